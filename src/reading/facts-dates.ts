import { addDays, type Day } from '../domain/day.ts'
import type { ReadFact } from './contract.ts'
import { type DateRole, handsBack, type RoledDate, roledDates } from './date-roles.ts'
import { dateAt } from './marked-text.ts'
import { isNoHome } from './other-leases.ts'
import { anyOf, captured } from './phrases.ts'
import type { Situation } from './situation.ts'

const KEYS = '(?:cles|trousseaux?|badges?)'
const RETURN =
  '(?:rendu(?:e?s)?|remi(?:s|ses?)?|restitue(?:e?s)?|restitution|remise|donnee?s?|deposee?s?|rends|remets|remettant|recupere(?:e?s)?|reprise?s?|repris|laissee?s?|redonnee?s?|rendant|restituant|posee?s?|glissee?s?|renvoyee?s?|rapportee?s?|retour)'
const EDL =
  '(?:(?:papiers?|feuilles?|constats?|proces-verba[a-z]+|pv|documents?|fiches?)(?= (?:de sortie|de depart|a la sortie))|etats? des lieux|edl[s]?|inventaire(?= (?:de sortie|de depart|final)))'
const ON = 'D(\\d+)'

const keysReturned = [
  anyOf(
    `(?:ar|accuse de reception|avis de reception|recommande) .{0,40}(?:signe|recu|retire|date|presente|distribue)[^;]{0,25}${ON}`,
  ),
  anyOf(
    `${KEYS}[^;]{0,40}? ?${RETURN}[^;DM]{0,60}${ON}`,
    `${RETURN} [^;D]{0,50}?${KEYS}[^;DM]{0,75}${ON}`,
    `${KEYS} ?(?:et ${EDL}(?: de sortie)?)? ?(?:en mains? )?[:(]? ?(?:depuis |le |des |du )*${ON}`,
    `a (?:recupere |eu |repris )?(?:toutes )?(?:les|ses|mes) ${KEYS} (?:depuis )?(?:le )?${ON}`,
  ),
  anyOf(
    `${KEYS} dans [^;D]{0,45}${ON}`,
    `^(?:\\d{1,2} ?[.)-] ?)?${ON} (?:pour|:) (?:les |mes )?${KEYS}`,
    `${ON},? (?:avec|et) (?:toutes )?(?:les|mes|ses|nos) ${KEYS}(?: aussi)?`,
    `${ON},? (?:et )?(?:les|mes|ses) ${KEYS} aussi`,
    `${KEYS},? (?:il|elle|ils) les (?:a|ont) (?:depuis )?(?:le )?${ON}`,
    `(?:rendu|remis|restitue) (?:mon |l'|le |la |notre )(?:appartement|appart|[ft]\\d|studio|logement|maison)[^;D]{0,40}${ON}[^;]{0,40}${KEYS}`,
    `(?:quitte|parti|sorti)e?s? [^;D]{0,30}${ON}[^;D]{0,150}(?<![a-z])(?:donne|rendu|remis|laisse|depose) [^;D]{0,15}${KEYS}`,
    `${ON}[^;D]{0,60}(?<![a-z])(?:${RETURN} [^;D]{0,25}${KEYS}|${KEYS}[^;D]{0,25}${RETURN})`,
    `${ON}[^;]{0,40}(?<![a-z])(?:avec|en lui) [^;]{0,25}(?:remettant les ${KEYS}|remise|remises|rendues)`,
    `sorti[es]? (?:le )?${ON} \\([^)]{0,20}${KEYS}`,
    `(?:maison|appartement|logement|studio) rendue? [^;D]{0,25}${ON}[^;]{0,12}${KEYS}`,
  ),
]
export const notReturned =
  /\b(?:jamais|pas|sans|n'ai pas|avoir) (?:encore )?(?:rendu|remis|restitue)|\brendrai|\bremettrai|\bvais rendre|\bdoubles? de cles|\bmanquait|\bcles (?:a l'entree|d'entree)|\bm'a remis les cles/

const exitInventory = [
  anyOf(
    `${EDL}(?: contradictoire)? ?(?:de sortie|sortie|final)?[^;D]{0,50}?(?<![a-z])(?:fait|etabli|realise|effectue|signe|dresse|du|le|a eu lieu|date|ensemble|en date)[^;D]{0,50}${ON}`,
    `${EDL} ?(?:de sortie|sortie|final)? ?[:(]? ?(?:du |le |de |ce )?${ON}`,
    `(?:rendu|remis|restitue|quitte)[^;]{0,40}${ON} avec (?:l.|un |mon )?${EDL}`,
    `(?:rendu|remis|restitue|quitte)[^;]{0,40}${ON},[a-z ,]{0,25} avec (?:l.|un |mon )?${EDL}(?: de sortie)? (?:fait|signe|etabli)`,
    `${ON},? date a laquelle [^;]{0,50}${EDL}`,
    `cles et ${EDL}[^;D]{0,12}${ON}`,
    `${EDL}[a-z ]{0,25} et cles ?:? ?(?:le )?${ON}`,
    `celui de sortie,? [a-z, ]{0,12}(?:le )?${ON}`,
    `${ON} \\(cles et ${EDL}`,
    `${ON}[^;D,]{0,30}(?<![a-z])(?:fait|realise|signe|dresse)[^;D,]{0,15}${EDL}(?! d.entree)`,
    `${ON},? (?:au moment|lors|a l.occasion) (?:de |d')?(?:l')?${EDL}(?! d.entree)`,
    `${ON},?[^;D]{0,70}(?<![a-z])(?:fait|faisant|signe|realise|dresse|rempli|etabli)e? (?:avec [a-z]{2,12} |ensemble )?(?:l'|un |mon |cet |notre )?${EDL}(?! d.entree)`,
    `${ON},? (?:pendant|a|apres|a l'issue de|juste apres) (?:l'|un |mon )?${EDL}(?! d.entree)`,
    `${ON},? (?:avec )?(?:l'|un |mon )?${EDL}(?: de sortie)? (?:fait |signe |etabli )?(?:ensemble|dans la foulee|en meme temps|a la suite)`,
    `${EDL}[^;D]{0,40} together ${ON}`,
    `${ON},? (?:jour|date) d[eu] (?:la remise des ${KEYS} et (?:du |de l'))?(?:l')?(?:${EDL}|constat)`,
    `${ON} \\(${EDL}`,
    `${EDL} d.entree et de sortie [^;D]{0,60}(?:le second|celui de sortie)[^;D]{0,20}${ON}`,
    `(?:sortie|depart)(?: et (?:les )?${KEYS})?,? (?:du |le |: )*${ON},? [^;D]{0,60}(?:feuille|fiche|papier|constat)`,
    `(?:commissaire de justice|huissier)[^;D]{0,60}(?:venu|passe|etabli|dresse)[^;D]{0,20}${ON}`,
    `${ON},? un (?:commissaire de justice|huissier)[^;D]{0,60}(?:etabli|dress)[a-z]*`,
  ),
]
const notExit = /\b(?:d'entree|entree dans|a l'entree|arrivee|annonce|note)\b/

const leaseStart = [
  anyOf(
    `bail"?(?: (?:mobilite"?|unique|meuble|vide|nu|d.habitation|signe|signee|commence|debute|conclu|date|en date|de location|initial|ayant|pris|prend|effet|a|ete|est|avait|etait|du|le|au|en|depuis|de|partir|compter))*,? ?[:(]? ?(?:le )?${ON}`,
    `contrat (?:de location )?(?:signe |du |date |a partir |debute |commence |depuis |en |le )+${ON}`,
    `(?:bail|lou[a-z]{1,4}|locataires?|location|contrat|occup[a-z]{1,4}|habit[a-z]{1,4}|meublee?|vide|nue?)(?![a-z])[^;D]{0,60} a (?:partir|compter) du ${ON}`,
    `(?:entree|arrivee|emmenagement|debut du bail) (?:dans les lieux )?(?:le |en |du |:)? ?${ON}`,
    `(?:suis|sommes|etais|etions|on est) arrivee?s? (?:dans [^;D,]{0,25})?(?:le |en |depuis |au )?${ON}`,
    `(?:maison|appartement|studio|logement|[ft]\\d)[^;MD]{0,60} depuis (?:le )?${ON}`,
    `(?:rentre|entre(?! le D\\d+ et)|emmenage|installe)e?s? (?:dans [^;D,]{0,25})?(?:le |en |depuis |au )?${ON}`,
    `(?:loue|louais|louait|locataires?|occupe|habite|habitais|occupais|vivais|vis)[^;D]{0,60} (?:depuis|des)(?: le| fin| debut)? ?${ON}`,
    `(?:loue|location|bail)[^;D]{0,30} du ${ON} (?:au|jusqu)`,
  ),
]
export const notStart =
  /\b(?:annonce|jamais|pas paye|resil|preavis|quitte|rendu|sortie|fin de bail|nouveau bail|gite|vacances|c'est|lieux d'(?=entree))\b[^D]{0,25}$/

/** When the lease began, the keys came back and the exit inventory was made. */
export function dateFacts(situation: Situation): ReadFact[] {
  const roled = roledDates(situation)
  const keys = keysReturnedOn(situation, roled)
  const inventory = exitInventoryOn(situation, roled).filter(
    ({ quote }) => !situation.text.sentences.some((s) => s.quote === quote && notMade.test(s.marked)),
  )
  const lease = isNoHome(situation.text)
    ? []
    : orElse(dated(situation, 'lease_start', leaseStart, notStart, true), () =>
        factOf(
          'lease_start',
          roled.find((date) => isLeaseStart(date, situation.input.sentOn)),
        ),
      )
  return [
    ...(keys.length > 0 ? keys : keysWithInventory(situation, inventory)),
    ...(inventory.length > 0 ? inventory : inventoryWithKeys(situation, keys)),
    ...lease,
  ]
}

/** "Clés remises dans la foulée": on the day of the exit inventory that the message dates. */
function keysWithInventory(situation: Situation, [inventory]: readonly ReadFact[]): ReadFact[] {
  if (inventory?.key !== 'exit_inventory_on') return []
  const told = situation.text.sentences.find(
    (s) => sameOccasion.test(s.marked) && !notReturned.test(s.marked) && !s.asks,
  )
  return told ? [{ key: 'keys_returned_on', value: inventory.value, quote: told.quote, certainty: 'likely' }] : []
}

/** "J'ai rendu les clés le 27 juin et on a fait l'état des lieux avec la dame": one occasion, dated once. */
function inventoryWithKeys({ text }: Situation, [keys]: readonly ReadFact[]): ReadFact[] {
  if (keys?.key !== 'keys_returned_on') return []
  const told = text.sentences.find((s) => s.quote === keys.quote)
  const occasion =
    told && made.test(told.marked) && !anotherDay.test(told.marked) && !notMade.test(told.marked)
      ? told
      : text.sentences.find(
          (s) =>
            thatDay.test(s.marked) &&
            !notMade.test(s.marked) &&
            !notHeld.test(s.marked) &&
            !anotherDay.test(s.marked) &&
            (s === told || !/D\d/.test(s.marked)) &&
            (sameDay.test(s.marked) || Math.abs(s.index - (told?.index ?? s.index)) <= 2),
        )
  return occasion ? [{ key: 'exit_inventory_on', value: keys.value, quote: occasion.quote, certainty: 'likely' }] : []
}

const SAME =
  '(?:(?:le|ce|au) (?:meme jour|jour meme|matin meme|meme moment|jour-la|jour la|matin-la|matin la|jour)|(?:ce|le) matin(?:-la| la)?|cet apres-midi-la|meme date|(?:le |au )?jour (?:du depart|de (?:la )?(?:sortie|remise(?: des cles)?)|de (?:mon|notre) depart))'
const SHEET = `(?:${EDL}(?! ?d.entree)|(?:le |la |un |une )(?:papiers?|feuilles?|fiches?|documents?|formulaires?|constats?|proces-verba[a-z]+)(?! ?d.entree))`
/** "L'état des lieux le même jour", "ce matin-là on a rempli la feuille". */
const thatDay = anyOf(
  `${SHEET}[^;DM]{0,60}(?<![a-z])${SAME}`,
  `${SAME}[^;DM]{0,70}(?<![a-z])${SHEET}`,
  `${SHEET}(?: de sortie)? aussi`,
  `(?:a la fin|a l'issue|apres|lors|au moment) de l'?(?:${EDL})(?! ?d.entree)`,
  `apres (?:l'|un |le )${EDL}(?! ?d.entree)`,
)
const sameDay = anyOf(SAME)
export const notMade = anyOf(
  `(?:pas|jamais|aucun|sans|ni|point)(?: (?:eu|fait|ete|voulu|souhaite|faire|y|avoir|un|de|d))*[ '](?:un |d'|l')?${EDL}(?! ?d.(?:entree|arrivee))`,
  `${EDL}(?! ?d.(?:entree|arrivee))[^;D]{0,30}(?:pas|jamais|aucun) (?:ete |encore )?(?:fait|etabli|realise)`,
)
const notHeld = anyOf('refus[a-z]+', 'attendu')

const made = anyOf(
  `(?:on|nous|avons|madame|monsieur|elle)[^;D]{0,30}(?:fait|faisait|rempli|ecrit|dresse|dressait|etabli)[^;D]{0,25}${EDL}(?! d.entree)`,
  `${EDL}(?! d.entree)[^;D]{0,30}(?:a ce moment|ensemble|dans la foulee|en meme temps|a cette occasion|sur place|le meme jour|ce jour)`,
  `(?:avec|lors d[eu]|pendant|\\+|apres) (?:l'|un |mon |notre )?${EDL}(?! d.entree)`,
  `${EDL} (?:et|\\+) (?:remise des |les )?${KEYS}`,
  `${KEYS} (?:et|\\+) (?:l'|un )?${EDL}(?! d.entree)`,
)
const anotherDay = /\b(?:veille|lendemain|deux jours|semaine|entree|arrivee)\b/

const OCCASION =
  '(?:dans la foulee|en meme temps|au meme moment|a cette occasion|a la suite|sur place|aussitot|juste apres|ce jour-la)'
const sameOccasion = anyOf(
  `${KEYS}[^;MD]{0,40}${OCCASION}`,
  `${RETURN} [^;D]{0,30}${KEYS}[^;D]{0,15}${OCCASION}`,
  `${OCCASION}[^;MD]{0,40}${KEYS}`,
)

export const keysReturnedOn = (situation: Situation, roled = roledDates(situation)): ReadFact[] =>
  orElse(dated(situation, 'keys_returned_on', keysReturned, notReturned, false), () =>
    factOf('keys_returned_on', roled.find(isKeysReturn)),
  )

export const exitInventoryOn = (situation: Situation, roled = roledDates(situation)): ReadFact[] =>
  orElse(dated(situation, 'exit_inventory_on', exitInventory, notExit, false), () =>
    factOf('exit_inventory_on', roled.find(isExitInventory)),
  )

const orElse = (facts: ReadFact[], other: () => ReadFact[]): ReadFact[] => (facts.length > 0 ? facts : other())

const factOf = (key: DateKey, found: RoledDate | undefined): ReadFact[] =>
  found ? [{ key, value: found.on, quote: found.sentence.quote, certainty: 'likely' }] : []

const withKeys: ReadonlySet<DateRole | undefined> = new Set(['keys', 'exit', 'left'])

const isKeysReturn = ({ exact, roles, before, after, sentence }: RoledDate): boolean =>
  exact &&
  roles.includes('keys') &&
  withKeys.has(roles[0]) &&
  handsBack(`${before} ${after.slice(0, 60)}`) &&
  !notReturned.test(sentence.marked)

const isExitInventory = ({ exact, roles, before, after }: RoledDate): boolean =>
  exact &&
  (roles[0] === 'exit' || (roles[0] === 'keys' && roles[1] === 'exit')) &&
  !notExit.test(before) &&
  !/(?<![a-z])(?:pas|jamais|aucun|sans|ni|point)(?![a-z])/.test(`${before.slice(-60)} ${after.slice(0, 40)}`)

const STARTS =
  /(?:(?:depuis|des|du|de|a (?:partir|compter) d[eu]|effet(?: au| le| du| en)?|(?:emmenag|install|entre|rentre|arriv)[a-z]*(?: dans [^;]{0,25})?(?: le| en| au)?|signee?s?(?: le| en)?|commencee?(?: le| en)?|debut[a-z]*(?: le| en)?|conclu(?: le)?) (?:le )?|[:(] ?)$/

/** Nobody asks for a deposit back within a month of moving in. */
const isRecent = (on: Day, sentOn: Day): boolean => on > addDays(sentOn, -28)

/** A lease of a few weeks is a holiday's. */
const isLeaseStart = ({ exact, roles, before, on, next }: RoledDate, sentOn: Day): boolean =>
  roles[0] === 'lease' &&
  !isRecent(on, sentOn) &&
  (!exact || STARTS.test(before)) &&
  !notStart.test(before) &&
  !(next !== null && next > on && next < addDays(on, 28))

type DateKey = 'keys_returned_on' | 'exit_inventory_on' | 'lease_start'

/** "Le 20 février alors que c'est le 2": the day that the writer holds to be right. */
const RATHER =
  /^[^;.D]{0,15}(?:alors que|mais) (?:c'est|c'etait|je les ai (?:rendues|remises)) (?:bien )?(?:le )?D(\d+)/

function dated(
  situation: Situation,
  key: DateKey,
  patterns: readonly RegExp[],
  unless: RegExp,
  months: boolean,
): ReadFact[] {
  for (const pattern of patterns)
    for (const sentence of situation.text.sentences) {
      const match = pattern.exec(sentence.marked)
      if (!match || sentence.asks) continue
      if (unless.test(sentence.marked.slice(0, match.index + match[0].length).replace(/D\d+$/, ''))) continue
      const rather = RATHER.exec(sentence.marked.slice(match.index + match[0].length))?.[1]
      const day = pastDay(situation, rather ?? captured(match), months)
      if (day && !(key === 'lease_start' && isRecent(day, situation.input.sentOn)))
        return [{ key, value: day, quote: sentence.quote, certainty: 'likely' }]
    }
  return []
}

export function pastDay(situation: Situation, index: string | undefined, months: boolean): Day | null {
  const mention = dateAt(situation.text, index)
  if (!mention?.past || mention.past > situation.input.sentOn) return null
  const exact = mention.precision === 'day' || mention.precision === 'same'
  return exact || (months && mention.precision === 'month') ? mention.past : null
}
