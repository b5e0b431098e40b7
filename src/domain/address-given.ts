import { type Instant, parisDay } from './day.ts'
import type { Statement } from './positions.ts'
import type { Side } from './roles.ts'

/**
 * "J'habite maintenant 12 rue …" is an address given on the day of its mail, and from then on. Where the same side has said
 * before that it gave an address, the later one is a move: it changes nothing of when the first was given, known or not.
 */
export function firstAddressKept(statements: readonly Statement[]): Statement[] {
  const given = new Map<Side, string>()
  for (const { key, value, side, at } of statements)
    if (key === 'forwarding_address_given' && value === true && side !== null && at < (given.get(side) ?? '\uffff'))
      given.set(side, at)
  return statements.filter(({ key, value, side, at }) => {
    const before = side === null ? undefined : given.get(side)
    return !(
      key === 'forwarding_address_given_on' &&
      before !== undefined &&
      before < at &&
      value === parisDay(at as Instant)
    )
  })
}
