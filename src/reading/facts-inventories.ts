import type { ReadFact } from './contract.ts'
import type { Situation } from './situation.ts'

const EDL = String.raw`(?:etats? des? lieux|edl[se]?)`
const any = new RegExp(String.raw`\b${EDL}\b`)
const both = new RegExp(
  String.raw`\b(?:les |mes |nos |des )?(?:deux|2) ${EDL}\b|\b${EDL} (?:d'entree et (?:de |celui de )?sortie|entree et sortie|entree\/sortie)`,
)
const entry = new RegExp(
  String.raw`\b${EDL} ?d'entree|\b${EDL} entree|\bedle\b|\bcelui d'entree|\b${EDL} (?:a|de) l'(?:entree|arrivee)|\b(?:a l'entree|quand je suis entree?)\b.{0,50}${EDL}`,
)
const none = new RegExp(
  String.raw`\b(?:pas|jamais|aucun|sans|ni|absence d)[ '](?:eu |fait |ete fait |etabli |y avoir |d'|un |de |vraiment )*(?:${EDL})|\b${EDL}\b.{0,40}\b(?:n'a (?:pas|jamais) ete (?:fait|etabli|realise|dresse)|jamais fait|pas ete fait)`,
)
const exit = new RegExp(
  String.raw`\b${EDL} ?(?:de |du )?(?:sortie|depart|final)|\bedls\b|\bcelui de sortie|\ba la sortie\b.{0,40}\b(?:un|${EDL})\b|\b${EDL} de fin`,
)

const fine =
  /\b(?:conformes?|nickel|ras\b|r\.a\.s|parfaite?s?|impeccable|ok\b|sans (?:reserve|degradation|remarque|observation|anomalie|probleme)s?|rien a (?:re)?dire|rien a signaler|ne (?:releve|signale|mentionne|note|comporte) (?:rien|aucun)|aucune? (?:degradation|remarque|reserve|anomalie|observation|degat|difference)|bon etat|tres bon\b|tres bien|excellent|rien note|identique|pas de degradation|tout (?:etait |est )?(?:bon|ok|propre|bien))\b/
const defect =
  /\b(?:taches?|tachee?|traces?|rayures?|rayee?s?|trous?|casse(?:e|es|s)?|abimee?s?|felee?s?|fissure\w*|brisee?s?|arrache\w*|encrasse\w*|sales?|salete|manqu\w+|defauts?|degradations?|eclats?|brule\w*|dechire\w*|poignee|latte|adhesifs?|moisi\w*|jauni\w*|decolle\w*|chevilles?|impacts?|usure|poussiere|calcaire|abimer|graisse|tartre|non nettoye|plein de choses|noir\b)\b/

/** Which inventories were made, and whether the one at exit shows damage. */
export function inventoryFacts(situation: Situation): ReadFact[] {
  const { sentences } = situation.text
  const facts: ReadFact[] = []
  const entryNone = sentences.find(
    (s) =>
      none.test(s.marked) &&
      (entry.test(s.marked) || !exit.test(s.marked)) &&
      /entree|entre|arrivee|jamais fait|emmenag/.test(s.marked),
  )
  const exitNone = sentences.find((s) => none.test(s.marked) && exit.test(s.marked))
  const bothMade = sentences.find((s) => both.test(s.marked))
  const entryMade = bothMade ?? sentences.find((s) => entry.test(s.marked) && !none.test(s.marked) && !s.asks)
  const exitMade =
    bothMade ??
    sentences.find((s) => exit.test(s.marked) && !none.test(s.marked)) ??
    sentences.find(
      (s) =>
        any.test(s.marked) &&
        !entry.test(s.marked) &&
        !none.test(s.marked) &&
        !/\bcomparer|\bsi (?:l'|un)/.test(s.marked),
    )
  if (entryNone)
    facts.push({ key: 'entry_inventory_exists', value: false, quote: entryNone.quote, certainty: 'likely' })
  else if (entryMade)
    facts.push({ key: 'entry_inventory_exists', value: true, quote: entryMade.quote, certainty: 'likely' })
  if (exitNone && !exitMade)
    facts.push({ key: 'exit_inventory_exists', value: false, quote: exitNone.quote, certainty: 'likely' })
  else if (exitMade)
    facts.push({ key: 'exit_inventory_exists', value: true, quote: exitMade.quote, certainty: 'likely' })
  return [...facts, ...conformity(situation)]
}

function conformity({ text }: Situation): ReadFact[] {
  for (const s of text.sentences) {
    if (s.asks) continue
    const at = s.marked.search(
      new RegExp(String.raw`\b${EDL}\b(?! d'entree)|\ba la sortie\b|\b(?:ok|conforme) a la sortie`),
    )
    if (at < 0) continue
    const after = s.marked.slice(at, at + 160)
    const good = fine.test(after)
    const bad = defect.test(after.replace(/aucune? \w+|sans \w+|pas de \w+|ne (?:releve|signale) rien/g, ''))
    if (good && /\bsauf\b|\ba part\b|\bhormis\b|\bexcepte\b/.test(after)) continue
    if (good && !/\b(?:n'etait pas|n'est pas|non|pas) conforme/.test(after)) {
      if (bad && after.search(defect) < after.search(fine))
        return [{ key: 'exit_inventory_conform', value: false, quote: s.quote, certainty: 'likely' }]
      return [{ key: 'exit_inventory_conform', value: true, quote: s.quote, certainty: 'likely' }]
    }
    if (bad || /\bnon conforme|pas conforme/.test(after))
      return [{ key: 'exit_inventory_conform', value: false, quote: s.quote, certainty: 'likely' }]
  }
  return []
}
