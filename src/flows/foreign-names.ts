import type { CaseId } from '../domain/ids.ts'
import { joinedTo } from '../store/cases.ts'
import type { Db } from '../store/database.ts'
import { namesAfter } from '../store/known-names.ts'
import { isContentWord } from '../writing/lint/content-words.ts'
import { foldedWords, plain } from '../writing/lint/folded.ts'
import type { CaseFile } from './load-case.ts'
import type { World } from './world.ts'

/** Nearly every name is of one case: a set for each would be most of the index. */
type Cases = CaseId | Set<CaseId>
/** Cases by name (its words sorted, so that either order is found) and by each word of a name. */
type NameIndex = { last: number; byName: Map<string, Cases>; byWord: Map<string, Cases> }

const indexes = new WeakMap<Db, NameIndex>()

const AT_ONCE = 10_000
const MOST_WORDS_OF_NAME = 5

/** All names of all cases, in memory; each call reads only the parties that were added since the last one. */
function indexOf(db: Db): NameIndex {
  const index = indexes.get(db) ?? { last: 0, byName: new Map(), byWord: new Map() }
  indexes.set(db, index)
  for (;;) {
    const rows = namesAfter(db, index.last, AT_ONCE)
    for (const { rowid, case_id: caseId, name } of rows) {
      index.last = rowid
      const words = foldedWords(name).slice(0, 12)
      // Two words that say something: nobody blocks our letters by calling himself « Dépôt de Garantie ».
      const telling = words.filter((word) => word.length > 2 && isContentWord(word))
      if (telling.length < 2 || words.length > MOST_WORDS_OF_NAME) continue
      add(index.byName, nameKey(words), caseId)
      for (const word of telling) add(index.byWord, word, caseId)
    }
    if (rows.length < AT_ONCE) return index
  }
}

function add(map: Map<string, Cases>, key: string, caseId: CaseId): void {
  const known = map.get(key)
  if (known instanceof Set) known.add(caseId)
  else if (known !== caseId) map.set(key, known === undefined ? caseId : new Set([known, caseId]))
}

const nameKey = (words: readonly string[]): string => words.toSorted().join(' ')

const TITLED =
  /(?<!\p{L})(?:M\.|Mr\.?|MM\.|Mme|Mlle|Monsieur|Madame|Mademoiselle|Ma[îi]tre|Me|Dr|Docteur) ((?:\p{L}[\p{L}'-]{1,30} ){0,2}\p{L}[\p{L}'-]{1,30})/giu

/**
 * Names of people of other cases in a text: a first and a last name in either order, or a title and a last name. What the
 * people, the messages and the staff of this case are called is not foreign. `written`: what the service wrote itself,
 * where lower-case words are words and no names.
 */
export function foreignNames(world: World, found: CaseFile, text: string, written: string): string[] {
  const { byName, byWord } = indexOf(world.db)
  const own = new Set(casesOf(world, found))
  const isForeign = (cases: Cases | undefined) =>
    cases !== undefined && !(cases instanceof Set ? [...cases] : [cases]).some((c) => own.has(c))
  const line = plain(text)
  const words = wordsIn(line)
  const suspects = words.flatMap(({ folded }, at) => (byWord.has(folded) ? [at] : []))
  if (suspects.length === 0) return []
  const said = ` ${wordsOfCase(world, found)} `
  const ours = ` ${foldedWords(written).join(' ')} `
  const names = runsAround(words, suspects).flatMap((run) => {
    if (!isForeign(byName.get(nameKey(run.map((word) => word.folded))))) return []
    const spelt = ` ${run.map((word) => word.folded).join(' ')} `
    const capital = run.filter(({ as }) => /^\p{Lu}/u.test(as)).length >= 2
    return said.includes(spelt) || (!capital && ours.includes(spelt)) ? [] : [run.map((word) => word.as).join(' ')]
  })
  const titled = [...line.matchAll(TITLED)].flatMap(([all, name = '']) => {
    const foreign = foldedWords(name).filter((word) => isForeign(byWord.get(word)) && !said.includes(` ${word} `))
    return foreign.length > 0 ? [all] : []
  })
  return [...names, ...titled]
}

type Word = { as: string; folded: string }

const wordsIn = (line: string): Word[] => {
  const spelt = line.match(/[\p{L}\p{N}]+/gu) ?? []
  const all = foldedWords(line)
  return spelt.map((as, i) => ({ as, folded: (all.length === spelt.length ? all[i] : foldedWords(as)[0]) ?? '' }))
}

/** Two to five words in a row, one of which is in somebody's name. */
const runsAround = (words: readonly Word[], suspects: readonly number[]): Word[][] => {
  const starts = new Set(suspects.flatMap((at) => [0, 1, 2, 3, 4].map((before) => at - before)))
  return [...starts].flatMap((from) =>
    from < 0 ? [] : [2, 3, 4, MOST_WORDS_OF_NAME].map((count) => words.slice(from, from + count)),
  )
}

/** Whatever was said or is called so in this case, and the staff's own names. */
function wordsOfCase({ settings }: World, { parties, messages }: CaseFile): string {
  const staff = [...settings.mediators, ...settings.supervisors].map((address) => address.split('@')[0] ?? '')
  const written = messages
    .filter((m) => m.fate === 'filed')
    .flatMap((m) => [
      m.body.subject,
      m.body.own,
      m.body.signature,
      ...[m.body.from, ...m.body.to, ...m.body.cc].map((p) => p.name),
    ])
  return foldedWords(
    [...parties.map((p) => p.name), ...staff, settings.serviceName, ...written].join('\n').slice(0, 200_000),
  ).join(' ')
}

/** The case itself, and those whose people and messages are its own since a mediator joined them. */
export const casesOf = ({ db }: World, { header }: Pick<CaseFile, 'header'>): CaseId[] => [
  header.id,
  ...joinedTo(db, header.id),
]
