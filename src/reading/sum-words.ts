/** Verbs by which money goes from one side to the other, by what their form says; folded, so `verse` is two forms. */
export const MOVED =
  '(?:rendu|restitue|rembourse|verse|reverse|vire|paye|regle|envoye|renvoye|adresse|transfere|credite|recredite|donne|redonne|file|lache|remis|depose|poste|rajoute|apporte|compte|tendu|laisse|fait (?:parvenir|tenir|porter)|fait (?:un )?(?:cheque|virement) de|mis en paiement|vire)e?s?'
export const TO_MOVE =
  '(?:(?:fais|ferai|fait|faisons|ferons|faire|procede|procedons|procederons|procederai|effectue|effectuerai|effectuons|effectuerons|refais) (?:[a-z]{1,4} ){0,2}(?:virement|cheque|mandat|restitution|remboursement|reglement|versement)(?: integral| complet| partiel)?(?: de| des| d.)?|au remboursement (?:integral |complet |partiel )?d[eu]s?|rendre|restituer|rembourser|verser|reverser|virer|payer|regler|envoyer|renvoyer|adresser|transferer|crediter|recrediter|donner|redonner|filer|lacher|remettre|deposer|poster|apporter|porter|aller (?:jusqu.)?a|faire parvenir)'
export const WILL_MOVE =
  '(?:rendr|restituer|rembourser|verser|reverser|virer|payer|paier|regler|enverr|renverr|adresser|transferer|crediter|recrediter|donner|redonner|filer|lacher|remettr|deposer|poster|apporter|porter|ser)(?:ai|a|as|ons|ez|ont|ais|ait|ions|iez|aient)'
export const MOVES =
  '(?:rend|rends|rendons|rendez|rendent|rende|restituent?|restituons|remboursent?|remboursons|remboursez|versent?|versons|reversent?|reversons|vire|virons|paie|paye|payons|regle|reglons|envoie|envoi|envoyons|adresse|adressons|donne|donnons|redonne|file|lache|remets|remettons|(?<=je (?:lui |vous |te )?)porte|renvoie|renvoyons|recredite|recreditons|avance|avancerai|ordonne|ordonnons|debloque|debloquons|refais|(?:fais|ferai|fait) parvenir|je (?:vous |lui |te |leur )?fais|regliez|versiez|rendiez|restituiez|remboursiez)'
const HAVE = '(?:ai|as|a|avons|avez|ont|avait|avais|avaient|avoir|ayant|ait|ete)'
/** Up to three words between auxiliary and participle, none of them a negation. */
const FEW = "(?: (?!pas |jamais |rien |point )[a-z']{1,12}){0,3}"

/** What governing words make of a sum; the first six of these need more than the words, the nouns are roles themselves. */
export type Governs =
  | 'paid_by'
  | 'moves'
  | 'agrees'
  | 'owes'
  | 'gets'
  | 'rest'
  | 'deposit'
  | 'rent'
  | 'charges'
  | 'kept'
  | 'paid'
  | 'aside'
export type Governor<G> = readonly [governs: G, find: RegExp]
const words = (source: string): RegExp => new RegExp(String.raw`(?<![a-z])(?:${source})(?![a-z])`, 'g')

/** What stands before a sum; of several the nearest governs. `moves`, `paid_by` and `agrees` depend on who is meant. */
export const before: readonly Governor<Governs>[] = [
  ['deposit', words('(?<!% d(?:u|e la|e) )(?:depots?(?: de garantie)?|cautions?|garanties?|dg)')],
  ['rent', words('loyers?')],
  ['charges', words('charges|provisions?')],
  [
    'kept',
    words(
      "garde[rsz]?|gardent|gardons|gardera(?:i|it|is)?|gardait|gardant|conserv[a-z]+|retien[a-z]*|retenu[a-z]*|retenir|retenons|retenait|retenues?|deduis[a-z]*|deduit[a-z]*|deduire|deductions?|enleve[rz]?|enlevons|ote|retranche[rz]?|preleve[a-z]*|impute[a-z]*|ponctionn[a-z]+|a (?:sa|ma|leur) charge|(?<!je (?:lui |vous )?suis )(?<!nous (?:lui |vous )?sommes )(?<!(?:lui|vous) (?:suis|sommes) donc )redevables? (?:de|d')|reste a (?:sa |votre |leur )?charge(?: de)?|impayee?s?|factur(?:e|ent|er|ee|ees) (?:a )?|reclame[a-z]*|moins(?: les)?(?= ?$)",
    ),
  ],
  [
    'agrees',
    words(
      "propos[a-z]*|offr[a-z]+|accept[a-z]*|d'accord(?: pour| a| sur)?|ok(?: pour)?|va pour|tope la pour|tope la|va|ca marche(?: pour)?|partante?|banco|disons|maximum|descend[a-z]*|(?<!re)monte[rz]?|m'arrete|conclusion|transig[a-z]+|content[a-z]+|geste|quittes? pour|poire en deux|entendre|veu[xt]? bien|voudrais bien|signe pour|prends|geste (?:de|commercial de)|accord pour|agrement (?:a|pour)|en dessous d(?:e|')|coup(?:e|ons) en deux|signerai(?:s)? a|signe a",
    ),
  ],
  ['rest', words('solde|reliquat|rester?[a-z]*|restants?|revient|reviennent|moitie|difference|complement|surplus')],
  ['owes', words('doit|dois|devez|doivent|devons|devoir|manque[a-z]*')],
  [
    'gets',
    words(
      'aura|auras|aurez|auront|recevra|recevrez|recevront|touchera|recupere|recuperera|recupererez|retrouve|retrouvera',
    ),
  ],
  ['moves', words(`${TO_MOVE}|${WILL_MOVE}|${MOVES}`)],
  [
    'paid_by',
    words(
      `${HAVE}${FEW} ${MOVED}|(?:viens|vient|venons|viennent) (?:de |d')(?:[a-z']{1,5} )?(?:${TO_MOVE}|faire|effectuer)`,
    ),
  ],
  [
    'paid',
    words(
      "solde (?:deja )?verse|(?:bien )?recue?s?|(?<=je |j'en |nous )(?:recois|recevons)|(?:viens|venons) de recevoir|touchee?s?|percue?s?|encaissee?s?|recupere|(?<=(?:j'ai|on a|nous avons) )eu|eu (?:les|mes|ses|nos|seulement|que|droit a|la somme de|le virement de|le cheque de)|(?<=j'ai )bien (?:les|mes)|(?<!mon |l'|son |notre |votre |leur )arrivee?s?|tombee?s?|accuse (?:bonne )?reception|encaissement|c'est (?:fait|vire|parti|paye)(?: D\\d+)?|(?:virement|cheque)(?: [a-z]{1,12}){0,2} (?:parti|fait|refait|effectue|envoye|emis|execute|arrive|poste|depose|porte|remis|passe|lance|recu)|(?:virement|cheque|paiement|reglement|mandat) (?:recu|envoye|poste|parti)(?: D\\d+)?|^(?:envoye|vire|verse|rendu|rembourse)e?s?|ordre (?:est )?(?:passe|parti|donne)(?: D\\d+)?|fait (?:un |le )?(?:virement|cheque)(?: de)?|c'est (?:rentre|arrive|tombe|la)(?: D\\d+)?|ordre de virement(?: de)?|venue?s? [^;]{0,25} avec",
    ),
  ],
  [
    'aside',
    words(
      "cout[a-z]*|valeur|valait|vaut|valent|achete[a-z]*|prix|prime|majoration|penalites?|honoraires|assurance|bareme|prix neuf|remont[a-z]+|salaire|au lieu (?:de|d')|et non|plutot que|refus[a-z]*|rejett?e|rejetons|renonc[a-z]+|factures? (?:de|d')|devis (?:de|d')|garage|box|parking|amende|francs|capital|sauf|hors|sur (?:les|mes|ses)|abandonn[a-z]+|annul[a-z]+|m2|prete[rz]?|emprunt[a-z]*|neufs?|neuves?|outre|au-dela d(?:e|es|u)",
    ),
  ],
]
const NOUN = '(?:la |ma |mon |le |son |sa |notre |leur |votre )?"? ?'
const OF = `^ ?(?:euros? )?[("]? ?(?:verse(?:e?s)? )?(?:de |d'|du |en |comme |au titre d[eu] |a titre de |pour )?${NOUN}`
/** What stands right after a sum and governs it before all that stands before. */
export const attached: readonly Governor<'deposit' | 'rent' | 'charges' | 'aside'>[] = [
  ['deposit', new RegExp(`${OF}(?:depot|caution|garantie|dg)(?![a-z])`)],
  ['rent', new RegExp(`${OF}(?:loyers?|hors charges|hc)(?![a-z])`)],
  ['aside', new RegExp(`${OF}(?:majorations?|penalites?|interets|dommages)(?![a-z])`)],
  ['charges', new RegExp(`${OF}(?:provisions? (?:sur|pour) )?charges(?![a-z])`)],
]
/** What stands after a sum; counts where nothing stands before. */
export const after: readonly Governor<'aside' | 'kept' | 'offered' | 'rest' | 'paid'>[] = [
  [
    'aside',
    words(
      "c'est non|trop|refuse|(?:est|sont|me semble|parait) (?:inacceptable|insuffisant|ridicule|indecent)[a-z]*|ne (?:me|nous) (?:va|vont|convien[a-z]+) pas|jamais de la vie|pas question|c'est pas assez",
    ),
  ],
  [
    'kept',
    words(
      '(?:sont|est|sera|seront|ont ete|a ete) (?:donc )?(?:retenue?s?|deduite?s?|gardee?s?|conservee?s?|imputee?s?|prelevee?s?)|de retenues?|il se les garde|elle se les garde|reclamee?s?|factur[a-z]+',
    ),
  ],
  [
    'offered',
    words(
      `ca fait (?:[a-z]+ ){0,2}pour (?:lui|elle|vous|eux)|pour (?:lui|elle|vous|eux)(?= ?[,.!]| ?$)|(?:est|sont) prets?(?![a-z])|et (?:elle|il|vous|ils) (?:signe|signez|retire|retirez|arrete|ferme)|(?:sera|seront|seraient|serait|vous sera|lui sera|lui seront|vous seront) ${MOVED}|partir(?:a|ont)|part(?:ent)?(?= (?:par|avec|ce soir|cette|demain|D|des|au))|(?:est|sont|seront|sera) (?:chez|sur son compte)|soit(?= ?[,.]|$)|alors(?= ?[,.]|$)|je signe|(?<=^,? )et (?:je|j'|on|nous|tout) ?(?!ai |a |avais |suis |n'ai |me )[a-z']{3,}|(?:c'est|c'etait) (?:tres )?(?:bien|bon|ok|parfait)|si (?:il|elle|ca) (?:les|le|lui) (?:veut|va)|me va|me vont|me convien[a-z]+|on en reste la|et (?:(?:on|je|j') ?)(?:me |se |n'en |en |y |la |vous |ne )?(?:parle|reparle|serre|tais|oublie|tourne|ferme|signe|retire|retirerai|arrete|laisse|passe|suis|finit|clos|reclame)|ou (?:rien|c'est|je|alors)|(?:elle|il) les (?:aura|recevra)|vous les (?:aurez|recevrez)|c'est d'accord|pour (?:moi|nous)(?= ?[,.!]| ?$)|qui (?:lui|vous) (?:sera|seront|revien[a-z]+)|pour solde|et basta|dernier prix|maximum|et on est (?:bons?|quittes?)|tout de suite`,
    ),
  ],
  [
    'rest',
    words(
      'de retour|mis en paiement|a (?:me|lui|nous|vous) (?:rendre|verser|restituer|rembourser|devoir)|en (?:votre|sa|ma|notre) faveur|en faveur d[eu]',
    ),
  ],
  [
    'paid',
    words(
      `(?:ont|a) (?:bien |deja |donc )?ete (?:[a-z]{3,15} )?${MOVED}|deja (?:verse|rendu|vire|rembourse|paye)e?s?|(?:sont|est) la(?= ?,|$)|(?:bien |deja )?(?:recue?s?|virees?|vires|versee?s|verses|envoyee?s|envoyes|rendus|arrivee?s?|percue?s?|touchee?s?|credites?|creditee?s?|encaissee?s?|trouvee?s?)|portee?s? (?:a|sur|au) (?:mon|notre|son) (?:credit|compte)|(?:vient|viennent) d(?:e partir|'arriver|e tomber)|partent? (?:ce jour|a l'instant)|(?:figurent?|apparaissent|apparait) (?:bien )?sur|y sont(?= ?,|$)|(?:est|sont) (?:bien )?(?:partie?s?|arrivee?s?|tombee?s?|rentree?s?|venue?s?|sur mon compte|dans ma boite)|(?:je|on|nous) (?:les |l'|la |le )(?:lui |leur |vous )?(?:ai|a|avons) (?:eue?s?|recue?s?|${MOVED})|(?:que|qu'|qu'il|qu'elle) (?:m'a|m'ont|j'ai) (?:rendue?s?|recue?s?|versee?s?|donnee?s?)`,
    ),
  ],
]
