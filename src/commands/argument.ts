import type { Day } from '../domain/day.ts'
import {
  closing,
  contactNote,
  correction,
  fromCommission,
  merging,
  messages,
  noted,
  opening,
  pieceNamed,
  profile,
} from './case-arguments.ts'
import type { Command } from './command.ts'
import { postponement, reading, refusal } from './letter-arguments.ts'
import { COMPLEMENTS, HEADS } from './lexicon.ts'
import { agreement, payment, proposal } from './money-arguments.ts'
import { beginnings } from './numbers.ts'
import { assignment, lifting, naming } from './people-arguments.ts'
import { afterPolite, namesOf, politeEnd } from './polite.ts'
import type { Start } from './start.ts'
import { time } from './time-argument.ts'
import { BAD_NUMBER, notRead, type Understood } from './understood.ts'
import { type Phrase, phraseAt, piece, type Said } from './words.ts'

/** `sender`: From name and address. */
export type Context = { sender: string; today: Day }

/** What follows an order's own words, up to word `to`. Politeness at the end is no part of it. */
export function readArgument(text: Said, start: Start, to: number, context: Context): Understood {
  const { head, next } = start
  const headEnd = text.words[next - 1]?.end ?? 0
  const after = (end: number): Said => piece(text, headEnd, text.words[end]?.start ?? text.raw.length)
  const plain = withoutQuestion(after(politeEnd(text, next, to, null)), start.asked)
  switch (head.kind) {
    case 'approve':
      return approval(text, start, to, context)
    case 'refuse':
      return refusal(reasonOf(text, next, to))
    case 'read_case':
      return reading(reasonOf(text, next, to))
    case 'stop':
    case 'recuse':
      return free({ kind: head.kind }, plain)
    case 'postpone':
      return postponement(piece(plain, plain.words[afterPolite(plain, 0)]?.start ?? 0, plain.raw.length), context.today)
    case 'rewrite':
      return nothingMore(plain, { kind: 'rewrite', style: head.style }, COMPLEMENTS.rewrite)
    case 'note':
      return noted(text, headEnd)
    case 'assign':
      return assignment(plain, text.folded.slice(0, headEnd).includes('assign'))
    case 'name_role':
      return naming(plain)
    case 'correct_fact':
      return correction(head.fact, plain, /^\s*(?:[:=→]|->)/.test(text.folded.slice(headEnd)))
    case 'name_piece':
      return pieceNamed(plain)
    case 'share':
    case 'split':
      return messages(head.kind, plain)
    case 'lift':
    case 'unlift':
      return lifting(head.kind, plain)
    case 'paid':
      return payment(plain)
    case 'agreed':
      return agreement(plain, context.today)
    case 'propose':
      return proposal(plain, context.today)
    case 'close':
      return closing(plain)
    case 'profile':
      return profile(plain)
    case 'merge':
      return merging(plain)
    case 'open_case':
      return opening(plain)
    case 'contact_note':
      return contactNote(text, headEnd)
    case 'minutes':
      return time(plain)
    case 'commission':
      return fromCommission(head.step, plain, context.today)
    case 'exit':
      return nothingMore(plain, { kind: 'exit', exit: head.exit }, [])
    case 'paper':
      return nothingMore(plain, { kind: 'paper' }, [])
    case 'reopen':
    case 'refer_to_cdc':
    case 'cancel':
      return nothingMore(plain, { kind: head.kind }, COMPLEMENTS[head.kind])
    case 'why':
    case 'status':
    case 'help':
      return nothingMore(withoutQuestion(plain, true), { kind: head.kind }, COMPLEMENTS[head.kind])
  }
}

/** What an approval and the words around it may be made of: anything else, a question mark before all, is a reservation. */
const PLAIN_SIGNS = /^[\sa-z0-9.,;:!…"'*_°º&+@-]*$/

function approval(text: Said, start: Start, to: number, { sender }: Context): Understood {
  const from = start.at === 0 ? 0 : (text.words[start.at]?.start ?? 0)
  if (!PLAIN_SIGNS.test(text.folded.slice(from, text.words[to]?.start))) return notRead(NOT_ALONE)
  const end = politeEnd(text, start.next, to, { names: namesOf(sender) })
  const rest = piece(text, text.words[start.next - 1]?.end ?? 0, text.words[end]?.start ?? text.raw.length)
  const more = [...COMPLEMENTS.approve, ...HEADS.filter(({ value }) => value.kind === 'approve')]
  const read = nothingMore(rest, { kind: 'approve' }, more)
  if (read.kind === 'read') return read
  const everything = /^(?:pour )?(?:tout|tous|toutes?|l'ensemble)\b/.test(rest.folded)
  return { ...read, why: everything ? 'pour une liste, nommez les numéros : « OK 1 3 5 ».' : (read.why ?? NOT_ALONE) }
}

const NOT_ALONE = 'un OK doit être seul sur sa ligne, sans réserve ni question.'

/** Line numbers, and words that add nothing; anything else is one word too many. */
function nothingMore(text: Said, command: Command, more: readonly Phrase<unknown>[]): Understood {
  let lines: readonly number[] = []
  for (let at = 0; at < text.words.length; ) {
    const from = text.words[at]?.start ?? 0
    const numbers = lines.length === 0 ? beginnings(text.folded.slice(from)) : []
    if (!numbers) return notRead(BAD_NUMBER)
    const list = numbers.at(-1)
    const phrase = phraseAt(more, text, at)
    if (list) {
      lines = list.lines
      while ((text.words[at]?.end ?? Number.POSITIVE_INFINITY) <= from + list.end) at++
    } else if (phrase) at = phrase.next
    else return notRead(null)
  }
  if (!PLAIN_SIGNS.test(text.folded)) return notRead(null)
  return { kind: 'read', lines, commands: [command], loose: false }
}

/** Orders that only hold back take a reason as it is; a question is none. */
function free(command: Command, text: Said): Understood {
  if (text.folded.includes('?')) return notRead(null)
  const lines = beginnings(text.folded)?.at(-1)
  const reason = piece(text, lines?.end ?? 0, text.raw.length)
  return { kind: 'read', lines: lines?.lines ?? [], commands: [command], loose: reason.words.length > 0 }
}

/** Thanks that belong to the reason stay in it; set apart by a comma they are none. */
function reasonOf(text: Said, next: number, to: number): Said {
  const from = afterPolite(text, next)
  const end = politeEnd(text, from, to, null)
  const gap = text.folded.slice(text.words[end - 1]?.end ?? 0, text.words[end]?.start)
  const stop = end === from || /[,.;!]/.test(gap) ? text.words[end]?.start : undefined
  return piece(text, text.words[from - 1]?.end ?? 0, stop ?? text.raw.length)
}

const withoutQuestion = (text: Said, asked: boolean): Said =>
  asked ? piece(text, 0, text.folded.trimEnd().replace(/[\s?!]{1,6}$/, '').length) : text
