import type { ReadAct, ReadFact } from '../contract.ts'
import { framesOf } from '../grammar/frames.ts'
import { tokensOf } from '../grammar/tokens.ts'
import type { Situation } from '../situation.ts'
import { familiesIn } from './families.ts'

/** What the trained part sees of a message: names of features, for the whole message and for each sentence. */
export type Features = { message: readonly string[]; sentences: readonly (readonly string[])[] }

/** The feature that says that the grammar found this act. */
export const foundByGrammar = (act: string): string => `found:${act}`

/** Longer sentences are read up to here. */
const MAX_WORDS = 200

export function featuresOf(situation: Situation, acts: readonly ReadAct[], facts: readonly ReadFact[]): Features {
  const { side, role, opening, others, own, text, input } = situation
  const last = input.context.earlier.at(-1)?.acts ?? []
  return {
    message: [
      'any',
      `side:${side}`,
      `role:${role}`,
      opening ? 'opening' : 'reply',
      ...[...others].map((act) => `others:${act}`),
      ...[...own].map((act) => `own:${act}`),
      ...last.map((act) => `last:${act}`),
      ...(input.attachments.length > 0 ? ['attachment'] : []),
      `length:${lengthOf(text.sentences.length)}`,
      ...facts.map(({ key }) => `fact:${key}`),
      ...new Set(acts.map(({ act }) => foundByGrammar(act))),
    ],
    sentences: text.sentences.map(({ marked, asks }, i) => {
      const tokens = tokensOf(marked.slice(0, 2_000)).slice(0, MAX_WORDS)
      return [
        ...wordsOf(marked),
        ...lettersOf(tokens),
        ...meaningsOf(tokens, String(side), last),
        ...framesIn(marked),
        ...(asks ? ['asks'] : []),
        ...(i === 0 ? ['first'] : []),
        ...(i === text.sentences.length - 1 ? ['final'] : []),
        ...(tokens.length <= 3 ? ['brief'] : []),
      ]
    }),
  }
}

const lengthOf = (sentences: number): string =>
  sentences <= 2 ? String(sentences) : sentences <= 4 ? '4' : sentences <= 8 ? '8' : 'long'

/** Words of substance, beginnings of long words, and pairs of neighbours. */
function wordsOf(marked: string): string[] {
  const words = marked
    .replace(/([A-Z])\d+/g, '$1')
    .replace(/'/g, "' ")
    .split(/[^a-zA-Z0-9'?!€]+/)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS)
  const found = words.flatMap((word, at) => [
    ...(word.length > 3 ? [`w:${word}`] : []),
    ...(word.length > 5 ? [`p:${word.slice(0, 5)}`] : []),
    ...(at + 1 < words.length ? [`b:${word}_${words[at + 1]}`] : []),
  ])
  return [...new Set(found)]
}

/** Short words whole, long ones by each four letters: a misspelt word still has most of its own. */
const lettersOf = (tokens: readonly string[]): string[] => [
  ...new Set(
    tokens.flatMap((token) =>
      token.length > 4
        ? Array.from({ length: Math.min(token.length - 3, 16) }, (_, at) => `g:${token.slice(at, at + 4)}`)
        : [`t:${token}`],
    ),
  ),
]

const NOT = new Set(['ne', "n'", 'pas', 'plus', 'jamais', 'aucun', 'aucune', 'rien', 'sans'])
const speakers: readonly (readonly [string, ReadonlySet<string>])[] = [
  ['me', new Set(['je', "j'", 'nous', 'mon', 'ma'])],
  ['they', new Set(['il', 'elle', 'ils'])],
  ['you', new Set(['vous'])],
]

/** The families of the sentence's words, with who says them, of whom, whether not, and in answer to what. */
function meaningsOf(tokens: readonly string[], side: string, last: readonly string[]): string[] {
  const not = tokens.some((token) => NOT.has(token)) ? 'not' : 'yes'
  const who = speakers.find(([, words]) => tokens.some((token) => words.has(token)))?.[0] ?? '-'
  return [...familiesIn(tokens)].flatMap((family) => [
    `c:${family}`,
    `c:${family}|${side}`,
    `c:${family}|${not}`,
    `c:${family}|${side}|${not}`,
    `c:${family}|${who}`,
    ...last.map((act) => `c:${family}&${act}`),
  ])
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
