import type { CueTable } from './cue.ts'
import { anyOf } from './phrases.ts'
import type { Situation } from './situation.ts'

/** Something was promised, paid or asked for before, so that money can be said to have come or not. */
const underway = (s: Situation): boolean =>
  ['payment_sent', 'refund_commitment', 'offer', 'acceptance'].some((act) => s.others.has(act as never)) ||
  s.own.has('request_mediation') ||
  s.own.has('payment_missing') ||
  s.own.has('acceptance')

const I = "(?:je|j'|nous|on|l'agence|la sci|elle|il|le notaire)"
const TO = "(?: (?:vous|lui|leur|les|le|la|l'|en|donc|te|y|bien|tout|alors|ainsi|volontiers|m'|me|n'))*"
const FUTURE =
  '(?:rembourse|rend|restitue|verse|reverse|vire|regle|paie|paye|enver|renver|fe|refe|adresse|recredite|credite|procede|solde|poste|remett|donne)r(?:ai|a|ons|ont|ez)'
const MONEY =
  '(?:virement|cheque|mandat|remboursement|paiement|reglement|solde|somme|argent|complement|depot de garantie|M\\d+|N\\d+|le tout|la totalite|le reste|difference)'
const PAID = '(?:vire|verse|rembourse|reverse|rendu|restitue|regle|paye|solde|credite|recredite|transfere)e?s?'

/** Money that is promised, kept, on its way, arrived or missing. */
export const moneyCues: CueTable = {
  refund_commitment: [
    {
      side: 'landlord',
      find: anyOf(`${I}${TO} ?${FUTURE}`),
      unless: anyOf(
        "(?:ne|n')(?: ?(?:lui|vous|leur|le|la|les|l'|m'))* ?\\w+(?:ai|ons|a|ont) (?:donc |plus |en )?(?:pas|rien|plus|que|aucun|jamais)",
        'peut-etre',
        'plainte|huissier',
        'deux mois de loyer',
        'des que .{0,20}(?:reparations|travaux)',
        'paierai pas',
      ),
    },
    {
      side: 'landlord',
      find: anyOf(
        `${I}${TO} ?(?:rends?|rend|rembourse|remboursons|restitue|restituons|verse|versons|reverse|reversons|vire|virons|renvoie|recreditons|recredite|procedons|procede|paie|paye|regle|reglons|solde|soldons|annule la retenue)`,
        `${I}${TO} ?(?:fais|faisons|fait) (?:donc )?(?:le|un|l'|partir le|partir un)? ?(?:virement|cheque|necessaire|nécessaire)`,
        `(?:je|on|nous)${TO} ?(?:fais|refais|faisons|envoie|renvoie|donne|vire|revire|mets|remets) (?:donc )?(?:ca|les |le |un |une |cela )?(?:virement |cheque )?(?:de )?(?:M\\d|N\\d|avant|D\\d)`,
        `${I}${TO} ?(?:envoie|envoyons|poste|adresse|adressons) (?:donc |lui |vous )?(?:le|un) (?:cheque|virement|solde|reste)`,
      ),
      unless:
        /\b(?:ne|n') ?(?:(?:lui|vous|leur|le|la|les|l'|m'|en) ?){0,2}(?:rend|rembours|restitu|vers|revers|vir|proced|pai|pay|regl|sold|fai|envo|annul)|\bpropos|\bsi (?:elle|il|vous|on|ca)\b|\bpour(?:rais|rait|rions)\b|\bquittes?\b|\bpour que (?:je|nous)|\bvous demande de|\bcompte a vous rendre|\bme (?:rend|rembourse|verse|doit)|\bn'en parle plus|\b(?:rends?|rembourse|verse|paie|paye) (?:rien|pas)|\b(?:paye|regle) (?:mes|mon|les|le|la|un|une) (?!tout|solde|reste)|\bc'est (?:elle|lui) qui rend|\bqu'(?:elle|il)|\?$/,
    },
    {
      side: 'landlord',
      find: anyOf(
        '(?:sera|seront|va etre|vont etre) .. (?:rembourse|restitue|vire|verse|reverse|credite|recredite|regle|paye|rendu|solde|envoye|poste|effectue|emis|adresse|execute|deduit de rien)e?s?',
        'virement (?:est |sera |prevu |programme |partira |part |sous |demain|d.ici|avant|au plus tard|dans la semaine|interviendra)',
        '(?:cheque|remboursement|restitution|solde|complement|paiement|reglement) .. (?:partira|part|est pret|prevu le|prevu pour|prevu D|interviendra|suivra|sous D|sous huit|sous quin|demain)',
        `(?:m'engage|s'engage|nous engageons|engageons|promets|promettons)`,
        '(?:je|nous|on)(?: (?:vais|allons|va))(?: (?:donc|lui|vous|leur|te|tout|tous))* (?:rendre|rembourser|restituer|verser|virer|reverser|payer|envoyer|regler|solder|faire (?:le|un) (?:virement|cheque)|proceder)',
        'voudrais bien (?:la |le |les |lui )?(?:rembourser|rendre)',
        'ne conteste (?:pas|plus) (?:devoir|lui devoir|les M)',
        'ne cherche pas (?:du tout )?a garder',
        '(?:vous|elle|il|ils) (?:l.|les |la )?(?:aurez|recevrez|aura|auront|recevra|recevront)(?! (?:rien|pas|plus|qu))(?: .{0,12}(?:son|ses|le|les|un|votre|vos|la somme|M\\d|N\\d|D\\d))',
        'ok (?:va )?pour (?:le )?(?:D|M|N)',
        `(?:je|on|nous)${TO} ?(?:transfere|transferons|fais ca|paie ca)`,
        '(?:avons|ai) (?:donc )?decide de (?:lui |vous |leur )?(?:rendre|rembourser|restituer|verser)',
        '(?:consens|consentons|accepte|acceptons|suis d.accord|sommes d.accord) (?:a|de|pour) (?:lui |vous )?(?:rendre|rembourser|restituer|verser)',
        'va pour (?:le )?D',
        '(?:M|N)\\d+(?: restants?)? (?:partir(?:a|ont)|suivr(?:a|ont)|arriver(?:a|ont)|seront|sera) ',
        '(?:virement|cheque|solde|somme|reliquat) .{0,40}(?:mettra en paiement|sera (?:donc )?(?:passe|mise? en paiement|porte|expedie))',
        "dites[- ]moi ou (?:l')?(?:envoyer|virer|adresser)",
        '(?:on|je) (?:fait|fais) (?:donc )?(?:comme ca|le virement)',
      ),
      unless:
        /\b(?:ne|n') ?(?:sera|seront|part|vais|va)|\b(?:pas|rien)\b.{0,12}(?:un centime|rembourse|un sou)|serait|le cas echeant|rendez-vous|les comptes ne|toujours pas|\bsi (?:elle|il)\b|\bpropos|plainte|\bje me vais/,
    },
  ],
  refund_refusal: [
    {
      side: 'landlord',
      find: anyOf(
        "(?:je|nous|on|j'en|j'ai|l'agence|la sci|nous avons|avons|nous n'en)(?: (?:lui|vous|donc|en|leur|bien|que|n'en|ne))* ?(?:garde|gardons|garder|garderai|garderons|conserve|conservons|conserverai|retiens|retenons|retiendrai|retenu|conserve|maintiens|maintenons|deduis|deduisons|preleve|impute|imputons|facture|facturons)",
        '(?:maintien|maintiens|maintenons|maintenir|confirme|confirmons|confirmer) .. (?:retenues?|deductions?|imputations?|decompte|position|refus|facturation|provision)',
        '(?:retenues?|deductions?|sommes?|imputations?) .. (?:maintenue?s?|justifiee?s?|fondee?s?|acquise?s?|legitimes?|dues?|parfaitement)',
        'bien[- ]fonde',
        "(?:n'aura|n'auront|n'aurez|n'obtiendra|ne verra|ne touchera|ne recevra|aura) .{0,20}(?:rien|pas un|aucun|zero|centime|sou)",
        '(?:rien|pas|aucune raison|hors de question|pas question|refuse|refusons|regret|impossible) (?:a|de|de lui|de vous|de le|a lui|a vous|que je)? ?(?:rendre|rembourser|restituer|verser|payer|reverser|rende|rembourse)',
        'pourquoi (?:je|nous) (?:devrais|rendrais|devrions|rendrions|rembourserais)',
        'ne (?:peux|peut|veux|vais|compte|compt\\w+|souhaite) .{0,30}(?:rendre|rembourser|restituer|remboursement|restitution)',
        "(?:ne |n')(?:lui |vous |leur |le |la |en )*(?:rends?|rendrai|rembourse|rembourserai|restitue|restituerai|reverserai|rendrons|rembourserons|restituerons|verserai|paierai|payerai|dois) .{0,12}(?:pas|rien|plus|jamais|aucun)",
        "(?:me|m'en|nous|nous en) (?:doit|doivent|devez|dois|est redevable)",
        'redevable',
        '(?:reste|restent|est|sont|demeure) (?:donc |bien )?a (?:sa|la|leur|votre) charge',
        'imputables?|imputee?s? (?:a|au)',
        'denie|conteste .{0,15}devoir',
        'depot .{0,25}(?:acquis|conserve|retenu|absorbe|perdu|ne couvre)',
        'considere qu.(?:il|elle) n.est pas parti',
        'pas obligee? de (?:rendre|rembourser)',
        'ne (?:rendrai|lacherai|cederai|verserai|donnerai) (?:rien|pas|aucun)',
        'plus que (?:la|le) (?:caution|depot)',
        'il manque .. M\\d',
        'ne (?:sera|seront) (?:donc )?(?:pas|jamais) (?:rendue?|remboursee?|restituee?|versee?)s?',
        "aucune? (?:remboursement|restitution|somme) (?:n'est|ne sera)",
        "n'(?:ai|avons) (?:pas|aucunement|nullement) l'intention de (?:lui |vous )?(?:rendre|rembourser|restituer|payer)",
        '(?:je|on|nous) (?:la|le|les) (?:garde|conserve|gardons|conservons)',
        '(?:reste|restent|restons|demeure|position) .{0,12}(?:dus?|dues?|inchangee)',
        '(?:suite favorable|faire droit)',
        '(?:rends|rend|rembourse|rendrai|verse|lache) (?:rien|pas)',
        "c'est (?:elle|lui|la vendeuse|le vendeur|l'acheteur|l'ancien) qui (?:rend|doit|a encaisse)",
        'donc la totalite',
        'deduction faite|apres deduction',
      ),
      unless:
        /\bpenalites?\b|\bmajorations?\b|\bje ne dis pas\b|\bsi (?:elle|il|mme|m\.|monsieur|madame) .0,30\b(?:confirme|prefere|accepte)|\bpropos\w+ de garder|\bcherche pas|\bl'enveloppe\b|\bjamais refuse|\bne (?:garde|conserve|conteste|retiens|retenons|maintiens) (?:pas|rien|plus)|\bj'annule|\bpouvez garder|\bquittes?\b|\bgarde[rz]? (?:contact|un bon|le dossier|la preuve)|ne (?:me )?doit (?:rien|plus)|\bpar erreur\b|peux pas .0,30(?:avant|tant que)|\bquand\b|\baurais pu\b|\bqu'elle garde\b/,
    },
    {
      side: 'landlord',
      find: anyOf(
        '(?:provision|frais|forfait|retenue|nettoyage|menage|refection|remise en etat|peinture|degradations?|reparations?) .{0,60}[:=-] ?-? ?M\\d+',
        'retenue de M\\d+',
        'forfait .{0,40}(?:prevu|contrat|bareme)',
        '- M\\d+ = M\\d+',
      ),
      unless: anyOf('annul\\w*', 'rembours\\w*', 'par erreur', 'recredit\\w*'),
      when: (s) => s.role === 'agent' || s.text.sentences.some((x) => / - M\d+ = |\btotalite\b/.test(x.marked)),
    },
  ],
  payment_sent: [
    {
      side: 'landlord',
      find: anyOf(
        `${MONEY} .. (?:est partie?|sont partis|partie?s?|partit|effectuee?s?|emise?s?|executee?s?|postee?s?|envoyee?s?|viree?s?|versee?s?|fait|faite|reglee?s?|transmise?s?|ordonnee?|lancee?|passee?|creditee?|deposee?|mis en virement|en cours|en route)`,
        `(?:j'ai|nous avons|on a|l'agence a|ai|avons)(?: (?:bien|donc|deja|aussi|tout|lui|leur|vous|enfin|immediatement|aussitot|D\\d+|finalement))* ?${PAID}`,
        "(?:j'ai|nous avons|on a|ai)(?: (?:bien|donc|deja|aussi|lui|leur|vous|enfin|aussitot|D\\d+))* ?(?:fait|effectue|envoye|poste|depose|emis|lance|remis|signe) (?:le|un|l'|les|partir le|son|votre|en main propre)? ?(?:virement|cheque|necessaire|paiement|M\\d|argent|reglement|remboursement)",
        'procede .{0,15}(?:virement|remboursement|paiement|restitution|reglement)',
        `(?:a|ont) ete (?:${PAID}|emise?|envoyee?|postee?|effectuee?|mis en virement)`,
        "viens d'(?:envoyer|effectuer|emettre)",
        '(?:paiement|virement|reglement|remboursement) (?:a |est )?(?:bien )?(?:ete )?realise',
        'viens de (?:faire|virer|payer|regler|envoyer|verser|rembourser)',
        "c'est (?:fait|parti|paye|vire|regle|envoye|poste)",
        '(?:confirmons|confirme) avoir (?:vire|verse|rembourse|restitue|regle|paye)',
      ),
      unless:
        /\b(?:sera|seront|va etre|serait|pas|rien|jamais|n'a|aucun|prevu|si|devait|partira|il faut|faut|partir du|reste a|a l'entree|doit|doivent|pourrait|par (?:la|le) locataire|devis|artisan|fait (?:refaire|reparer|changer|appel|etat)|deja verses|(?:je|nous|on) (?:le |la |les |lui |vous |te )?(?:vire|virons|verse|versons|regle|paye|envoie|poste)|caution en|solde verse|qui a encaisse|aurait du|payee? (?:plus cher|\d|M)|depot verse|nous procedons|procedons|propos\w+|que je|en attente)\b|\bpaye (?:la|le|les|mon|ma|mes|l'|un artisan)|\bregle (?:la|le probleme|les) |\brendu (?:compte|visite)|\bavait\b/,
    },
    {
      side: 'landlord',
      find: /^(?:bonjour,? |bonsoir,? |voila,? |et voila,? |c'est |bon,? |hop,? )*(?:fait|paye|vire|regle|envoye|virement fait|cheque envoye|parti)\b[ .!]*(?:D\d+)?.{0,30}$/,
      when: (s) =>
        s.own.has('acceptance') ||
        s.own.has('refund_commitment') ||
        s.own.has('offer') ||
        s.others.has('payment_missing'),
    },
  ],
  payment_received: [
    {
      side: 'tenant',
      find: anyOf(
        `(?:recue?s?|encaissee?s?|touchee?s?|arrivee?s?|creditee?s?|percue?s?) .. ${MONEY}`,
        `${MONEY} .. (?:recue?s?|encaissee?s?|arrivee?s?|creditee?s?|est la|sont la|(?:est|sont) (?:bien )?sur (?:le|mon|notre) compte|tombee?s?)`,
        'accuse (?:bonne )?reception (?:des|du|de la|de) (?:M|N|virement|somme|cheque)\\d*',
        'ce matin,? .{0,20}virement de M\\d+',
        'mais D\\d+,? (?:si|oui)',
        'D\\d+,? .{0,20}virement de M\\d+',
        "(?:j'ai|on a) (?:bien |enfin )?eu les? (?:M|N)\\d+",
        "c'est (?:sur (?:le|mon) compte|bien arrive|arrive|recu|encaisse|credite|tombe)",
        "(?:j'ai|on a|nous avons|ai) (?:bien |tout |enfin )+(?:recu|eu|touche)",
        "j'ai bien (?:recu|les|eu les|mes) M\\d+",
        '(?:M|N)\\d+ (?:euros )?(?:ont rejoint|sont (?:bien )?(?:la|arrives|venus|sur)|venus|(?:bien )?credite(?:e?s)?)|(?:somme|montant) est (?:bien )?creditee?|argent venu|(?:sous|euros) je les ai (?:bien )?(?:eus?|recus)|avoir ete credite\\w*|encaissement de (?:M|N)\\d+|(?:il|elle) .{0,15}avec les (?:M|N)\\d+',
        '(?:fonds|virement|cheque|somme|argent) (?:bien )?(?:recue?s?|trouvee?s?|encaissee?s?|arrivee?s?)',
        'confirme (?:bien )?(?:la )?(?:bonne )?reception',
        "j'ai (?:bien )?(?:l'argent|mon argent|mes sous)",
      ),
      unless:
        /\b(?:pas|rien|jamais|toujours|aucun|n'ai|n'a|n'est|quand|si|des que|jusqu'a|avant d'|sans)\b(?! (?:la totalite|tout))|\brecu (?:un|votre|vos|le|une|la|son|ce|sa) (?:e?-?mails?|courriels?|messages?|courriers?|lettres?|reponses?|sms|decompte|devis|factures?|explications?|convocation)|\bdevis|\bils confirment|\brend M|\bpropos|\bque vous (?:l'|lui )?ayez|\bavait recu/,
      when: underway,
    },
    {
      side: 'tenant',
      find: /^(?:bonjour,? |bonsoir,? |ok,? |super,? |parfait,? |c'est |alors )*(?:bien |tout )?(?:recue?s?|arrivee?s?|encaissee?s?)\b(?: (?:D\d+|[MN]\d+))*[ .!,]*(?:merci.{0,40}|et .{0,30})?$/,
      when: underway,
    },
    {
      side: 'tenant',
      find: anyOf(
        "(?:il|elle|l'agence|ils|on|le proprietaire|mon proprietaire|la proprietaire) (?:m'a |m'ont |nous a |nous ont |a )(?:bien |enfin |tout |finalement |D\\d+ )*(?:paye|rembourse|rendu|vire|verse|regle|restitue)",
      ),
      unless: /\b(?:pas|rien|jamais|que|toujours|n'a|ne|seulement|sauf|si|retenu|garde|motif)\b/,
      when: (s) => underway(s) && !s.opening,
    },
  ],
  payment_missing: [
    {
      side: 'tenant',
      find: anyOf(
        "(?:toujours|encore|a ce jour|depuis|jamais|mais|apres|cote|jour|mois|until now|attendant) .. (?:rien|aucun(?:e)?|pas (?:de|d'|recu|eu|rendu|rembourse|paye|un|encore)|n'ai pas recu)",
        "(?:n'ai|n'avons|ai|avons|j'ai|on a|je n'ai)(?=[^;]{0,30}(?:pas|rien|jamais|plus)(?![a-z]))(?: (?:toujours|encore|pas|rien|jamais|meme|a ce jour|absolument|plus|ete))+ ?(?:recu|touche|revu|eu|percu|recupere|rembourse|rien)",
        "(?:n'a|n'ont|m'a|m'ont|ne m'a|ne m'ont|nous a|ne m'avez|ne nous a|a|ont) .{0,25}(?:rien|jamais|pas|toujours pas) .{0,12}(?:rendu|rembourse|restitue|verse|vire|paye|regle|envoye|reverse)",
        "(?:m'a|m'ont|nous a|n'a|n'ont|ne m'a) .{0,25}(?:que|seulement) .{0,10}M\\d+",
        "(?:ne |n')?(?:rend|rends|rembourse|rendent|restitue|verse)(?: (?:toujours|pas|plus|rien|jamais|me|nous))* (?:pas|rien|plus)",
        '(?:veut|veulent|refuse|refusent) .{0,12}(?:pas |plus |rien )(?:me |nous )?(?:rendre|rembourser|restituer)',
        '(?:refuse|refusent|refusait) de (?:me |nous )?(?:rendre|rembourser|restituer)',
        '(?:non|pas|jamais) (?:encore )?(?:ete )?(?:rembourse|restitue|rendu|revu|recu|verse|vire)e?s?',
        "(?:j'attends|j'attend|attends|attendons|attend) (?:toujours |encore |depuis |donc )*(?:ma caution|mon depot|ma garantie|mes M\\d+|les M\\d+|mon argent|le virement|le remboursement|le solde|le complement|le reste|la restitution|le depot|mon remboursement|D\\d)",
        "que j'attends?",
        "(?:il )?(?:m'en |me |nous )?manque(?:nt)? (?:donc |encore |toujours )?(?:M|N)\\d+",
        '(?:recuperer|obtenir|reclame|attends|reste|restent|toucher) .{0,20}(?:le reste|la difference|le solde|le complement|les? M\\d+ (?:qui |restant|manquant))',
        'M\\d+ (?:manquants?|restants?|qui (?:manquent|restent))',
        "(?:n'ai|n'a|n'ont|ai) .{0,25}(?:que|seulement) M\\d+",
        "(?:virement|cheque|argent|paiement|somme|remboursement) (?:n'est|n'a|ne) .{0,8}(?:jamais|pas|toujours pas|rien) .{0,8}(?:arrive|recu|la|parvenu|credite|vu)",
        "et je n'ai (?:toujours |encore )?rien",
        "n'a (?:paye|verse|rendu|rembourse|vire) que",
        'zero (?:euros?|centime)',
        'rien (?:a ce jour|depuis|de son cote|de sa part|en vue)',
        'rien ne (?:m.|lui |nous )(?:a|est)',
        'ni (?:nouvelles?|reponses?|argent|virement) ni',
        'jamais (?:revue?|recue?|rendue?)',
        'pas (?:un|le moindre|revu un) (?:sou|centime|euro|rond|kopeck)',
        'ne voyant rien',
        'aucune? (?:reglement|remboursement|virement|versement|paiement|restitution)',
        'plus (?:de nouvelles?|rien|aucune nouvelle|signe de vie)',
        'silence (?:radio|total|complet)',
        "(?:la|le|l'ai) (?:vois|voit|voi|toujours|jamais) pas (?:revenir|arriver)",
        "rien (?:n'a ete|ne m'a ete|recu|rendu|touche|eu|vu|n'est|sur mon compte)",
        "aucune? (?:somme|remboursement|euro) (?:rembourse|rendu|verse|restitue|recu)\\w*|argent pas (?:venu|arrive|la)|pas un (?:radis|kopeck|rouble)|(?:m'en a|m'en ont|ne m'a|ne m'ont) .{0,40}que (?:M|N)\\d+|rien vu (?:revenir|arriver|venir)",
        'rien touche|rien eu|rien vu|rien percu|rien recupere|pas perc\\w+',
        '(?:pas|meme pas|zero|0) (?:un|1|le moindre|un seul) (?:euro|centime|sou|rond)|zero (?:nouvelles?|virement|euro)',
        "que je n'ai pas revue?",
        'ni (?:reponse ni )?argent',
        '(?:argent|caution|depot) .{0,20}pas (?:rendue?|revenue?|la|arrive)',
        'ne (?:me )?(?:repond|rappelle|decroche) (?:plus|pas) .{0,30}(?:caution|depot|argent)',
      ),
      unless:
        /\b(?:rien (?:a (?:signaler|redire|dire|payer|voir|rendre)|casse|signale|dit|fait|demande|compris|degrade|note|change|d'autre)|pas (?:de|d') (?:reponse a|probleme|souci|degrad|copro|facture|justificatif)|presque plus rien|ne (?:demande|reclame) rien|(?:pas|rien|jamais) (?:ete )?(?:recu|eu|vu|donne|paye|encaisse) (?:la|les|le|de|votre|cette|octobre|novembre|ce|un seul) ?(?:factures?|justificatifs?|devis|decompte|photos?|courriers?|loyers?|message|mail|lettre)?(?! (?:virement|remboursement|cheque|depot|caution|argent|solde|complement|M))|n'empeche|questionnaire|tout paye|aucune? (?:retard|impaye|loyer|incident|degat|dommage|trou|degradation|facture|photo|justificatif|papier|remarque|reserve)|s'il ne veut pas|j'ai (?:rien|pas|jamais) (?:demande|paye|casse|abime|vole|fait)|n'ai pas (?:paye|voulu|compris|de|pu|ose|l'intention|envie|casse|abime)|je (?:ne )?comprends?|tant que|si (?:il|elle|vous|on) )\b|\?$/,
    },
  ],
}
