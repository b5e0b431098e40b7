import type { CueTable } from './cue.ts'
import type { Situation } from './situation.ts'

const claimed = (s: Situation): boolean =>
  s.others.has('payment_sent') ||
  s.others.has('refund_commitment') ||
  s.others.has('offer') ||
  s.others.has('acceptance') ||
  s.own.has('request_mediation') ||
  s.own.has('payment_missing')

const promiseVerb =
  '(?:rembourser|rendr|restituer|verser|reverser|virer|regler|paier|payer|enverr|ferai|adresser|recrediter|crediter|procederons|procederai|solder|depos|posterai|remettr)'

/** Money that is promised, kept, on its way, arrived or missing. */
export const moneyCues: CueTable = {
  refund_commitment: [
    {
      side: 'landlord',
      find: new RegExp(
        String.raw`\b(?:je|nous|on|j'|l'agence|la sci|elle|il)(?: (?:vous|lui|leur|les|le|la|l'|en|donc|m'|me|tout|te|y))* ?${promiseVerb}(?:ai|ons|a|rons|rai|ra|erai|erons|era|ai|ont)\b`,
      ),
      unless:
        /\b(?:ne |n')(?:lui |vous |leur |le |la |les |l')?\w+(?:ai|ons|a|ont) (?:pas|rien|plus|que|aucun|jamais)|\brien\b|\bpeut-etre\b|\bpas\b.{0,12}(?:un centime)|\bplainte\b|\bhuissier\b/,
      certainty: 'sure',
    },
    {
      side: 'landlord',
      find: /\b(?:je|nous|on|j')(?: (?:vous|lui|leur|les|le|la|donc|en|te))* ?(?:rends?|rembourse|rembourson[st]?|restitue|restituons|verse|versons|reverse|vire|virons|renvoie|fais (?:le |un |donc le |donc un )?(?:virement|cheque|necessaire)|faisons (?:le |un )?(?:virement|cheque|necessaire)|recreditons|recredite|procedons|procede|envoie (?:le |un )?(?:cheque|virement|solde|reste|M)|paie|paye|ren\b|regle|reglons|solde)\b/,
      unless:
        /\b(?:ne |n')|\bpropose|\bsi (?:elle|il|vous|on|ca)\b|\bpour(?:rais|rait)\b|\bon est quittes?\b|\bvous (?:propose|demande) de|\bmoi[- ]meme\b|\bcompte a vous rendre|\bme (?:rend|rembourse|verse)|\bn'en parle plus|\bpaye (?:mes|mon|les|la|le credit)/,
      certainty: 'likely',
    },
    {
      side: 'landlord',
      find: /\b(?:sera|seront|va etre|vont etre|serait)\b.{0,30}\b(?:rembourse|restitue|vire|verse|reverse|credite|recredite|regle|paye|rendu|solde|envoye|poste|effectue|emis|adresse|execute)e?s?\b/,
      unless: /\b(?:ne|n') ?(?:sera|seront)|\bpas\b|serait|le cas echeant|expertise|rendez-vous|les comptes ne/,
      certainty: 'likely',
    },
    {
      side: 'landlord',
      find: /\b(?:virement|cheque|remboursement|restitution|solde|complement|paiement|reglement)\b.{0,50}\b(?:part(?:ira|iront)?\b|sera|est pret|est prevu|prevu (?:le|pour|D)|programme|interviendra|suivra|au plus tard|sous (?:D|huit|quin)|d'ici|demain|dans la semaine|avant (?:le )?D)/,
      unless: /\b(?:ne|n')\b.{0,12}\b(?:pas|plus)\b|parti\b|pas (?:de|encore)|toujours pas|serait/,
      certainty: 'likely',
    },
    {
      side: 'landlord',
      find: /\b(?:m'engage|nous engageons|engagement|promets|je vais (?:donc |lui |vous |leur |te |tout )*(?:rendre|rembourser|restituer|verser|virer|faire (?:le|un) (?:virement|cheque)|payer|envoyer|regler)|nous allons (?:donc |lui |vous )*(?:proceder|rembourser|restituer|verser|virer|regler)|va(?:is)? (?:lui |vous )?(?:rembourser|rendre|restituer)|on va (?:donc |lui |vous |leur )*(?:rembourser|rendre|restituer|verser|payer)|voudrais bien (?:la |le |les |lui )?(?:rembourser|rendre)|ne conteste (?:pas|plus) (?:la somme|devoir|les M)|ne contestons (?:pas|plus)|ne cherche pas (?:du tout )?a garder|(?:vous|elle|il|ils) (?:aurez|recevrez|aura|recevra|recevront) (?:donc |bien |son |le |un |votre |M))\b/,
      unless: /\bje me vais|\bsi (?:elle|il)|\bpas (?:un|le)\b|\bplainte/,
      certainty: 'likely',
    },
  ],
  refund_refusal: [
    {
      side: 'landlord',
      find: /\b(?:je|nous|on|j'en|j'ai|l'agence|la sci)(?: (?:lui|vous|donc|n'en|en|ne|leur|bien))* ?(?:garde|gardons|garderai|garderons|conserve|conservons|conserverai|retiens|retenons|retiendrai|ai (?:donc )?(?:garde|retenu|conserve)|maintiens|maintenons|deduis|deduisons|preleve)\b/,
      unless:
        /\b(?:peux|pouvez|vous pouvez|comme neuf|contact|on est quittes?|si (?:elle|il) prefere|propose de garder|l'enveloppe|bon souvenir|la preuve|ma position de rendre|ai garde l'enveloppe)|\bne (?:cherche|garde|conserve|retiens|maintiens) (?:pas|rien|plus)\b/,
      certainty: 'likely',
    },
    {
      side: 'landlord',
      find: /\b(?:maintien(?:s|t)?|maintenons|justifiee?s?|fondee?|bien[- ]fonde|confirm(?:e|ons))\b.{0,50}\b(?:retenues?|sommes? retenues?|deductions?|imputations?|decompte|position|refus)\b|\b(?:retenues?|deductions?|sommes)\b.{0,40}\b(?:maintenue?s?|justifiee?s?|fondee?s?|acquise?s?|legitimes?|dues?)\b/,
      unless: /\b(?:pas|non|in)justifi|\bsans\b|contestee?|\bne (?:sont|sont|maintenons)/,
    },
    {
      side: 'landlord',
      find: /\b(?:n'aura|n'auront|n'aurez|n'obtiendra|ne verra|ne touchera|ne recevra|aura)\b.{0,20}\b(?:rien|pas un|aucun|zero|centime|sou)\b|\b(?:rien a|pas a|aucune raison de|hors de question de|pas question de|refuse de|refusons de|ne (?:peux|veux|vais|compte)\b.{0,20}\bpas|ne peux (?:donc )?rien) ?(?:lui |vous |leur |de )*(?:rendre|rembourser|restituer|verser|payer|reverser)\b|\b(?:ne |n')(?:lui |vous |leur |le |la )?(?:rends?|rendrai|rembourse|rembourserai|restitue|restituerai|reverserai|rendrons|rembourserons|restituerons|verserai|paierai|payerai)\b.{0,12}\b(?:pas|rien|plus|jamais|aucun)/,
      unless: /\bpenalites?\b|\bmajorations?\b|\bje ne dis pas\b|peux pas .{0,30}(?:avant|tant que|maintenant)/,
    },
    {
      side: 'landlord',
      find: /\b(?:me doit|m'en doit|nous doit|me doivent|redevable|reste a (?:sa|la|leur|votre) charge|(?:est|sont|restent?|reste) (?:donc |bien )?a (?:sa|la|leur|votre) charge|imputables?|imputee?s?|a deduire|deduite?s? d|dues? par (?:le|la) locataire|denie|conteste(?:ns)? (?:toutefois )?(?:devoir|toute)|depot (?:est|reste|sera) (?:acquis|conserve|retenu|absorbe|perdu)|considere qu'(?:il|elle) n'est pas parti|rien a (?:lui )?rendre|pas obligee? de (?:rendre|rembourser)|plus que (?:la|le) (?:caution|depot))\b/,
      unless: /\bne (?:me )?doit (?:rien|plus)|n'est pas a|j'annule/,
    },
    {
      side: 'landlord',
      find: /\b(?:provision|frais|forfait|retenue|nettoyage|menage|refection|remise en etat|peinture|degradations?)\b.{0,70}[:=-] ?M\d+|\bretenue de M\d|\bforfait .{0,40}(?:prevu|contrat|bareme)/,
      unless: /\b(?:annul|rembours|par erreur|recred|restitu)/,
      when: (s) => s.role === 'agent' || s.side === 'landlord',
    },
  ],
  payment_sent: [
    {
      side: 'landlord',
      find: /\b(?:virement|cheque|mandat|remboursement|paiement|reglement|solde|somme|argent|complement|M\d+|depot)\b.{0,60}\b(?:est parti|sont partis|parti\b|partis\b|effectue\b|effectues\b|emis\b|execute|poste\b|postes\b|envoyee?s?\b|viree?s?\b|versee?s?\b|fait\b|faite\b|regle\b|reglee\b|transmis\b|ordonne\b|lance\b|mis en virement|passe\b|credite|depose)/,
      unless:
        /\b(?:sera|seront|va etre|serait|pas|rien|jamais|n'a|aucun|prevu|si|devait|partira|il faut|faut|retenue?|reste a|peinture|demain|a l'entree|doit|doivent|pourrait|avant|par la locataire|facture|devis|artisan|travaux|fait (?:refaire|reparer|changer))\b/,
    },
    {
      side: 'landlord',
      find: /\b(?:j'ai|nous avons|on a|l'agence a|j'avais|ai)(?: (?:bien|donc|deja|aussi|tout|lui|leur|vous|ce matin|enfin|immediatement|aussitot|D\d+))* ?(?:vire|verse|rembourse|reverse|rendu|restitue|regle|paye|envoye (?:le |un |les |M)?(?:cheque|virement|M|argent)|fait (?:le |un |partir |l')?(?:virement|cheque|necessaire|paiement)|procede (?:au|a la)|poste (?:le|un) cheque|effectue (?:le|un)|depose (?:le|un) cheque|solde)\b/,
      unless:
        /\b(?:pas|rien|jamais|n'ai|n'avons)\b|\bpaye (?:la|le|les|mon|ma|mes|l'|un artisan|M\d+ (?:de|pour))|\bregle (?:la|le probleme|les) |\brendu (?:compte|visite)|\bavait\b/,
      certainty: 'likely',
    },
    {
      side: 'landlord',
      find: /^(?:bonjour,? |bonsoir,? |voila,? |et voila,? |c'est |bon,? |hop,? )*(?:fait|paye|vire|regle|envoye|virement fait|c'est (?:fait|parti|paye|vire|regle|envoye)|parti)\b[ .!]*(?:ce matin|D\d+|hier|a l'instant)?.{0,30}$/,
      when: (s) =>
        s.own.has('acceptance') ||
        s.own.has('refund_commitment') ||
        s.own.has('offer') ||
        s.others.has('payment_missing'),
    },
    { side: 'landlord', find: /\bviens de (?:faire|virer|payer|regler|envoyer|verser) (?:le|les|l'|un|M|N)|\bc'est (?:fait|parti|paye|vire|regle|envoye)\b/, unless: /\bpas|\bsi\b|si c'est fait/ },
    {
      side: 'landlord',
      find: /\b(?:a|ont) ete (?:vire|rembourse|solde|regle|credite|verse|emis|restitue|reverse|envoye|poste|effectue)e?s?\b/,
      unless: /\b(?:pas|rien|jamais|n'a)\b|par la locataire|par le locataire|a l'entree/,
    },
  ],
  payment_received: [
    {
      side: 'tenant',
      find: /\b(?:recue?s?|encaissee?s?|touchee?s?|arrivee?s?|creditee?s?|percue?s?)\b.{0,60}\b(?:virement|cheque|M\d+|N\d+|argent|somme|complement|solde|paiement|remboursement|caution|depot)|\b(?:virement|cheque|M\d+|N\d+|argent|somme|complement|solde|paiement|remboursement|caution|depot|tout)\b.{0,40}\b(?:recue?s?|encaissee?s?|arrivee?s?|creditee?s?|est la|sont la|sur (?:le|mon) compte|accuse reception|sur notre compte)\b/,
      unless:
        /\b(?:pas|rien|jamais|toujours|aucun|n'ai|n'a|n'est|quand|si|des que|jusqu'a|courrier recu|avant d')\b(?! (?:la totalite|tout))|\brecu (?:un|votre|le|une|la|son|ce) (?:mail|courriel|message|courrier|lettre|reponse|sms|decompte|devis|facture)|devis|facture/,
      when: claimed,
      certainty: 'sure',
    },
    {
      side: 'tenant',
      find: /^(?:bonjour,? |bonsoir,? |ok,? |super,? |parfait,? |c'est )*(?:bien |tout )?(?:recue?s?|arrivee?s?|encaissee?s?)\b(?: (?:ce matin|D\d+|aujourd'hui))?[ .!,]*(?:merci.{0,40})?$/,
      when: claimed,
    },
    {
      side: 'tenant',
      find: /\bj'accuse (?:bonne )?reception (?:des|du|de la) (?:M|N|virement|somme|cheque)|\bce matin,? .{0,20}virement de M|\bc'est (?:sur (?:le|mon) compte|bien arrive|arrive|recu|encaisse|credite)\b|\bj'ai (?:bien |tout |enfin )+(?:recu|eu|touche)(?! (?:votre|vos|le (?:mail|message|courrier|decompte|devis)|la (?:lettre|facture|reponse)))\b/,
      unless: /\bpas|jamais|rien\b/,
      when: claimed,
    },
    {
      side: 'tenant',
      find: /\b(?:il|elle|l'agence|ils|on)(?: m'a| m'ont| nous a| a)(?: bien| enfin| tout)* (?:paye|rembourse|rendu|vire|verse|regle)\b/,
      unless: /\b(?:pas|rien|jamais|que|toujours|n'a|ne|seulement)\b/,
      when: (s) => claimed(s) && !s.opening,
    },
  ],
  payment_missing: [
    {
      side: 'tenant',
      find: /\b(?:toujours|encore|a ce jour|depuis|jamais|mais)\b.{0,40}\b(?:rien|aucun(?:e)?|pas (?:de|d'|recu|eu|rendu|rembourse|paye|un))\b(?!.{0,20}\b(?:facture|justificatif|devis|panne|degrad|probleme|retard de loyer))/,
      unless:
        /\b(?:rien (?:a redire|casse|signale|dit|fait|demande|compris|degrade|note|change)|pas (?:de|d') (?:reponse au|probleme|souci|degrad|copro)|rien a (?:signaler|dire|redire|payer|voir)|presque plus rien|pas (?:recu|eu) (?:la|les|le|de) (?:facture|justificatif|devis|decompte|photo|courrier)|tout paye|aucun (?:retard|impaye|loyer|incident|degat|dommage|trou))/,
    },
    {
      side: 'tenant',
      find: /\b(?:n'ai|n'avons|n'a|n'ont|ai|avons|j'ai|on a)(?: (?:toujours|encore|pas|rien|jamais|meme|a ce jour|absolument))+ (?:ete )?(?:recu|touche|revu|eu|percu|recupere|ete rembourse|rembourse|rendu|restitue|verse|vire|paye|regle|envoye)(?!.{0,20}\b(?:facture|justificatif|devis|decompte|photo|mail|message|loyer|la lettre))/,
      unless: /\b(?:tout paye|jamais (?:paye|eu) en retard)\b/,
    },
    {
      side: 'tenant',
      find: /\b(?:n'a|n'ont|m'a|m'ont|ne m'a|ne m'ont|nous a)\b.{0,25}\b(?:rien|jamais|pas|toujours pas|que)\b.{0,12}\b(?:rendu|rembourse|restitue|verse|vire|paye|regle|envoye|reverse)/,
      unless: /\bfacture|justificatif|devis|paye le loyer/,
    },
    {
      side: 'tenant',
      find: /\b(?:rend|rends|rembourse|rendent|restitue|veut|veulent)(?: (?:toujours|pas|plus|rien|jamais|me|nous))* (?:pas|rien|plus)\b.{0,25}\b(?:caution|depot|garantie|argent|M\d|rendre|rembourser|restituer)?|\bnon (?:rembourse|restitue|rendu|verse)e?\b|\bpas (?:encore )?(?:ete )?(?:rembourse|restitue|rendue?|revue?|recue?|verse)/,
      unless: /\b(?:rend pas compte|facture|justificatif|devis|clefs?|cles)\b/,
    },
    {
      side: 'tenant',
      find: /\bj'attends? (?:toujours|encore|depuis|donc)?.{0,12}\b(?:ma caution|mon depot|ma garantie|mes M|les M|mon argent|le (?:virement|remboursement|solde|complement|reste)|la restitution)|\bzero euros?\b|\bpas un (?:sou|centime|euro|rond)\b|\bne voyant rien|\baucun (?:reglement|remboursement|virement|versement|paiement)\b|\b(?:pas|non|jamais) (?:rendue?|remboursee?|restituee?|recue?)\b|\bM\d+ (?:manquants?|restants?|qui (?:manquent|restent))|\bmanquent?\b.{0,10}M\d|\b(?:apres|depuis|cote|jour|mois) ?[:,]? rien\b|\bni (?:reponse ni )?argent|\bque j'attends?\b|\b(?:il|m'en|me|nous)? ?manque(?:nt)?\b.{0,15}M\d|\b(?:recuperer|obtenir|reclame|demande|attends|reste|restent|du)\b.{0,25}\b(?:le reste|la difference|le solde|le complement|les? M\d+ (?:qui |restant|manquant))|\b(?:n'ai|n'a|n'ont)\b.{0,25}\bque M\d|\bseulement M\d|\bplus (?:de nouvelles?|rien|aucune nouvelle)\b|\bsilence (?:radio|total|complet)\b|\bla vois pas revenir|\brien (?:n'a ete|ne m'a ete|recu|rendu|touche|eu)\b/,
      unless: /\bj'attends (?:votre|vos|sa|la|une) (?:reponse|facture|devis)|attends donc l'ag\b/,
    },
  ],
}
