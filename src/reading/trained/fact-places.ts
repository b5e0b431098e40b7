import { remembered } from '../../domain/remembered.ts'
import { roledDates } from '../date-roles.ts'
import type { DateMention } from '../dates.ts'
import { reasonBeside, reasonIn } from '../deduction-reasons.ts'
import { deductionOf, inList } from '../facts-deductions.ts'
import { framesOf } from '../grammar/frames.ts'
import { tokensOf } from '../grammar/tokens.ts'
import type { Sentence } from '../marked-text.ts'
import type { Situation } from '../situation.ts'
import { roleOf } from '../sum-roles.ts'
import { type Sum, sumsOf } from '../sums.ts'
import { type Family, familiesIn } from './families.ts'

/** The mark of a date: its sentence, and where it stands there. */
export type Spot = { sentence: Sentence; at: number; end: number; date: DateMention }

/** Longer sentences, and the sentences beside, are read up to here. */
const LONGEST = 600
const BESIDE = 300

/** The words of a marked stretch and their families: the sentences beside are asked about again. */
const wordsOf = remembered((marked) => {
  const tokens = tokensOf(marked)
  return { tokens, families: [...familiesIn(tokens)] }
}, 300)

const familiesOf = remembered((token): readonly Family[] => [...familiesIn([token])], 2_000)

const reasonOf = remembered((marked) => ({ reason: reasonIn(marked) }), 300)

const stem = (token: string): string => (token.length > 6 ? token.slice(0, 6) : token)
const beside = ({ text }: Situation, { index }: Sentence, by: -1 | 1): string =>
  text.sentences[index + by]?.marked.slice(0, BESIDE) ?? ''

/** What one sum's place says of it. */
export function sumFeatures(sum: Sum, situation: Situation): string[] {
  const { sentence, before, after, at, end } = sum
  const side = String(situation.side)
  const role = roleOf(sum, situation)
  return [
    ...around(situation, sentence, at),
    ...marksAround(sentence.marked, at, end),
    ...framesNear(before, after),
    `g:${role}`,
    `g:${role}|${side}`,
    `gb:${roleOf(sum, situation, true)}`,
    ...besideSum(sum, situation),
    ...reasonsNear(sum, situation),
    sum.currency ? 'currency' : 'bare',
    ...(inList(situation, sentence) ? ['list'] : []),
    ...(/= ?$/.test(before) ? ['equals'] : []),
    ...(/^ ?(?:euros? )?(?:par mois|\/ ?mois|mensuel|chaque mois|tous les mois)/.test(after) ? ['monthly'] : []),
    ...(/^[-*•\d]/.test(sentence.marked) ? ['line'] : []),
  ]
}

/** What the patterns take the sums beside it for. */
function besideSum(sum: Sum, situation: Situation): string[] {
  const sums = sumsOf(situation).filter(({ sentence }) => sentence === sum.sentence)
  const at = sums.indexOf(sum)
  const role = (other: Sum | undefined) => (other ? roleOf(other, situation) : '-')
  return [`g<:${role(sums[at - 1])}`, `g>:${role(sums[at + 1])}`]
}

function reasonsNear({ sentence, before, after }: Sum, situation: Situation): string[] {
  const side = String(situation.side)
  const reason = reasonBeside(before, after)
  const sided = (name: string, found: unknown) => (found ? [name, `${name}|${side}`] : [])
  return [
    `reason:${reason}`,
    ...(reason ? [`reasoned|${side}`] : []),
    ...sided('reason before', reasonIn(before.slice(-90), true)),
    ...sided('reason after', reasonIn(after.slice(0, 90))),
    ...(reasonOf(beside(situation, sentence, -1)).reason ? ['reason prior'] : []),
    ...(reasonOf(beside(situation, sentence, 1)).reason ? ['reason next'] : []),
  ]
}

/** The reasons that stand on either side of a sum, and how it is set off from them. */
export function reasonFeatures(sum: Sum, situation: Situation): string[] {
  const { sentence, before, after } = sum
  const lead =
    /([,:(/+=-]|(?<![a-z])(?:de|a|et|pour|les|plus|dont)) ?$/.exec(before)?.[1] ?? (before.trim() === '' ? '^' : '-')
  const tail = /^ ?(?:euros? )?([,:)(/+;.-]|(?:de|d'|pour|du|des|la|le|les|l')(?![a-z]))/.exec(after)?.[1] ?? '-'
  const next = reasonIn(after.split(/[,;]/)[0] ?? '')
  const prior = reasonIn(
    before
      .replace(/[,:( ]+$/, '')
      .split(/[,;]/)
      .at(-1) ?? '',
    true,
  )
  const kind = deductionOf(situation, sum).kind
  return [
    `k:${kind}`,
    `ka:${next}`,
    `kb:${prior}`,
    `ka:${next}&${tail}`,
    `kb:${prior}&${lead}`,
    `ka:${next}&<${lead}`,
    `kb:${prior}&>${tail}`,
    `kn:${reasonOf(beside(situation, sentence, 1)).reason}`,
    `kp:${reasonOf(beside(situation, sentence, -1)).reason}`,
  ]
}

/** What one date's place says of it. */
export function dateFeatures({ sentence, at, end, date }: Spot, situation: Situation): string[] {
  const { marked } = sentence
  const roles = roledDates(situation).find((other) => other.sentence === sentence && other.at === at)?.roles
  return [
    ...around(situation, sentence, at),
    ...marksAround(marked, at, end),
    ...framesNear(marked.slice(Math.max(0, at - 120), at), marked.slice(end, end + 120)),
    `precision:${date.precision}`,
    ...(roles ? [`d0:${roles[0]}`, `d0:${roles[0]}|${situation.side}`, `d1:${roles[0]}:${roles[1]}`] : ['d:none']),
    ...new Set((roles ?? []).map((role) => `d:${role}`)),
  ]
}

/** What stands around a mark: near words with their place, more words, families, and what the sentences beside speak of. */
function around(situation: Situation, sentence: Sentence, at: number): string[] {
  const marked = sentence.marked.slice(0, LONGEST)
  const { tokens, families: meanings } = wordsOf(marked)
  const i = placeOf(tokens, (marked.slice(0, at).match(/[A-Z]/g) ?? []).length)
  if (i < 0) return []
  const side = String(situation.side)
  const left = tokens.slice(Math.max(0, i - 12), i).reverse()
  const right = tokens.slice(i + 1, i + 13)
  const [l0 = '^', l1 = '^', l2 = '^'] = left
  const [r0 = '$', r1 = '$'] = right
  const families = (name: string, words: readonly string[]) =>
    [...new Set(words.flatMap(familiesOf))].flatMap((family) => [`${name}:${family}`, `${name}:${family}|${side}`])
  return [
    ...[0, 1, 2, 3].flatMap((n) => [`-${n}:${left[n] ?? '^'}`, `+${n}:${right[n] ?? '$'}`]),
    `-b:${l1}_${l0}`,
    `-t:${l2}_${l1}_${l0}`,
    `+b:${r0}_${r1}`,
    ...left.slice(0, 7).map((token) => `L:${stem(token)}`),
    ...right.slice(0, 7).map((token) => `R:${stem(token)}`),
    ...left.slice(0, 5).map((token) => `l3:${token.slice(0, 3)}`),
    ...right.slice(0, 5).map((token) => `r3:${token.slice(0, 3)}`),
    ...tokens.slice(Math.max(0, i - 20), i + 20).map((token) => `S:${stem(token)}`),
    ...nearestFamily(left, 'l', side),
    ...nearestFamily(right, 'r', side),
    ...families('fl', left),
    ...families('fr', right),
    ...meanings.map((family) => `fs:${family}`),
    ...wordsOf(beside(situation, sentence, -1)).families.map((family) => `fp:${family}`),
    ...wordsOf(beside(situation, sentence, 1)).families.map((family) => `fn:${family}`),
    ...(sentence.asks ? ['asks', `asks|${side}`] : []),
    ...(beside(situation, sentence, -1).endsWith(':') ? ['after colon'] : []),
    ...(sentence.index === 0 ? ['first'] : []),
    `brief:${tokens.length <= 3 ? 3 : tokens.length <= 6 ? 6 : tokens.length <= 12 ? 12 : 'no'}`,
  ]
}

/** The token of the nth mark: marks are the only capitals. */
function placeOf(tokens: readonly string[], nth: number): number {
  let seen = -1
  return tokens.findIndex((token) => token >= 'A' && token <= 'Z' && ++seen === nth)
}

function nearestFamily(tokens: readonly string[], way: 'l' | 'r', side: string): string[] {
  for (const token of tokens) {
    if (token === ';' || token === '(') return []
    const [family] = familiesOf(token)
    if (family) return [`n${way}:${family}`, `n${way}:${family}|${side}`]
  }
  return []
}

/** The marks beside a mark, and what little stands between. */
function marksAround(marked: string, at: number, end: number): string[] {
  const last = /([A-Z])\d+([^A-Z]{0,12})$/.exec(marked.slice(Math.max(0, at - 40), at))
  const next = /^([^A-Z]{0,12})([A-Z])\d+/.exec(marked.slice(end, end + 40))
  return [
    ...(last ? [`last:${last[1]}${(last[2] ?? '').trim()}`] : []),
    ...(next ? [`next:${next[2]}${(next[1] ?? '').trim()}`] : []),
  ]
}

/** The verbs that stand nearest on either side, with who, when and whether not. */
function framesNear(before: string, after: string): string[] {
  const last = framesOf(before.slice(-200)).at(-1)
  const next = framesOf(after.slice(0, 120))[0]
  const not = (negated: boolean) => (negated ? 'not' : 'yes')
  return [
    ...(last
      ? [
          `vb:${last.verb}`,
          `vb:${last.verb}:${last.person}`,
          `vb:${last.verb}:${last.tense}`,
          `vb:${last.verb}:${last.person}:${last.tense}:${not(last.negated)}`,
          ...(last.hypothetical ? ['vb:if'] : []),
          ...(last.reported ? ['vb:reported'] : []),
          ...(last.mood ? [`vb:mood:${last.mood}`] : []),
        ]
      : []),
    ...(next
      ? [
          `va:${next.verb}`,
          `va:${next.verb}:${next.person}`,
          `va:${next.verb}:${next.person}:${next.tense}:${not(next.negated)}`,
        ]
      : []),
  ]
}

const NOT = new Set(['ne', "n'", 'pas', 'plus', 'jamais', 'aucun', 'aucune', 'rien', 'sans'])

/** What one sentence on a topic says of it. */
export function clauseFeatures(sentence: Sentence, situation: Situation): string[] {
  const { tokens: all, families } = wordsOf(sentence.marked.slice(0, LONGEST))
  const tokens = all.slice(0, 60)
  const next = wordsOf(beside(situation, sentence, 1))
  const not = tokens.some((token) => NOT.has(token)) ? 'not' : 'yes'
  return [
    ...new Set([
      ...tokens.map((token) => `S:${stem(token)}`),
      ...tokens.slice(1).map((token, i) => `B:${tokens[i]}_${token}`),
      ...next.tokens.slice(0, 20).map((token) => `n:${stem(token)}`),
      ...families.flatMap((f) => [`f:${f}`, `f:${f}|${not}`, `f:${f}|${situation.side}`]),
      ...next.families.map((family) => `fn:${family}`),
      ...framesOf(sentence.marked.slice(0, LONGEST)).map(
        ({ verb, person, negated }) => `v:${verb}:${person}:${negated ? 'not' : 'yes'}`,
      ),
      ...(sentence.asks ? ['asks'] : []),
      ...(sentence.index === 0 ? ['first'] : []),
      ...(tokens.length <= 5 ? ['brief'] : []),
      ...namesIn(sentence.quote.slice(0, LONGEST)),
    ]),
  ]
}

const titled = /(?<!\p{L})(?:M\.|Mr\.?|Mme\.?|Mlle|Monsieur|Madame|M) (?:de |d'|du |Le |La )?\p{Lu}\p{Ll}+/u
const owner =
  /(?:ri[ée]taire|roprio|ailleur|ailleresse|ogeuse|ogeur)[ ,:(]{1,3}(?:est )?(?:M\.|Mr|Mme|Monsieur|Madame)? ?\p{Lu}/u
const firm = /(?:agence|cabinet|soci[ée]t[ée]|SCI|r[ée]gie|groupe) \p{Lu}/u

/** Capitals, which folded text has lost: a name after a title, after what somebody is, or elsewhere. */
const namesIn = (quote: string): string[] => [
  ...(titled.test(quote) ? ['name:titled'] : []),
  ...(owner.test(quote) ? ['name:owner'] : []),
  ...(firm.test(quote) ? ['name:firm'] : []),
  ...(/\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u.test(quote) ? ['name:full'] : []),
  ...(/\p{Lu}{3}/u.test(quote) ? ['name:capitals'] : []),
]
