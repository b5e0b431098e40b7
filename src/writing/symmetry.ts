import { type Side, sideLabel } from '../domain/roles.ts'
import { figuresIn } from './figures.ts'
import type { Letter } from './letter.ts'

/**
 * A sentence for the mediator when a letter states the law to one side while the other, who takes part too, does not get
 * the same words; null otherwise.
 */
export function asymmetry(letter: Pick<Letter, 'body' | 'audience'>, takingPart: readonly Side[]): string | null {
  const statesLaw = figuresIn(letter.body).some(({ meaning }) => meaning.startsWith('article:'))
  const left = takingPart.filter((side) => !letter.audience.includes(side))
  if (!statesLaw || left.length === 0) return null
  return `ce rappel de la loi ne part pas au ${left.map((side) => sideLabel[side]).join(' ni au ')}`
}
