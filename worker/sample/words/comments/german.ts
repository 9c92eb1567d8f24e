import type { Phrases } from "./phrases.ts";

export const GERMAN: Phrases = {
  promoter: {
    any: [
      "Der beste Kaffee, den man uns je geliefert hat.",
      "Ich empfehle euch ständig weiter.",
      "Alles bestens, bitte so bleiben.",
      "Ehrlich, schnell, lecker.",
    ],
    ticket: ["Eine Mail, eine Stunde, Problem gelöst.", "Der Kundendienst ist freundlich und weiß, wovon er redet."],
    refund: ["Ein Paket war kaputt, der Ersatz kam sofort. So muss das sein.", "Erstattung ohne Diskussion. Danke!"],
    plan: ["Das Abo kommt immer, kurz bevor die Dose leer ist.", "Die Maschine läuft und läuft und läuft."],
    orders: ["Die Mühle ist ein Traum.", "Immer frisch geröstet, immer pünktlich."],
  },
  passive: {
    any: [
      "Guter Kaffee, der Versand könnte günstiger sein.",
      "Solide, aber nichts Besonderes.",
      "Mir fehlt eine größere Auswahl ohne Koffein.",
    ],
    ticket: ["Am Ende hat es geklappt, ich musste aber zweimal nachfragen.", "Nett, aber jedes Mal jemand anderes."],
    refund: ["Erstattet wurde, die Rücksendung habe ich selbst bezahlt."],
    plan: ["Das Abo ist praktisch, die Preiserhöhung weniger.", "Den Liefertag würde ich gern selbst ändern."],
    orders: ["Früher war das Paket nach zwei Tagen da.", "Die Rechnung verstehe ich bis heute nicht ganz."],
  },
  detractor: {
    any: ["Zu teuer geworden.", "Früher wart ihr persönlicher.", "Hält nicht, was die Seite verspricht."],
    ticket: ["Drei Wochen, fünf Mails, keine Lösung.", "Der versprochene Rückruf kam nie."],
    refund: [
      "Schon wieder Bruch im Paket, und ich soll wieder Fotos schicken.",
      "Nur die Hälfte zurück für etwas, das nie funktioniert hat.",
    ],
    plan: ["Preis erhöht und erst danach Bescheid gesagt.", "Eine Woche Ausfall und trotzdem die volle Rechnung."],
    orders: ["Zum zweiten Mal alte Bohnen.", "Falscher Mahlgrad, schon wieder."],
  },
};
