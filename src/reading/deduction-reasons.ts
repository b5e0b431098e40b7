import type { Deduction } from '../domain/facts.ts'

type Kind = Deduction['kind']
const nouns = (source: string): RegExp => new RegExp(String.raw`(?<![a-z])(?:${source})(?![a-z])`, 'g')

/** What a sum is kept for, by noun. Meters are charges, lost things and fees are `other`, gardens and locks are repairs. */
const reasons: readonly (readonly [Kind, RegExp])[] = [
  [
    'rent_arrears',
    nouns(
      "loyers?|impayee?s?|arrieres?(?! de (?:regul|charges|chauffage|provision))|(?<!penalites? de |frais de )preavis|echeances?|n'a (?:pas|jamais) (?:paye|regle)|jamais (?:ete )?(?:paye|regle|acquitte)|paye ni|pas paye|sans (?:payer|regler)",
    ),
  ],
  [
    'cleaning',
    nouns(
      'menage|nettoyages?|nettoyer|nettoyee?s?|lessivage seul|desinfect[a-z]+|desinsectisation|encrassee?s?|detartr[a-z]+|entartree?s?|degraiss[a-z]+|decrass[a-z]+|recure[rz]?|recurage|frotte[rz]?|lessiver|pressing|teinturi[a-z]+|blanchisserie|grasse?s?|crasseu[a-z]+|(?:carreaux|vitres|sols?|four|frigo) pas faite?s?|poussiere|sales?|salete|crasse|proprete|poubelles pleines|shampoin[a-z]+|evacuation|remise en etat forfaitaire',
    ),
  ],
  [
    'charges',
    nouns(
      'charges|provisions?|copro[a-z]*|regul[a-z]*|eau|electricite|elec|edf|gaz|internet|teom|ordures(?: menageres)?|taxe|chauffage|energie|syndic|poubelles|consommations?|fioul|fuel|compteurs?|entretien (?:de la )?chaudiere|ascenseur|mazout|courant|edf',
    ),
  ],
  [
    'repairs',
    nouns(
      'peintures?|repeint[a-z]*|peindre|rafraichissement|murs?|parquet|plinthes?|moquette|lino[a-z]*|cuisine|evier|volets?|vitres?|carreaux?|fenetres?|portes?|portail|serrures?|serrurier|joints?|canape[- ]?[a-z]*|clic-clac|table|chaises?|matelas|literie|parqueteur|tapissier|gazon|troenes?|thuyas?|desembou[a-z]+|jardin[a-z]*|tonte|pelouse|haies?|taille|plomb[a-z]+|reparations?|remise en (?:etat|peinture|jeu)|refection|degradations?|degats?|travaux|carrelage|faience|lavabo|vasque|douche|baignoire|robinet[a-z]*|mitigeur|prises?|interrupteurs?|interphone|plafond|trous?|plaques?|hotte|four|frigo|refrigerateur|lave-[a-z]+|machine a laver|stores?|sommier|(?<=(?:le|un|du|ce) )meuble|meubles|placards?|armoire|etageres?|plan de travail|wc|toilettes|abattant|cuvette|chasse|ballon|chauffe-eau|chaudiere|radiateurs?|sols?|chevilles?|rebouchage|rayures?|rayee?s?|cassee?s?|casse|abimee?s?|arrachee?s?|felee?s?|lattes?|brulures?|brulee?s?|barillet|cylindre|usure|poignees?|papiers? peints?|tapisseries?|enduit|lessivage|vetuste|remplacement|boiseries?|cloture|barriere|terrasse|gouttiere|garde-corps|cellier|escalier|miroir|glace|barre|tringle|ramonage|vmc|humidite|champignons?|moisissures?|plancher|poncage|ponce|ampoules?|taches?|tissu|peintre|menuisier|jardinier|vitrier|macon|electricien|ramoneur|carreleur|debroussaillage|elagage|tableau electrique|vernis|piscine|cables?|antenne|chauffe eau|cuve(?! (?:a|de) (?:mazout|fioul|fuel))|toiture|toit|tuiles?|televis(?:ion|eur)|tele|tv|griffures?|impacts?|vitrine|verriere|stores? [a-z]+|remise (?:a neuf|aux normes)|mise aux normes|bureau|tapis|pommier|arbres?|arbustes?|robinetterie|jacuzzi|fuite|degat des eaux|brule|ebrechee?|fendue?|enfoncee?|dalle|paillasse|boite aux lettres cassee|(?<!clef de |cle de )boite aux lettres',
    ),
  ],
  [
    'other',
    nouns(
      'frais|badges?|(?:cles?|cartes?)(?: [a-z]+){0,5} (?:perdues?|egaree?s?|manquantes?|non (?:rendues?|restituees?))|cles? de (?:la )?(?:boite|cave|porte|bal)|cles? bal|double de cles?|jeu de cles|double des cles|telecommandes?|bips?|vaisselle|assiettes?|poeles?|casseroles?|verres?|couverts|cuilleres?|manquante?s?(?= ?[:(])|objets?|inventaire|gestion|couettes?|dossier|perdue?s?|assurance|huissier|commissaire|constat|micro-ondes?|aspirateur|lampes?|rideaux?|coussins?|bouilloires?|cafetieres?|parking|prejudice|nuisances|deplacement|cloture de compte|service de table|relocation|bouteille|divers|encombrants|debarras[a-z]*|bennes?|draps|(?<!lave-)linge|mugs?',
    ),
  ],
]

/** The kind of the first (`last`: the last) reason that a piece of a marked sentence names; null when it names none. */
export function reasonIn(text: string, last = false): Kind | null {
  let best: { kind: Kind; at: number } | null = null
  for (const [kind, find] of reasons)
    for (const match of text.matchAll(find))
      if (!best || (last ? match.index > best.at : match.index < best.at)) best = { kind, at: match.index }
  if (!best) return null
  const [before, after] = [text.slice(0, best.at), text.slice(best.at)]
  if (DIRTY.test(after)) return 'cleaning'
  if (best.kind === 'repairs' && (GONE.test(after) || LACKING.test(before))) return 'other'
  return (last ? headOf(before) : null) ?? best.kind
}

/** "Les plaques encrassées", "la plaque de cuisson que j'ai dû récurer": no repair. */
const DIRTY =
  /^[a-z]+ (?:(?:[a-z]+ )?(?:sales?|mal nettoy|encrass|non nettoy|a nettoyer)|[a-z' ]{0,35}(?<![a-z])(?:recurer|decrasser|degraisser|frotter|nettoyer)(?![a-z]))/
/** "Une chaise manquante", "il manque la télécommande": what is gone is not repaired. */
const GONE = /^[a-z]+ (?:manquante?s?|disparue?s?|perdue?s?|non (?:rendue?s?|restituee?s?))(?![a-z])/
const LACKING =
  /(?<![a-z])(?:il )?(?:manque|manquait|manquaient) (?:la |le |les |l'|une? |des |deux |trois )[a-z' ]{0,25}$/

/** "Le nettoyage du four" is cleaning, not a repair of the oven; "frais de ménage" is cleaning, not a fee. */
function headOf(before: string): Kind | null {
  if (CLEANING_OF.test(before)) return 'cleaning'
  const replaced = REPLACING.exec(before)?.[1]
  return replaced ? reasonIn(replaced) : null
}

const CLEANING_OF =
  /(?<![a-z])(?:menage|nettoyage|detartrage|degraissage|shampoin[a-z]*|lavage)(?: [a-z]+)?(?: (?:du|de la|des|de l'|de|sur le|sur la))? ?$/
/** "Remplacement du barillet (une clé sur trois manquante)". */
const REPLACING =
  /(?<![a-z])(?:remplacement|reparation|refection|changement) (?:du|de la|des|de l'|d'une?) ([^,;:]{3,60})$/

const readsOn = /^ ?(?:ttc |euros? )?(?:\(|")? ?(?:de |d'|du |des |pour |en |au titre|correspondant|"|la |le |les )/

/** "230 €, c'est la provision", "290 € : ménage complet". */
const explanation =
  /^[^.;MN]{0,35}(?<![a-z])c'est (?:pour )?((?:la|le|les|l'|du|de la|des|pour|de l') ?[^,;]{2,40})|^ ?(?:euros? )?: ?((?:"|de |le |la )?[^,;]{2,40})/

/**
 * Why a sum is kept: "118 € de joints" reads on, "joints : 118 €" reads back; what stands nearer in its clause counts.
 * `before` and `after` reach to the sums beside it.
 */
export function reasonBeside(before: string, after: string): Kind | null {
  if (/= ?$/.test(before)) return null
  const told = explanation.exec(after)
  const why = told && reasonIn(told[1] ?? told[2] ?? '')
  if (why) return why
  const next = after.slice(0, 60).split(/[;?!]|, /)[0] ?? ''
  const prior = before.slice(-90).split(';').at(-1) ?? ''
  const on = readsOn.test(next) && !/^ ?(?:en tout|de plus|de retenues?$)/.test(next)
  // "Ménage 180, élec 97": a sum right after a comma takes what follows where nothing stands before it in its clause.
  const isListed =
    /(?:^|[,:;(+/] ?|(?<![a-z])(?:et|plus) )$/.test(before) &&
    /^ ?(?:euros? )?(?!avec|charges comprises|cc(?![a-z]))[a-z]/.test(next) &&
    reasonIn(next.slice(0, 28)) !== null
  const bracket = /^ ?\((?!facture|devis|ticket|photo|en tout|20|voir)/.test(next)
  return (
    (on || bracket || isListed ? reasonIn(next) : null) ??
    reasonIn(prior, true) ??
    (/facture|devis/.test(next) ? null : reasonIn(next))
  )
}
