import type { Day } from '../domain/day.ts'
import { canonical, fold } from './fold.ts'
import { markText } from './marked-text.ts'

/** What forms ask and no fact of ours says: answered by a sentence of the person's own, whole. */
const topics = {
  lease_length: /\bbail[^.]{0,40}\b(?:un|deux|trois|six|neuf|N\d{1,3}) (?:ans?|mois)\b/,
  cotenants: /\bcoloc|\bcotitulaire|\bbail commun\b|\bconjoint|\bcompagn(?:e|on)\b|\blocataires ensemble\b/,
  deposit_paid:
    /\b(?:verse|paye|cheque|vire)\b.{0,60}\b(?:depot|caution)\b|\b(?:depot|caution)\b.{0,60}\b(?:verse|cheque)\b/,
  notice: /\bconge\b|\bpreavis\b/,
  keys: /\b(?:rendu|remis|restitue|laisse|depose|rendre|remise|envoye|poste)\w{0,4}\b.{0,60}\bcles?\b|\bcles?\b.{0,60}\b(?:rendu|remis|restitue|laisse|depose|envoye)\w{0,2}\b/,
  inventories: /\betats? des lieux\b|\bedl\b/,
  forwarding_address: /\bnouvelle adresse\b|\bnouveau domicile\b|\bnouvelles coordonnees\b/,
  // A letter that gives notice, the keys or an address is no step against the other side.
  steps_taken:
    /^(?!.{0,400}\b(?:conge|preavis|cles?|adresse|domicile)\b).{0,400}\b(?:recommandee?s?|lrar)\b|\bmise en demeure\b|\btextos?\b|\bsms\b|\brelancee?\b|\b(?:j'ai|je l'ai) (?:appele|ecrit|telephone)\b/,
  proceedings:
    /\bassigne(?:e|r)?\b|\bassignation\b|\bprocedure (?:en cours|judiciaire)\b|\bsaisi le (?:juge|tribunal)\b|\binjonction de payer\b|\baucun(?:e)? (?:proces|action en justice)\b|\bproces en cours\b/,
} as const
export type Topic = keyof typeof topics
export type OwnAccount = Partial<Record<Topic, string>>

/** The first sentence of each topic, as it was written. Questions answer nothing. */
export function ownAccount(own: string, sentOn: Day): OwnAccount {
  const { sentences } = markText(own, sentOn)
  const told = sentences.filter(({ asks, quote }) => !asks && quote.length <= 400 && !/\S{60}/.test(quote))
  return Object.fromEntries(
    Object.entries(topics).flatMap(([topic, about]) => {
      const found = told.find(({ marked }) => about.test(marked))
      return found ? [[topic, found.quote]] : []
    }),
  )
}

const STREET =
  /(?<![\d,])\d{1,4}(?: ?(?:bis|ter|quater)\b)?,? (?:rue|avenue|av|bd|boulevard|place|chemin|impasse|allees?|route|quai|cours|square|passage|villa|residence|faubourg|sentier|esplanade|montee)\b[^\n;()?!]{2,70}?(?:, ?| ?\n ?| )(\d{5}) /g
const TOWN =
  /^\p{Lu}[\p{L}'’]{1,30}(?:[ -](?:(?:de|du|des|la|le|les|sur|sous|en|lès|aux|d['’]|l['’])[ -]?){0,2}\p{Lu}[\p{L}'’]{1,30}){0,4}/u
/** Words that make an address the writer's own. */
const OWN = /\b(?:nouvelle adresse|nouveau domicile|j'habite|je demeure|demeurant|je vis|domicilie?e?)\b.{0,60}$/

/** `own`: the words before it say that the writer lives there now. */
export type Place = { written: string; postcode: string; own: boolean }

/** Every address of a text that is whole: number, street, postcode and town. */
export function placesIn(written: string): Place[] {
  const text = canonical(written).slice(0, 20_000)
  const folded = fold(text)
  return [...folded.matchAll(STREET)].flatMap((match) => {
    const end = match.index + match[0].length
    const [town] = TOWN.exec(text.slice(end, end + 120)) ?? []
    if (!town) return []
    const line = `${text.slice(match.index, end)}${town}`.replace(/\s+/g, ' ')
    const before = folded.slice(Math.max(0, match.index - 100), match.index).replace(/\s+/g, ' ')
    return [{ written: line, postcode: match[1] ?? '', own: OWN.test(before) }]
  })
}

const PHONE = /(?<!\d)(?:0|\+33 ?)[1-9](?:[ .-]?\d{2}){4}(?!\d)/
const FLOOR =
  /\b(?:\d{1,2} ?(?:er|e|eme|nd|nde) etage|rez-de-chaussee)(?: (?:droite|gauche|face))?\b|\b(?:appartement|appt|apt|porte|lot) (?:n ?[°o] ?)?[a-z]?\d{1,4}\b/

/** The person's own number, under the own name. */
export const phoneIn = (signature: string): string | null => sliceOf(signature, PHONE)

export const floorIn = (own: string): string | null => sliceOf(own, FLOOR)

function sliceOf(written: string, find: RegExp): string | null {
  const text = canonical(written).slice(0, 20_000)
  const match = find.exec(fold(text))
  return match ? text.slice(match.index, match.index + match[0].length) : null
}
