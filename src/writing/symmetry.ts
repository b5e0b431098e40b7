import { type Side, sideLabel } from '../domain/roles.ts'
import { figuresIn } from './figures.ts'
import type { Letter } from './letter.ts'

/** Sides that take part and do not get the law that this letter states. */
export function leftOutOf(letter: Pick<Letter, 'body' | 'audience'>, takingPart: readonly Side[]): Side[] {
  const statesLaw = figuresIn(letter.body).some(({ meaning }) => meaning.startsWith('article:'))
  return statesLaw ? takingPart.filter((side) => !letter.audience.includes(side)) : []
}

/** The same as a sentence for the mediator; null when both sides get the same words. */
export function asymmetry(letter: Pick<Letter, 'body' | 'audience'>, takingPart: readonly Side[]): string | null {
  const left = leftOutOf(letter, takingPart)
  if (left.length === 0) return null
  return `ce rappel de la loi ne part pas au ${left.map((side) => sideLabel[side]).join(' ni au ')}`
}
