import type { CueTable } from './cue.ts'
import { fold } from './fold.ts'
import { anyOf } from './phrases.ts'
import type { Situation } from './situation.ts'

const said = (s: Situation, ...acts: string[]): boolean => acts.some((act) => s.others.has(act as never))
const proposed = (s: Situation): boolean =>
  s.input.context.pendingOffer !== null || /\bproposition\b/.test(fold(s.input.subject))
/** Something that can be accepted or refused: an offer, a promise, a delay asked for. */
const onTable = (s: Situation): boolean => proposed(s) || said(s, 'offer', 'refund_commitment', 'delay_request')
/** Something that can be conceded: also a retention, or the other side's account. */
const conceivable = (s: Situation): boolean =>
  onTable(s) ||
  s.input.context.choiceOffered ||
  said(s, 'refund_refusal', 'payment_sent', 'evidence_sent', 'facts_stated')

/** Offering, taking, refusing. */
export const dealCues: CueTable = {
  offer: [
    {
      find: anyOf(
        "(?:je|nous|on|j'|ma cliente|mon client|la sci|l'agence|elle|il|ils)(?: (?:vous|lui|leur|te|donc|en|alors))* ?(?:propose|proposons|proposerais|offre|offrons|offrirais?|suggere|suggerons)",
        '(?:ma|notre|sa|leur|nouvelle|contre|derniere)[- ](?:contre-?)?(?:proposition|offre)(?: commune| finale| amiable)? ?(?:est|serait|:|=|c.est|,)',
        "(?:je|nous|on|celui-ci|le bailleur|le proprietaire|notre mandante?)(?: (?:lui|vous|leur|donc|y))* ?(?:peux|pourrais|pourrait|pourrions|veux bien|voudrais bien|serais? (?:prete?|d'accord|dispose)|suis (?:prete?|disposee?)|sommes (?:prets?|disposes?)|accepterais|accepterait|accepterions|consens|consentirai[st]?|prefererais) .. (?:rendre|rembourser|restituer|verser|descendre|monter|aller jusqu|geste|M\\d+|N\\d+|partager|couper|moitie|diviser|renoncer|laisser|me contenter|ramener|solder|rende|transiger)",
        "s'entendre (?:pour|sur) .{0,20}(?:M|N|je rende|je lui)",
        '(?:entendre|accord) pour que je rende',
        "(?:qu'(?:il|elle|ils|on)|s'(?:il|ils)|si (?:il|elle|on|vous|l'agence)) .{0,40}(?:rend|rende|rendent|verse|rembourse|garde|paye|renonce|descend) .{0,40}(?:M\\d+|N\\d+) .{0,80}(?:quittes?|regle|arrete|n'en parle|bon pour moi|satisfait|considere|tout est|d'accord|accepte|renonce|clos|termine)",
        "a prendre ou a laisser|pour solde de tout compte|on est quittes|on (?:n')?en parle plus",
        '(?:M|N)\\d+,? (?:maximum|max|dernier prix|pas plus|pas moins|et c.est tout|(?:et )?je signe|et on est bons?|grand maximum)',
        'je (?:peux|pourrais) (?:entendre|accepter|aller a) (?:M|N)\\d+',
        'disposee? a (?:mettre un terme|transiger|regler|accepter|restituer|rembourser)',
        'coup\\w+ la poire|moitie[- ]moitie|on (?:coupe|partage)',
        '(?:file|donne|laisse|verse|rends|rendrai) .. (?:M\\d+|N\\d+|moitie) .{0,30}(?:en parle plus|on est quittes?|basta|point final)',
        'a titre (?:transactionnel|de geste)',
        'geste commercial',
        'a condition que .{0,20}(?:divise|partage|M)',
        '(?:M|N)\\d+ et (?:elle|il|on|je) (?:signe|arrete|n.en|ferme)',
        'ca (?:lui|vous|me) (?:fait|ferait) (?:M|N)\\d+',
        'soit (?:M|N)\\d+ (?:a|pour) (?:me|nous|lui) rendre',
        '(?:M|N)\\d+ maintenant et',
        '(?:garderai|garderais|garde) .{0,15}(?:M|N)\\d+ et .{0,12}(?:rendrai|rendrais|rends) .{0,40}quittes?',
        'sur cette base',
        'si .{0,40}(?:confirme|accepte|d.accord),? je (?:garderai|rendrai|rembourserai|verserai)',
        'je me contenterais? de',
        'et si (?:je|on|nous) (?:lui |vous )?(?:rendais|rendait|rendions|versais|versait|remboursais|partageait|coupait)',
        'que diriez[- ]vous',
        'disons (?:M|N)\\d+',
        "s'(?:il|elle) (?:me |nous )?(?:rend|verse|rembourse) (?:M|N)\\d+,? (?:je|on|nous)",
        'accepterai[st]? .{0,20}(?:\\d fois|M\\d|N\\d|de)',
        "s'(?:il|elle|ils) (?:regle|paie|paye|rend|verse|rembourse|vire) .{0,40},? je (?:renonce|arrete|retire|laisse)",
        '\\d ?(?:fois|x) ?(?:M|N)\\d+',
        'proposition ?: ?(?:M|N)\\d+',
        'je suis prete? a accepter',
      ),
      unless: anyOf(
        'vous proposer -',
        'tarif|abonnement|visiteurs',
        'propose (?:la|une|votre) mediation',
        'proposez[- ]vous',
        '(?:il|elle|ils) (?:me |nous )?(?:propose|offre) (?:de me|de nous|seulement|que|M)',
        'ne (?:vous |lui )?propose',
        'etait quitte',
        'rembourser .{0,30}mais ou',
        'si elle produisait',
        'pourrais envisager',
        'peux (?:pas|rien|donc rien)',
      ),
      when: (s) => !s.opening || s.side !== 'tenant',
    },
    {
      // A bargain offered before anybody answered: "s'il me rend 300, je retire ma plainte".
      find: anyOf(
        "(?:s'(?:il|elle|ils)|si (?:il|elle|on|vous|l'agence)) .{0,30}(?:rend|rende|rendent|rendez|verse|rembourse|vire|paie|paye)\\w* .{0,20}(?:M|N)\\d+,? .{0,12}(?:je|on|nous) (?:retire|renonce|arrete|laisse|annule|retirons|renoncons)",
      ),
    },
  ],
  acceptance: [
    {
      // Said in so many words: what it answers may have been put by the mediator, whose mails are not read.
      find: anyOf(
        "j'accepte|nous acceptons|(?:ma cliente|mon client) accepte|mes clients .{0,60}acceptent|c'est accepte|(?:acquiesce|acquiescent|consentent) (?:a|au)|(?:c'est )?entendu pour (?:le )?(?:D|M|N)\\d+|va pour (?:leur|son|sa|le|la|votre)",
        "(?:d'accord|ok|partant[es]*|banco|va) (?:donc |aussi |bien )?pour (?:les |le |un virement de )?(?:M|N)\\d+",
        "(?:ca|cela) (?:me|nous) (?:va|convient)|(?:ca|cela) marche pour (?:moi|nous|M\\d+|N\\d+)|(?:ca|cela) va (?:tres )?bien comme (?:ca|cela)|(?:votre|cette|la|sa|leur) (?:proposition|offre) est acceptee|(?:c'est|est) (?:donc )?(?:bon|ok|d'accord) pour (?:moi|nous)|je valide|marche conclu",
      ),
      unless:
        /\bpas (?:du tout )?d'accord|\b(?:n'accepte|si j'accepte|que j'acceptais|jamais dit)|j'accepte (?:de (?:participer|venir)|la mediation|que vous|votre mediation|le principe)|\bd'accord pour (?:participer|la mediation|que vous)|\bne (?:me|nous) |\b(?:qu'il|qu'elle) .{0,25}d'accord|\ba condition\b|\bj'accepterais|\?$/,
      when: (s) => !s.opening,
    },
    {
      find: anyOf(
        "j'accepte|nous acceptons|on accepte|accepte (?:cette|votre|la|sa|l.offre|les)|ma cliente accepte|mon client accepte|acceptons",
        "(?:je |c'est |on est |nous sommes |suis |tout a fait |bon |la )?d'accord(?: (?:pour|avec|sur) .{0,30})?",
        'ok(?:ay)?,? (?:pour|avec)|okay?[ .!]*$|^ok(?:ay)?[ ,]',
        '(?:ca|cela|c|qui|proposition|offre|cheque|virement|montant|somme|date)? ?(?:me|nous) (?:va|vont|convient|conviennent|conviendrait|conviendra|irait)',
        '(?:donne|donnons) (?:mon|notre) accord|ca marche|je prends|je valide|marche conclu|volontiers|avec plaisir|affaire conclue|tope la|va pour|banco',
        "c'est (?:ok|bon|parfait|entendu|note|bon comme ca) pour (?:moi|nous)",
        'pour (?:moi|nous) c.est (?:ok|bon|parfait|d.accord)',
        "perfectly fair|that's fair",
      ),
      unless:
        /\bpas (?:du tout )?d'accord|\b(?:n'accepte|pas accepte|accepte pas|si j'accepte|accepter si|envisager|avez accepte|j'accepte de (?:participer|venir)|j'accepte (?:la mediation|que vous|votre mediation|qu'ils gardent))|\bserais d'accord|\bd'accord,? merci|\bsi (?:vous|elle|il|tu) (?:etes|est|etait|es)|\bah d'accord je|\bd'accord (?:je vais|merci d)|\bd'accord (?:pour|de) (?:participer|la mediation|que vous|transmettre)|\b(?:il|elle|freres|bastien|qu'il|mari|femme) (?:est|etait|soit|sont|sont enfin) d'accord|\bd'accord avec .{0,40}a condition|\bd'accord avec (?:elle|lui|vous) sur le fond|\bok merci|\b(?:lieux|tout etait|etait|c'est) ok\b|\bne (?:me )?convient|\bd'accord mais non|\bvous (?:va|convient)/,
      when: onTable,
      certainty: 'likely',
    },
    {
      side: 'tenant',
      find: anyOf(
        "(?:je|on) peu[xt] attendre|prenez votre temps|prenne son temps|qu'(?:il|elle) prenne",
        '(?:il|elle|vous|ils) (?:a|avez|ont) (?:donc |bien )?raison',
        "j'assume|rien a (?:re)?dire|c'est (?:normal|juste|correct|honnete|reglo) .{0,15}(?:retenue|facture|je paie)?",
        "je (?:reconnais|m'incline|concede|comprends (?:la|sa|votre|leur) retenue)",
        'je veux juste les? (?:M|N)\\d+',
        '(?:laissez tomber|renonce) (?:pour |aux )?(?:les )?penalites',
        'bien sur,? (?:je|pas de|prenez)',
        "j'accepte (?:la|cette|leur|sa|votre|le|les) (?:retenue|decompte|facture|explication)",
        'pas de (?:souci|probleme) (?:pour|je)',
        'je renonce (?:au reste|a la difference|a la majoration|au surplus)',
        'je (?:paierai|payerai|paie|regle) (?:les|la|ma|ce|le)',
      ),
      unless:
        /\b(?:n'a pas raison|mais je maintiens|qui a raison|je ne reconnais|je prefere attendre|la cause|pas normal|pas honnete)\b|\?$/,
      when: (s) => conceivable(s) && !s.opening,
    },
    {
      find: /^(?:bonjour,? |bonsoir,? |bon,? |bah |eh bien )*(?:oui|ok|d'accord|entendu|ca marche|va pour ca|soit)[ .!]*$/,
      when: (s) => onTable(s) && s.text.sentences.length <= 2,
    },
  ],
  rejection: [
    {
      find: anyOf(
        '(?:je|nous|on)(?: (?:la|le|les|donc))* ?(?:refuse|refusons|rejette|rejetons|decline|declinons) .. (?:offre|proposition|M\\d+|N\\d+|montant|arrangement|compromis)',
        "(?:je|nous|on) n'(?:accepte|acceptons|accepterai|accepterons) (?:pas|ni) (?:cette|votre|vos|son|sa|leur|l') ?(?:offre|proposition|montant)",
      ),
      unless: anyOf('penalites?', 'majoration', 'mediation'),
      when: (s) => !s.opening,
    },
    {
      find: anyOf(
        '(?:je|nous|on|ma cliente|mon client|la sci|elle|il)?(?: (?:la|le|les|vous|donc))* ?(?:refuse|refusons|rejette|rejetons|decline|declinons)',
        "(?:n'accepte|n'acceptons|n'accepterai|n'accepterons|accepte) (?:pas|rien|plus)",
        'peu[xt] pas accepter|ne pouvons accepter|pas (?:du tout )?suffisante?',
        'trop peu|pas assez|insuffisante?|inacceptable|une insulte|derisoire|ridicule|se moque|se fiche|se fout|hors de question|pas question',
        "c'est non|non merci|mais non|toujours non|ce sera non",
        "(?:pas|ne suis pas|ne sommes pas|suis pas) (?:du tout )?d'accord",
        "(?:ne |n')?(?:me|nous) (?:convient|va|satisfait) pas",
        'trop (?:long|tard|loin|bas|faible)',
        'ne suis pas preneu\\w+|loin du compte|on est loin|ca ne va pas|ne marche pas|pas ce qui (?:est|etait) (?:du|prevu)',
        'je maintiens ma demande',
        'je (?:prefere|prefererais) attendre',
        "je veux (?:la totalite|tout mon|l'integralite|les? M\\d+ en entier)",
        'fini d.attendre|plus attendre|assez attendu|pas attendre',
      ),
      unless: anyOf(
        's.il refuse|si (?:elle|il) refuse',
        '(?:il|elle|ils|bailleur|proprietaire|agence|qui) (?:me |nous )?refuse(?:nt)?',
        'refuse de (?:me |nous |lui )?(?:rendre|rembourser|payer|repondre|venir|restituer)',
        'refuse (?:la|votre|cette|toute) mediation',
        'peut (?:il )?refuser',
        'penalites?',
        'hors de question de (?:rendre|rembourser|payer)',
        'normal non',
        'ne refuse pas',
        'si .{0,30}pas d.accord',
        'participer',
      ),
      when: onTable,
    },
    {
      find: /^(?:bonjour,? |bonsoir,? |merci,? |ah |ben |euh )*non\b(?:[ .!,]*$|,? (?:merci|M\d|N\d|je|c'est|pas|desole|trop))/,
      when: onTable,
      certainty: 'sure',
    },
  ],
}
