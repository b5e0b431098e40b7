import type { CueTable } from './cue.ts'
import type { Situation } from './situation.ts'

const onTable = (s: Situation): boolean =>
  s.input.context.pendingOffer !== null ||
  s.input.context.choiceOffered ||
  [
    'offer',
    'refund_commitment',
    'delay_request',
    'refund_refusal',
    'payment_sent',
    'evidence_sent',
    'facts_stated',
  ].some((act) => s.others.has(act as never))
const dealOnTable = (s: Situation): boolean =>
  s.input.context.pendingOffer !== null ||
  ['offer', 'refund_commitment', 'delay_request'].some((act) => s.others.has(act as never)) ||
  /\bproposition\b/i.test(s.input.subject)

/** Offering, taking, refusing. */
export const dealCues: CueTable = {
  offer: [
    {
      find: /\b(?:je|nous|on|il|elle|j'|ma cliente|mon client|la sci|l'agence)(?: (?:vous|lui|leur|te|donc|en|leur))* ?(?:proposer?|proposons|propose|offre|offrons|offrirai|suggere)\b|\b(?:ma|notre|sa|leur|nouvelle|contre)[- ](?:derniere )?(?:contre-?)?(?:proposition|offre)(?: commune| finale| amiable)? ?(?:est|serait|:|=|c'est)/,
      unless:
        /\b(?:vous proposer -|tarif|abonnement|visiteurs|propose (?:la|une) mediation|qu'il propose|(?:il|elle) (?:me |nous )?propose (?:de me|de nous|seulement|que)|merci de me proposer)\b|\bne (?:vous |lui )?propose/,
      certainty: 'likely',
    },
    {
      find: /\b(?:je|nous|on)(?: (?:lui|vous|leur|donc))* ?(?:peux|pourrais|pourrait|pourrions|veux bien|voudrais bien|serais? (?:prete?|d'accord|dispose)|suis (?:prete?|disposee?)|sommes (?:prets?|disposes?)|accepterais|accepterions|consens|consentirais)\b.{0,60}\b(?:rendre|rembourser|restituer|verser|descendre|monter|aller jusqu|geste|M\d+|N\d+|partager|couper|moitie|diviser|renoncer|laisser|me contenter|s'entendre|solder)\b/,
      unless:
        /\b(?:si elle produisait|attendre|rembourser (?:mme|m\.|madame|monsieur) \w+ mais|prouver|si (?:besoin|vous voulez)|lui payer|vous envoyer|voudrais bien rembourser|peux (?:pas|rien|donc rien)|saisir|pas)\b|\?$/,
    },
    {
      find: /\b(?:qu'(?:il|elle|ils|on)|s'(?:il|ils)|si (?:il|elle|on|vous|l'agence|m\.?|mme|monsieur|madame)).{0,40}\b(?:rend|rende|rendent|verse|rembourse|garde|paye|renonce|descend)\b.{0,40}\b(?:M\d+|N\d+|tout)\b.{0,80}\b(?:quittes?|regle|arrete|n'en parle|bon pour moi|satisfait|considere|tout est|d'accord|accepte|renonce|clos|termine)/,
    },
    {
      find: /\b(?:a prendre ou a laisser|pour solde de tout compte|on est quittes|et on n'en parle plus|disposee? a (?:mettre un terme|transiger|regler|accepter)|couper la poire|moitie[- ]moitie|on (?:coupe|partage)|a l'amiable ?:|a titre (?:transactionnel|commercial|de geste)|geste commercial|d'accord avec les? M\d+ .{0,40}a condition|(?:M|N)\d+ et (?:elle|il|on) (?:signe|arrete|n'en|ferme)|ca (?:lui|vous) (?:fait|ferait) M\d+)\b/,
      unless: /\bcomme sa on etait quitte|etait quitte/,
    },
  ],
  acceptance: [
    {
      find: /\b(?:j'accepte|nous acceptons|on accepte|ma cliente accepte|mon client accepte|j'accepte|acceptee?s?)\b/,
      unless:
        /\b(?:n'accepte|pas accepte|j'accepte (?:pas|de participer|la mediation|que vous|d'entrer|votre mediation)|si j'accepte|accepter si|pas envisager|avez accepte)\b/,
      when: onTable,
      certainty: 'sure',
    },
    {
      find: /\b(?:c'est |je suis |on est |nous sommes |suis |tout a fait |bon |la |bien |ok )?(?:d'accord|dac|dacc|daccord)\b(?: (?:pour|avec|sur|de|a)\b.{0,30}|[ .!,]|$)/,
      unless:
        /\b(?:pas|si (?:vous|elle|il|tu)|etes|serait|est-il|est-elle|plus ou moins|ah d'accord je|d'accord (?:je vais (?:ecrire|voir)|merci d|pour (?:participer|la mediation|la commission|que vous))|freres sont|d'accord je vais ecrire|(?:il|elle|bastien|qu'il) (?:est|etait|soit) d'accord|l'accord|a condition|mais pas)\b/,
      when: dealOnTable,
    },
    {
      find: /\b(?:ok|okay|oki)\b(?:,? (?:pour|avec)\b| ca marche|[ .!]*$)/,
      unless: /\b(?:pas ok|tout etait ok|lieux ok|etait ok|ok donc|pour quand)\b/,
      when: dealOnTable,
    },
    {
      find: /\b(?:ca|cela|c'|qui|proposition|offre|cheque|virement|montant|somme|date) ?(?:me|nous|lui)? ?(?:va\b|conviennent|convient|conviendra|irait)(?! a mon adresse)|\b(?:me|nous) convient|\bje prends ?[!.]?|\bje valide|\bmarche conclu|\bc'est (?:ok|bon|parfait|entendu|note) pour moi|\bok pour moi|\bvolontiers\b|\bavec plaisir\b|\baffaire conclue|\ble compte est bon|\btope la/,
      unless: /\b(?:ca vous va|ne me convient|pas|si ca|vous va)\b|\?$/,
      when: dealOnTable,
    },
    {
      find: /\b(?:(?:je|on) peu[xt] attendre|prenez votre temps|(?:il|elle|vous) (?:a|avez) (?:donc )?raison|j'assume|rien a (?:re)?dire|je reconnais|je m'incline|je comprends? (?:la|sa|votre|leur) (?:retenue|position)|va pour|bien sur|pas de (?:souci|probleme) pour (?:attendre|moi|D\d))\b/,
      unless:
        /\b(?:qui a raison|n'a pas raison|mais je maintiens|je reconnais que (?:le courrier|la))\b|\bpour l'evier/,
      when: (s) => onTable(s) && s.side !== 'landlord',
    },
    {
      find: /^(?:bonjour,? |bonsoir,? )*(?:oui|ok|d'accord|entendu|ca marche|bon d'accord|va pour ca|soit)[ .!]*$/,
      when: (s) => dealOnTable(s) && s.text.sentences.length <= 2,
    },
    {
      find: /\bje veux juste les (?:M|N)\d|\blaissez tomber pour les penalites|\bje renonce aux penalites/,
      side: 'tenant',
      when: dealOnTable,
    },
  ],
  rejection: [
    {
      find: /\b(?:refuse|refusons|rejette|rejetons|decline|declinons|n'accepte|n'acceptons|n'accepterai|accepte pas|refusee?)\b(?!.{0,30}\b(?:mediation|participer|retard)\b)/,
      unless:
        /\b(?:s'il refuse|si (?:elle|il) refuse|il (?:me )?refuse|elle (?:me )?refuse|refuse de (?:me )?(?:rendre|rembourser|payer|repondre|venir)|refuser de venir|peut (?:il )?refuser|bailleur refuse|proprietaire refuse|agence refuse|ils? refusent|penalites)\b/,
      when: dealOnTable,
    },
    {
      find: /\b(?:trop peu|pas assez|insuffisant|inacceptable|une insulte|derisoire|ridicule|se moque|hors de question|pas question|c'est non|non merci|mais non|pas d'accord|ne suis pas d'accord|ne me convient pas|me convient pas|ne suis pas preneur|loin du compte|on est loin|ca ne va pas|ne marche pas)\b/,
      unless: /\bhors de question de (?:rendre|rembourser)|normal non\b/,
      when: dealOnTable,
    },
    {
      find: /^(?:bonjour,? |bonsoir,? |merci,? )*non\b(?:[ .!,]*$|,? (?:merci|M|N|je|c'est|pas|desole|trop))/,
      when: dealOnTable,
    },
    {
      find: /\bje maintiens ma demande|\bje (?:prefere|prefererais) attendre\b|\bje veux (?:la totalite|tout|l'integralite|les? M\d+ en entier)/,
      side: 'tenant',
      when: (s) => s.others.has('offer'),
    },
  ],
}
