import type { CaseId } from '../domain/ids.ts'
import { looksLikeName } from '../domain/person-name.ts'
import { addressKey } from '../mail/addresses.ts'
import { speaksForCommission } from '../reading/commission-news.ts'
import { canonical, fold } from '../reading/fold.ts'
import { caseIds, partiesOf } from '../store/cases.ts'
import type { Judged } from './judge-mail.ts'
import type { Placed } from './place-message.ts'
import type { World } from './world.ts'

/** An address that the directory gives for a commission. */
export const isListed = ({ commissions }: World, address: string): boolean =>
  commissions.some((list) => list.commissions.some((c) => c.email && addressKey(c.email) === addressKey(address)))

/** A mail that seems to be a commission's, with the cases that it may be about; null for any other. */
export function commissionMail(
  world: World,
  { mail, words }: Judged,
  placed: Exclude<Placed, { kind: 'one' }>,
): { candidates: readonly CaseId[] } | null {
  const from = mail.from[0] ?? { name: '', address: '' }
  const said = `${mail.subject}\n${words.visible}\n${words.signature}`
  if (!isListed(world, from.address) && !speaksForCommission(from, said)) return null
  return { candidates: placed.kind === 'held' ? placed.candidates : casesNamedIn(world, said) }
}

/** Names are looked for in as many cases, the newest first. */
const MOST_CASES = 2_000

/** Of the cases that a commission was given, those of whose people the most are named in full. */
function casesNamedIn({ db }: World, words: string): CaseId[] {
  const said = ` ${nameWords(words.slice(0, 20_000))} `
  const named = caseIds(db, 'with_cdc')
    .slice(-MOST_CASES)
    .map((id) => ({ id, names: partiesOf(db, id).filter(({ name }) => isNamed(name, said)).length }))
  const most = Math.max(0, ...named.map(({ names }) => names))
  return most === 0 ? [] : named.filter(({ names }) => names === most).map(({ id }) => id)
}

/** First name and family name, in either order. */
function isNamed(name: string, said: string): boolean {
  const words = nameWords(name).split(' ')
  return looksLikeName(name) && words.length > 1 && words.every((word) => said.includes(` ${word} `))
}

const nameWords = (text: string): string =>
  fold(canonical(text))
    .replace(/[^a-z]+/g, ' ')
    .trim()
