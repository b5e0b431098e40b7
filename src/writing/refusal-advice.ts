/** What a proven mediator reads when a command was refused, by the reason for which it is held. */
export const refusalAdvice = {
  wrong_token: 'votre message ne répond à aucune lettre à approuver. Répondez au courriel d’approbation lui-même.',
  used_token: 'cette lettre a déjà reçu une réponse.',
  expired_token: 'le délai pour répondre est passé. Une nouvelle lettre vous sera proposée.',
  odd_sender:
    'votre adresse d’expéditeur est écrite de façon inhabituelle. Dans votre logiciel de courriel, gardez un nom simple et une seule adresse.',
  doubled_headers: 'votre message porte des en-têtes en double. Répondez depuis un autre logiciel de courriel.',
  other_sender:
    'votre message annonce une autre adresse que la vôtre (Sender ou Reply-To). Répondez depuis votre propre boîte.',
  forwarded_command:
    'votre message a été transféré, ou il est passé par une liste. Répondez vous-même au courriel d’approbation.',
  untimely_command:
    'votre message est arrivé plus d’un jour avant ou après sa signature. Répondez de nouveau. Si cela se répète, vérifiez l’heure de votre appareil.',
  not_addressed:
    'notre adresse n’est pas parmi les destinataires principaux. Répondez au courriel d’approbation lui-même.',
  parts_differ: 'le texte et la mise en page de votre message ne disent pas la même chose. Répondez en texte simple.',
  recused: 'vous vous êtes déporté de ce dossier.',
  hidden_characters: 'votre message contient des caractères cachés. Répondez de nouveau en tapant vos mots.',
} as const

export const nothingLeft = {
  subject: 'Rien n’est parti',
  text: (why: string): string => `Rien n’est parti : ${why}`,
} as const
