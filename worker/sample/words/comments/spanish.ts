import type { Phrases } from "./phrases.ts";

export const SPANISH: Phrases = {
  promoter: {
    any: [
      "El mejor café que nos han traído a casa.",
      "Os recomiendo siempre que puedo.",
      "Todo perfecto, no cambiéis nada.",
    ],
    ticket: ["Respondieron en una hora y sabían de qué hablaban.", "Da gusto que te atienda una persona."],
    refund: ["Llegó roto y lo cambiaron sin preguntas.", "Devolución rapidísima."],
    plan: ["La caja llega justo cuando se acaba la anterior.", "La máquina no ha fallado ni un día."],
    orders: ["El molinillo es una maravilla.", "Siempre recién tostado."],
  },
  passive: {
    any: ["Buen café, envío algo caro.", "Bien, sin más.", "Echo de menos bolsas más pequeñas."],
    ticket: ["Lo arreglaron, pero tuve que insistir.", "Amables, aunque cada vez contesta alguien distinto."],
    refund: ["Devolvieron el dinero, el envío lo pagué yo."],
    plan: ["Cómodo, aunque ha subido de precio.", "Nos gustaría elegir el día de entrega."],
    orders: ["Antes tardaba dos días, ahora cuatro.", "Las facturas no hay quien las entienda."],
  },
  detractor: {
    any: ["Demasiado caro para lo que es.", "Antes erais más cercanos.", "No es lo que prometía la página."],
    ticket: ["Cuatro correos y sigo igual.", "Nadie me devolvió la llamada."],
    refund: ["Otra vez roto y otra vez pidiendo fotos.", "Solo la mitad por algo que nunca funcionó."],
    plan: ["Subieron el precio y avisaron después.", "Una semana sin máquina y pagando igual."],
    orders: ["Granos viejos por segunda vez.", "Molienda equivocada, otra vez."],
  },
};
