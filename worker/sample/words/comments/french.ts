import type { Phrases } from "./phrases.ts";

export const FRENCH: Phrases = {
  promoter: {
    any: [
      "Le meilleur café que l'on nous ait livré.",
      "J'en parle à tout le monde.",
      "Rien à redire, continuez ainsi.",
    ],
    ticket: ["Une réponse en moins d'une heure, et la bonne.", "Un service client qui écoute vraiment."],
    refund: ["Colis abîmé, remplacé sans discuter. Merci.", "Remboursée avant même d'avoir insisté."],
    plan: ["L'abonnement arrive toujours au bon moment.", "La machine n'est jamais tombée en panne."],
    orders: ["Le moulin est une merveille.", "Toujours frais, toujours à l'heure."],
  },
  passive: {
    any: ["Bon café, port un peu cher.", "Correct, sans plus.", "J'aimerais plus de choix en décaféiné."],
    ticket: ["Résolu, mais il a fallu relancer.", "Aimable, mais jamais la même personne."],
    refund: ["Remboursé, mais le retour était à ma charge."],
    plan: ["Pratique, même si le prix a augmenté.", "On voudrait choisir le jour de livraison."],
    orders: ["La livraison prend plus de temps qu'avant.", "Vos factures restent un mystère."],
  },
  detractor: {
    any: ["Trop cher pour ce que c'est.", "C'était mieux avant.", "On se sent un numéro."],
    ticket: ["Onze jours pour une réponse qui n'en est pas une.", "Personne n'a rappelé."],
    refund: ["Deuxième colis cassé de suite.", "La moitié remboursée pour un appareil qui n'a jamais marché."],
    plan: ["Une semaine de panne, facturée quand même.", "Résilier prend plus de temps que s'abonner."],
    orders: ["Des grains rassis, encore une fois.", "Mauvaise mouture, pour la deuxième fois."],
  },
};
