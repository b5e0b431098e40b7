import { type Side, sideLabel } from '../domain/roles.ts'
import type { Letter } from './letter.ts'

/**
 * A sentence for the mediator when a letter states the law to one side while the other, who takes part too, does not get
 * the same words; null otherwise.
 */
export function asymmetry(letter: Pick<Letter, 'purpose' | 'audience'>, takingPart: readonly Side[]): string | null {
  if (letter.purpose !== 'law_reminder') return null
  const left = takingPart.filter((side) => !letter.audience.includes(side))
  return left.length === 0
    ? null
    : `Ce rappel de la loi ne part pas au ${left.map((side) => sideLabel[side]).join(' et au ')}.`
}
