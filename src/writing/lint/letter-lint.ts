import type { CaseRef } from '../../domain/ids.ts'
import type { LetterPurpose } from '../../domain/letter-purposes.ts'
import { type Figure, unsourced } from '../figures.ts'
import { leakedNotes, leakedRuns } from '../leaks.ts'
import { wordingFindings } from '../wording.ts'
import { characterFindings } from './characters.ts'
import { contactsIn, withoutContacts } from './contacts.ts'
import { block, distinct, type Finding, type FindingKind, warn } from './finding.ts'
import { foldedWords, plain } from './folded.ts'
import { linkFindings } from './links.ts'
import { secretFindings } from './secrets.ts'

/** One side as a reader of the letter. Everything but `text` is foreign text, compared and never shown. */
export type Reader = {
  /** Subject, body, additions and annex, as this side will get them. */
  text: string
  /** What this side wrote or got: its messages, those that it was in copy of, our letters to it, its own addresses. */
  knows: readonly string[]
  /** Private words of everybody else. */
  mayNotKnow: readonly string[]
  /** Names of the people of the case that this side has no reason to know. */
  strangers: readonly string[]
}

export type LetterToLint = {
  purpose: LetterPurpose
  /** What the mediator may have edited, and what the service had written there. */
  body: string
  writtenBody: string
  /** Every text of the letter, once. */
  whole: string
  readers: readonly Reader[]
  figures: readonly string[]
  ref: CaseRef
  notes: readonly string[]
  /** Reply tokens of the parties. */
  tokens: readonly string[]
  /** What the service knows beyond this case; null where nobody can tell (a preview). */
  outside: Outside | null
}

export type Outside = {
  serviceAddress: string
  /** Names of people of other cases among these words. */
  foreignNames(text: string): readonly string[]
  /** The e-mail address is known from other cases alone. */
  isForeignAddress(address: string): boolean
  /** Cases whose people and messages are this one's too, and what they are called. */
  joinedRefs: readonly string[]
}

/** Every fault of a letter. The same faults at proposal, at approval and at sending: what `body` says is all that changes. */
export function lintLetter(letter: LetterToLint): Finding[] {
  const { whole, outside } = letter
  return distinct([
    ...characterFindings(whole),
    ...secretFindings(whole, outside?.serviceAddress ?? null, letter.tokens),
    ...figureFindings(letter),
    ...letter.readers.flatMap((reader) => readerFindings(reader, letter)),
    ...noteFindings(letter),
    ...(outside?.foreignNames(whole) ?? []).map((name) => block('other_case', name)),
    ...linkFindings(whole),
    ...wordingFindings(letter.body),
    ...recourseFindings(letter),
  ])
}

const kinds: Record<string, FindingKind> = {
  sum: 'sum',
  part: 'sum',
  date: 'date',
  'day-of-year': 'date',
  month: 'date',
  'month-name': 'date',
  weekday: 'date',
  relative: 'date',
  percent: 'percent',
  article: 'article',
  alinea: 'article',
  text: 'article',
  code: 'article',
  law: 'article',
  duration: 'duration',
  reference: 'other_case',
}

const kindOf = ({ meaning }: Figure): FindingKind => kinds[meaning.slice(0, meaning.indexOf(':'))] ?? 'number'

/** `ML 7KQ4 T`, `ml-7kq4t`: any usual way to write a case's reference. */
const REFERENCE = /(?<![\p{L}\p{N}])ML[\s_./-]{0,2}[A-Z2-9]{4}[\s_./-]{0,2}[A-Z2-9](?![\p{L}\p{N}])/giu

function figureFindings({ whole, figures, ref, outside }: LetterToLint): Finding[] {
  const ours = [ref, ...(outside?.joinedRefs ?? [])].map(bare)
  const text = withoutContacts(whole, contactsIn(whole))
  const references = [...plain(text).matchAll(REFERENCE)].map(([written]) => written)
  const rest = text.replace(REFERENCE, ' · ')
  return [
    ...references.filter((written) => !ours.includes(bare(written))).map((written) => block('other_case', written)),
    ...unsourced(rest, figures).map((figure) => block(kindOf(figure), figure.written)),
  ]
}

const bare = (reference: string): string => reference.toUpperCase().replace(/[^A-Z0-9]/g, '')

function readerFindings({ text, knows, mayNotKnow, strangers }: Reader, { figures, outside }: LetterToLint): Finding[] {
  const name = nameFinder(text)
  return [
    ...leakedRuns(text, mayNotKnow, knows).map((run) => block('private_words', run)),
    ...(outside === null ? [] : contactFindings(text, [...knows, ...figures], outside)),
    ...strangers.filter((stranger) => name(stranger)).map((stranger) => block('person', stranger)),
  ]
}

function contactFindings(text: string, knows: readonly string[], outside: Outside): Finding[] {
  const known = new Set(knows.flatMap(contactsIn).map(({ key }) => key))
  known.add(outside.serviceAddress.toLowerCase())
  const [local = ''] = outside.serviceAddress.toLowerCase().split('@')
  return contactsIn(text)
    .filter(({ key }) => !known.has(key) && !key.startsWith(`${local}+`))
    .map(({ kind, key, written }) =>
      block(kind === 'email' && outside.isForeignAddress(key) ? 'other_case' : 'contact', written),
    )
}

/** Whether a text has all words of a name, next to each other, in either order. */
function nameFinder(text: string): (name: string) => boolean {
  const words = ` ${foldedWords(text).join(' ')} `
  return (name) => {
    const parts = foldedWords(name)
    return parts.join('').length > 3 && [parts, parts.toReversed()].some((way) => words.includes(` ${way.join(' ')} `))
  }
}

function noteFindings({ whole, notes, readers }: LetterToLint): Finding[] {
  const known = readers.flatMap(({ knows }) => knows)
  return leakedNotes(whole, notes, known).map((run) => block('note', run))
}

const RECOURSE = /commission|conciliateur|tribunal|\bjuge\b|point-justice|adil/i

/** The footer names them in any case; a letter that ends or refuses says so itself, unless somebody took it out. */
const recourseFindings = ({ purpose, body, writtenBody }: LetterToLint): Finding[] =>
  ['closing', 'out_of_scope', 'cdc_dossier', 'handoff_notice'].includes(purpose) &&
  RECOURSE.test(writtenBody) &&
  !RECOURSE.test(body)
    ? [warn('recourse', '')]
    : []
