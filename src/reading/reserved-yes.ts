import type { ReadAct } from './contract.ts'
import { canonical, fold } from './fold.ts'

/** Words after which a yes depends on something: "à condition que", "sous réserve de", "si". */
const CONDITION =
  /(?<![a-z])(?:(?:a|sous) (?:la |une |cette |certaines? )?conditions?|sous reserve|pourvu qu|a moins (?:que|de)|sauf si|seulement si|uniquement si|tant qu|en echange|moyennant|s'ils?(?! (?:vous|te) pla)|(?<!meme |comme )si(?! (?:possible|besoin|necessaire|vous (?:le )?(?:voulez|souhaitez|preferez))(?![a-z])))/

/** A yes, in its own words, that holds only if something else does: no agreement follows from it by itself. */
const isReserved = (quote: string): boolean => CONDITION.test(fold(canonical(quote)).replace(/\s+/g, ' '))

export const acceptsOnCondition = (acts: readonly ReadAct[]): boolean =>
  acts.some(({ act, quote }) => act === 'acceptance' && isReserved(quote))
