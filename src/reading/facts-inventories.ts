import type { ReadFact } from './contract.ts'
import type { Sentence } from './marked-text.ts'
import { anyOf } from './phrases.ts'
import type { Situation } from './situation.ts'

const EDL =
  "(?:(?:papiers?|feuilles?|constats?|proces-verba[a-z]+|pv|documents?|fiches?)(?= (?:de sortie|d'entree|de depart|d'arrivee|a la sortie|a l'entree|dresse|fait|etabli))|etats? de sortie|etats? des? lieux|edl[se]?|inventaires?(?= (?:de sortie|d'entree|de depart|d'arrivee)))"
const any = anyOf(EDL)
const both = anyOf(
  `(?:les |mes |nos |des |vos )?(?:deux|2) ${EDL}`,
  `${EDL} (?:d.entree et (?:de |celui de )?(?:la )?sortie|entree et sortie|entree/sortie|de sortie et d.entree)`,
)
const entry = anyOf(
  `${EDL} ?(?:d.entree|entree|(?:a|de|fait a) l.(?:entree|arrivee)|initial)`,
  'edle|celui (?:d.|de l.)?entree',
  `${EDL} (?:d'arrivee|de l'epoque|du debut)`,
  `(?:vieil |ancien |premier )${EDL}`,
  `${EDL} d?entre(?![a-z])`,
  "(?:papiers?|feuilles?|fiches?|formulaires?) d'(?:entree|arrivee)",
  `(?:entree?|rentree?|arrivee?|emmenage)s? [^.;]{0,12}D\\d+,? (?:avec |on avait (?:bien )?fait |nous avions fait )(?:un |l'|mon )?${EDL}`,
  `(?:a l'entree|a l'arrivee|au debut|pour entrer)[^.;]{0,40}(?:inscrit|marque|note|ecrit)[^.;]{0,12}(?:l'|le |mon )?${EDL}`,
  "(?:a l'entree|a l'arrivee|a l?entre|pour entrer|au debut),? (?:oui|on en avait fait|il y en avait|c'etait pareil)",
  `${EDL}[^.;]{0,30}(?:at the beginning|at the start)`,
  "il y en avait un (?:a l'entree|a l'arrivee|au debut)",
  'entree ?: ?(?:oui|faite?)',
  `(?:a l.entree|quand je suis entree?|quand nous sommes entre\\w*|a mon arrivee) .{0,50}${EDL}`,
  'papier d.entree',
)
const exit = anyOf(
  `${EDL} ?(?:de |du |a la |a )?(?:sortie|depart|final|fin)`,
  'edls|celui de sortie|un autre a la sortie',
  `a la sortie .{0,40}(?:un|${EDL})`,
)
const none = anyOf(
  `(?:pas|point|jamais|aucun|sans|ni|absence|faute|defaut|no)(?: (?:eu|fait|ete fait|etabli|y avoir|un|de|vraiment|vrai|d))*[ ']+(?:de |d')?${EDL}`,
  `(?:n'y a|n'y avait|n'a|y a) (?:pas )?eu d'?${EDL}`,
  `${EDL} .{0,40}(?:n'a (?:pas|jamais) ete (?:fait|etabli|realise|dresse)|jamais fait|pas ete fait|n'existe pas|(?:jamais|pas) voulu (?:le|en) faire)`,
  `(?:voulait|veut|voulu|pouvait) (?:pas|jamais) (?:[a-z]{2,4} )?faire (?:le |l'|un |d')?${EDL}`,
  `n'(?:avons|ai|a|ont) (?:pas |jamais )?(?:fait|etabli|signe|realise) d'${EDL}`,
  `${EDL}[^.;]{0,25}(?:il n'y en a|y en a|n'y en a|il n'y en avait) (?:pas|jamais|aucun)`,
  `au lieu de (?:faire|dresser|signer) (?:l'|un |d')?${EDL}`,
  `(?:pas|sans|aucun|ni) (?:de |d')?constat`,
  `(?:pas|jamais) (?:souhaite|tenu a|eu le temps de|pu|daigne|voulu) (?:nous |me )?(?:faire|dresser|etablir) (?:d'|l'|un )?${EDL}`,
  `personne (?:pour|ne voulait) (?:faire )?(?:l'|un )?${EDL}`,
  `${EDL} on (?:ne )?l.?a pas (?:fait|eu)`,
)
const noneAtExit = anyOf(
  "(?:y en a|n'y en a|yen a|en a) (?:pas|jamais) eu (?:a la |de )(?:sortie|fin)",
  "(?:celui|un autre)? ?de (?:la )?sortie,? (?:lui )?(?:il )?n'a (?:jamais|pas) ete",
  'a la sortie,? [^.;]{0,40}(?:rien|pas|sans rien) (?:ecrit|ecrire|signe|signer|rempli)',
)
const noneAtEntry = new RegExp(
  `(?<![a-z])(?:entree?s?|emmenag[a-z]+|arrivee?s?|debut)(?![a-z])[^.;]{0,40}${none.source}`,
)
const bothWays =
  /\bni (?:a l'(?:aller|entree|arrivee)|avant|en arrivant|au debut|en entrant),? ni (?:au (?:retour|depart)|a la (?:sortie|fin)|apres|en partant|en sortant)|\bni (?:d')?entree,? ni (?:de )?sortie/
const thatOfEntryNot =
  /celui d.entree[^.;,]{0,30}(?:jamais|n'a pas|non plus|aucun|n'existe pas)|etats? des? lieux d.(?:entree|arrivee) ?:? ?(?:neant|aucun)|(?:a l'entree|a l'arrivee),? (?:on |il |elle |nous |je )?(?:n'en|n'y en|en|y en) (?:a|avait|avions|ai|avais) (?:pas|jamais)|(?:a l'entree|a l'arrivee)[^.;]{0,60}pas fait d'etats? des lieux|etats? des lieux (?:au debut|a l'entree|a l'arrivee) ni (?:a la (?:fin|sortie)|au depart)/
/** Only the one at entry is missing: "EDL de sortie oui, mais pas d'EDL d'entrée". */
const onlyEntryNot = new RegExp(`(?:pas|sans|aucun|ni|jamais) (?:eu |fait |signe )?(?:de |d'|un |l')?${EDL} ?d.entree`)
/** A mention that only plans with an inventory, or asks for its deletion. */
const notReal = anyOf(
  '(?:copie|communication|production|exemplaire) d[ue][^.;]{0,30}',
  'factures? et etats? des lieux',
  "etats? des lieux a l'appui",
  'frais d.etats? des lieux',
  `[MN]\\d+ (?:pour|d'|de frais d') ?(?:l')?${EDL}`,
  `${EDL} (?:de sortie )?[MN]\\d+`,
  'archives',
  'comparer',
  'efface[rz]?',
  'supprime[rz]?',
  'si (?:elle|il|vous|ils) en (?:a|avez|ont)',
  'donnees',
  `si (?:l|un) ?.?${EDL}`,
)

const fine = anyOf(
  '(?:ne |n.)(?:portait|comporte|contient|consigne|signale|note|mentionne|releve|dit|porte|fait ressortir) (?:que des compliments|rien|aucun[a-z]*)',
  "rien (?:trouve )?a (?:y )?redire|rien fait ressortir|rien dessus|sans rien (?:dessus|de note)|rien de signale|(?:est|reste) vierge|neant|sans (?:la )?moindre|etat d'usage normal|sans reserve aucune",
  '(?:coche|mis|note|ecrit) "? ?(?:bon|bien|correct|propre|vert|ok)[a-z]* ?"?(?: (?:a|dans|sur) (?:toutes|tous|chaque)| partout)',
  '(?:ecrit|marque|note|coche) (?:propre|bon|bien|correct) (?:partout|dessus)|partout (?:ecrit|marque|note) "? ?(?:bon|bien|propre|ok)|que des "? ?(?:tres )?bon',
  'tout etait (?:tres )?(?:bien|bon|propre|nickel|parfait)',
  'conformes?|nickel|ras|r\\.a\\.s|parfaite?s?|impeccable|ok|irreprochable|sans (?:une? (?:seule? )?|aucune? |le moindre |la moindre )?(?:reproche|souci|accroc|commentaire|reserve|degradation|remarque|observation|anomalie|probleme|defaut)s?',
  '(?:sans|rien|n.a rien) (?:rien )?(?:a )?(?:noter|note|ecrit|ecrire|signaler|releve)(?! sur l)|vierge de|(?:coche|note|mis|ecrit|marque) (?:tout )?(?:bon|bien|ok|ras)(?: partout)?|en ordre|clean|satisfaisant|(?:est|etait) (?:tres )?bon|aucune remarque|aucune reserve|aucun (?:souci|reproche|dommage|accroc)|pas (?:un seul |une seule |le moindre |la moindre |une )?(?:remarque|reserve|observation|souci|reproche|degat|defaut)|correcte?',
  'rien (?:de (?:particulier|special|grave|mal|negatif)|d.anormal)|que du positif|(?:tout (?:en )?|au )vert|une merveille|(?:tout|c)(?: est|.est) bien|rien a (?:re)?dire|rien a signaler|rien (?:de |d.)?(?:note|releve|signale|vu|marque|ecrit|abime|casse|manquant)(?! sur l)|n.a rien trouve|que du bien|nothing to report|ne (?:releve|signale|mentionne|note|comporte) (?:rien|aucun\\w*)',
  '(?:aucune?|zero) (?:degradation|remarque|reserve|anomalie|observation|degat|difference|defaut|probleme)s?',
  '(?:en )?(?:tres )?bon etat|tres bon|tres bien|excellent|identiques?|reserves? ?:? ?(?:aucune|neant|zero)|rien de rien|pas de (?:degradation|remarque|probleme)|tout (?:est|etait|c.est)? ?(?:bon|ok|propre|bien|nickel|en ordre|parfait|au carre)|niquel|nikel|revele aucune degradation',
)
const defect = anyOf(
  'defraichi[a-z]*|terni[a-z]*|a parfaire|insuffisant[a-z]*|non (?:fait|faite|detartre|entretenu)[a-z]*|eclatee?s?|marked|broken|chipped|stained|coupee?s?|grincant[a-z]*|vissee? de travers|non taillee?s?|non tondue?s?|ne (?:chauff|ferm|fonctionn|march)[a-z]+ (?:plus|pas)|hs|grillee?s?|entartree?s?|fui(?:t|te|tes|yait)|bouchee?s?|percee?s?|piquee?s?|desossee?s?|grasses?|a (?:degraisser|nettoyer|reprendre|repeindre|detartrer)|noircie?s?|a refaire|a changer|a remplacer|hors service|forcee?s?|jaunissement|enfoncee?s?|griffee?s?|arrachee?|descellee?s?|dechiree?s?|cassee?|felee?|taches?|tachee?|traces?|rayures?|rayee?s?|trous?|casse(?:e|es|s)?|abimee?s?|felee?s?|fissure\\w*|brisee?s?|arrache\\w*|encrasse\\w*|sales?|salete|manqu\\w+|defauts?|degradations?|eclats?|brule\\w*|dechire\\w*|poignee|lattes?|adhesifs?|moisi\\w*|jauni\\w*|decolle\\w*|chevilles?|impacts?|usee?s?|usure|poussieres?|calcaire|abimer|graisse|gras|tartre|non nettoye|plein de choses|noire?|fendue?s?|cassure|ebrech\\w+|etat moyen|mauvais etat|missing|manquants?',
)

/** Which inventories were made, and whether the one at exit shows damage. */
export function inventoryFacts(situation: Situation): ReadFact[] {
  const { sentences } = situation.text
  const conform = conformity(situation)
  const entryNone = sentences.find(
    (s) =>
      thatOfEntryNot.test(s.marked) ||
      (none.test(s.marked) &&
        (entry.test(s.marked) ||
          bothWays.test(s.marked) ||
          /jamais fait|emmenag|entree|entrant|entre dans/.test(s.marked))),
  )
  const exitNone = sentences.find(
    (s) =>
      !s.asks &&
      (noneAtExit.test(s.marked) ||
        (none.test(s.marked) &&
          !noneAtEntry.test(s.marked) &&
          (!entry.test(s.marked) || (exit.test(s.marked) && !onlyEntryNot.test(s.marked)) || bothWays.test(s.marked)))),
  )
  const bothMade = sentences.find((s) => both.test(s.marked) && !notReal.test(s.marked))
  const entryMade =
    bothMade ??
    sentences.find((s) => entry.test(s.marked) && !none.test(s.marked) && !s.asks && !/\bpas retrouve\b/.test(s.marked))
  const exitMade = bothMade ?? exitMention(situation, sentences)
  const exitQuote = exitMade?.quote ?? conform?.quote
  return [
    ...exists('entry_inventory_exists', entryNone?.quote, entryMade?.quote),
    ...exists('exit_inventory_exists', exitNone?.quote, exitQuote),
    ...(conform && !exitNone ? [conform] : []),
  ]
}

const exists = (
  key: 'entry_inventory_exists' | 'exit_inventory_exists',
  no: string | undefined,
  yes: string | undefined,
): ReadFact[] => {
  const quote = no ?? yes
  return quote ? [{ key, value: no === undefined, quote, certainty: 'likely' }] : []
}

/** Asked for, so not told of. */
const WANTED =
  /^(?:je peux|puis-je|pourrais-je|peut-on|pouvez-vous|j'aimerais|je voudrais) (?:avoir|recevoir|obtenir|m'envoyer)/

/** An inventory that is not said to be the one at entry is the one at exit where a tenant tells how he left. */
function exitMention({ own }: Situation, sentences: readonly Sentence[]): Sentence | undefined {
  const real = sentences.filter(
    (s) =>
      any.test(s.marked) &&
      (!none.test(s.marked) || onlyEntryNot.test(s.marked)) &&
      !notReal.test(s.marked) &&
      !WANTED.test(s.marked),
  )
  const named = real.find((s) => exit.test(s.marked))
  if (named) return named
  const plain = real.find((s) => !entry.test(s.marked))
  return own.size === 0 || (plain && (fine.test(plain.marked) || defect.test(plain.marked))) ? plain : undefined
}

type Conform = Extract<ReadFact, { key: 'exit_inventory_conform' }>

function conformity({ text }: Situation): Conform | null {
  for (const s of text.sentences) {
    if (s.asks || notReal.test(s.marked)) continue
    const at = s.marked.search(atExit)
    if (at >= 0) {
      const part = s.marked.slice(Math.max(0, at - 45), at + 160)
      const verdict = judged(part) ?? besides(text.sentences, s) ?? noted(s.marked.slice(at, at + 160))
      if (verdict !== null) return said(s, verdict)
    } else if (
      /\b(?:c'est|a|est) (?:bien )?(?:marque|ecrit|note)\b/.test(s.marked) &&
      /\b(?:bon etat|tout est bon|ras|etat ok)\b/.test(s.marked)
    )
      return said(s, true)
  }
  return null
}

const said = (s: Sentence, value: boolean): Conform => ({
  key: 'exit_inventory_conform',
  value,
  quote: s.quote,
  certainty: 'likely',
})

const atExit = anyOf(
  `${EDL}(?! ?d.(?:entree|arrivee))`,
  '(?:sur |rempli )(?:la |le )(?:feuille|papier|fiche|constat|tablette)(?! d.(?:entree|arrivee))',
  'constat(?: de sortie| contradictoire| de commissaire| d.huissier)?(?! d.entree)',
  'celui de sortie',
  'a la sortie',
  'sortie (?:oui,? )?"?(?:ras|conforme|nickel|ok|sans)',
)
const NOTES =
  '(?:note|notait|notant|releve|relevait|signale|signalait|mentionne|mentionnait|constate|consigne|porte|indique|decrit|parle de|parlait de|fait (?:apparaitre|etat de?)|revele|precise|pointe|dit)'
const notes = anyOf(
  `${NOTES} (?:juste |seulement |simplement |bien |que )?(?:"|(?:une?|des|du|de la|le|la|les|deux|trois|quelques|N\\d+) )`,
)
const unlessNoted = anyOf(
  `(?:ne|n'|rien|aucune?|pas|jamais|sans) ?${NOTES}`,
  'cles?',
  'adresse',
  'compteurs?',
  'releves?',
  'arriere',
)

/** "L'état des lieux note une tapisserie défraîchie": whatever is noted is a defect, unless it is nothing. */
function noted(part: string): boolean | null {
  const after = /^[^:"]{0,70}: ?" ?([a-z][^"]{3,60})"/.exec(part)
  if (after) return /cle|compteur|adresse/.test(after[1] ?? '') ? null : false
  const quoted = QUOTED.exec(part)?.[1]
  if (quoted !== undefined && !none.test(part) && !unlessNoted.test(quoted) && !/usure|usage/.test(quoted))
    return fine.test(quoted) || /propre/.test(quoted)
  return notes.test(part) && !unlessNoted.test(part) ? false : null
}

/** What somebody wrote on it: "il a noté « évier entartré »", "état des lieux le 28, « cuisine grasse »". */
const QUOTED =
  /(?:[,:] ?|(?<![a-z])(?:note|ecrit|ecrire|marque|mis|mentionne|signale|lit|inscrit|porte|ecrivant|qu'il n'y a que)[^".;MZ]{0,15})" ?([^"]{3,60}?) ?"/

const onlyUse = anyOf('(?:ne|n.) ?[a-z]+ que (?:des |une |de l.)?(?:traces?|usure) (?:d.usage|normale?)')

/** True: nothing noted; false: something noted; null: mixed, or nothing said. */
function judged(part: string): boolean | null {
  const cleaned = part
    .replace(/\btraces? d'usage(?: normale?)?|\busure normale|\blieux (?:manquant|absent)/g, ' ')
    .replace(/\b(?:aucune?|zero|sans|pas de|ne releve aucune|sans aucune) (?:\w+ )?\w+/g, ' ')
  if (onlyUse.test(part)) return true
  if (/(?<![a-z])a redire (?:qu'|sauf|a part|si ce n'est)/.test(part)) return false
  const good = fine.test(part)
  const bad = defect.test(cleaned)
  if (/\b(?:n'est|n'etait) pas conforme|\bnon conforme/.test(part)) return false
  if (good && /\b(?:sauf|a part|hormis|excepte|mais)\b/.test(part)) return null
  if (good && bad) return part.search(fine) < part.search(defect)
  if (bad && /\b(?:correct|propre)\b/.test(part)) return null
  return good ? true : bad ? false : null
}

/** "Il y avait juste une tache" after the inventory; "l'EDL en fait état" after the damage. */
function besides(sentences: readonly Sentence[], s: Sentence): boolean | null {
  const next = sentences[s.index + 1]?.marked ?? ''
  const before = sentences[s.index - 1]?.marked ?? ''
  if (
    /^(?:il|elle|on|l'agent|ils|la dame|le monsieur|resultat)\b.{0,20}\b(?:ecrit|note|coche|mis|releve|signale|marque|resultat)\b/.test(
      next,
    )
  ) {
    const verdict = judged(next)
    if (verdict !== null) return verdict
  }
  if (
    /^(?:il y avait|juste|seulement|elle a|il a|ils ont|on a)\b.{0,25}\b(?:juste|seulement|note|trouve|releve|une?)\b/.test(
      next,
    ) &&
    defect.test(next)
  )
    return false
  if (
    /^(?:il|elle|ils|on|l'agent|la dame|le monsieur|tout|rien|juste)\b.{0,30}\b(?:mis|note|ecrit|marque|signale|releve|coche|constate|inscrit)\b/.test(
      next,
    )
  )
    return judged(next)
  if (
    /\b(?:en fait etat|le mentionne|les mentionne|l'indique|le confirme|en atteste)\b/.test(s.marked) &&
    defect.test(before)
  )
    return false
  return null
}
