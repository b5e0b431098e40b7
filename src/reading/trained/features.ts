import type { ReadAct, ReadFact } from '../contract.ts'
import { framesOf } from '../grammar/frames.ts'
import type { Situation } from '../situation.ts'

/** What the trained part sees of a message: names of features, for the whole message and for each sentence. */
export type Features = { message: readonly string[]; sentences: readonly (readonly string[])[] }

/** The feature that says that the grammar found this act. */
export const foundByGrammar = (act: string): string => `found:${act}`

export function featuresOf(situation: Situation, acts: readonly ReadAct[], facts: readonly ReadFact[]): Features {
  const { side, role, opening, others, own, text, input } = situation
  const last = input.context.earlier.at(-1)
  return {
    message: [
      'any',
      `side:${side}`,
      `role:${role}`,
      opening ? 'opening' : 'reply',
      ...[...others].map((act) => `others:${act}`),
      ...[...own].map((act) => `own:${act}`),
      ...(last?.acts.map((act) => `last:${act}`) ?? []),
      ...(input.attachments.length > 0 ? ['attachment'] : []),
      `length:${lengthOf(text.sentences.length)}`,
      ...facts.map(({ key }) => `fact:${key}`),
      ...new Set(acts.map(({ act }) => foundByGrammar(act))),
    ],
    sentences: text.sentences.map(({ marked, asks }) => [
      ...wordsOf(marked, String(side)),
      ...framesIn(marked),
      ...(asks ? ['asks'] : []),
    ]),
  }
}

const lengthOf = (sentences: number): string =>
  sentences <= 2 ? String(sentences) : sentences <= 4 ? '4' : sentences <= 8 ? '8' : 'long'

/** Words of substance, the same with the side that says them, beginnings of long words, pairs, and pairs with one word between. */
function wordsOf(marked: string, side: string): string[] {
  const words = marked
    .replace(/([A-Z])\d+/g, '$1')
    .replace(/'/g, "' ")
    .split(/[^a-zA-Z0-9'?!€]+/)
    .filter((word) => word !== '')
    .slice(0, 200)
  const found = words.flatMap((word, at) => [
    ...(word.length > 3 ? [`w:${word}`, `w:${word}|${side}`] : []),
    ...(word.length > 5 ? [`p:${word.slice(0, 5)}`] : []),
    ...(at + 1 < words.length ? [`b:${word}_${words[at + 1]}`] : []),
    ...(at + 2 < words.length ? [`s:${word}_${words[at + 2]}`] : []),
  ])
  return [...new Set(found)]
}

/** Who does what, when and whether not, apart from the words. */
const framesIn = (marked: string): string[] => [
  ...new Set(
    framesOf(marked.slice(0, 1_000)).flatMap(({ verb, person, tense, negated, objects, mood }) => [
      `f:${verb}:${person}:${tense}:${negated ? 'not' : 'yes'}`,
      `m:${verb}:${person}:${mood}`,
      ...[...objects].map((object) => `o:${verb}:${object}:${negated ? 'not' : 'yes'}`),
    ]),
  ),
]
