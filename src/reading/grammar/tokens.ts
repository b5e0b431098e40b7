import { remembered } from '../../domain/remembered.ts'
import { verbForms } from './lexicon.ts'

const elided = /(?<![a-z'])((?:j|l|n|m|t|s|d|c|qu|jusqu|lorsqu|puisqu))'/g
const glued = /^(j|l|n|m|t|s|qu)([aeiouhy][a-z]{3,})$/
/** The forms of `avoir` and `être` that short messages glue to what stands before them. */
const gluedAuxiliary = /^(j|l|n|m|t|s|c)(ai|as|a|avons|avez|ont|avais|avait|est|etais|etait)$/
/** Words of their own that look like something glued. */
const whole = new Set('mai mais sa ta ma la nait sont sais naitre tas nas mas las sas jeter'.split(' '))

/**
 * The words of a marked sentence: elisions apart (`j'`, `n'`), also where the apostrophe was lost (`j accepte`,
 * `jaccepte`, `nai`), marks without their number, and punctuation that ends a clause.
 */
export const tokensOf = remembered((marked): readonly string[] => {
  const spaced = marked
    .replace(/([A-Z])\d+/g, ' $1 ')
    .replace(elided, "$1' ")
    .replace(/(?<![a-z'])([jlnmtsd]|qu) (?=[aeiouhy][a-z]{2,}|a |y )/g, "$1' ")
    .replace(/-(?=(?:je|tu|il|elle|on|nous|vous|ils|elles|moi|la|le|les|lui|leur|y|en|t)(?![a-z]))/g, ' -')
  return (spaced.match(/[a-z]+'|-?[a-z]+|[A-Z]|[,;:()?!.]/g) ?? []).flatMap(apart)
}, 100)

function apart(token: string): string[] {
  if (whole.has(token) || verbForms.has(token)) return [token]
  const short = gluedAuxiliary.exec(token)
  if (short) return [`${short[1]}'`, short[2] ?? '']
  const long = glued.exec(token)
  return long?.[2] && verbForms.has(long[2]) ? [`${long[1]}'`, long[2]] : [token]
}
