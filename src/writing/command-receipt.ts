import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { type LetterPurpose, purposeLabel } from '../domain/letter-purposes.ts'
import { frenchWeekday } from './french-day.ts'
import { bulletList, inLine, paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** What became of one order. Texts are French sentences. */
export type CommandResult =
  /** `leaves`: `tout de suite`, `aujourd’hui à 10:47`. `undo`: it can be stopped until then. */
  | { kind: 'approved'; recipients: readonly string[]; leaves: string; undo: boolean }
  /** `difference`: from `difference.ts`, our draft against the mediator's text. */
  | {
      kind: 'edited'
      recipients: readonly string[]
      leaves: string
      undo: boolean
      difference: string
      warnings: readonly string[]
    }
  | { kind: 'refused'; reason: string | null }
  | { kind: 'postponed'; until: Day }
  /** `already`: who has the letter all the same. */
  | { kind: 'stopped'; already: readonly string[] }
  /** The letter left before, or may have (`sure`); what is stopped is that it leaves once more. */
  | { kind: 'copies_stopped'; once: readonly { to: string; on: Day; sure: boolean }[] }
  /** Done, in one sentence. */
  | { kind: 'recorded'; what: string }
  /** A question of the mediator, answered. */
  | { kind: 'told'; heading: string; text: string }
  /** Nothing was done, and the letter still waits: why. */
  | { kind: 'not_done'; why: string; warnings: readonly string[] }
  /** Nothing at all was done, not even what was understood. `help`: what may be written. */
  | { kind: 'unclear'; why: string; understood: readonly string[]; not: readonly string[]; help: string }
  /** Nothing was done, and the letter waits no more. `sent`: its text, when somebody else decided. */
  | { kind: 'too_late'; why: string; sent: string | null }

/** One order as it was written, what it was about, and its result. */
export type Answered = { words: string; ref: CaseRef | null; purpose: LetterPurpose | null; result: CommandResult }

/** Tells the mediator what was done: one order in its first line, several in one section each. */
export function commandReceipt(answered: readonly Answered[]): PlainMail {
  const [first] = answered
  if (first && answered.length === 1) return { subject: titleOf(first), text: paragraphs(...told(first.result)) }
  const failed = answered.filter(({ result }) => isFailure(result)).length
  const done = answered.length - failed
  return {
    subject: `${counted(done, 'ordre exécuté', 'ordres exécutés')}${failed > 0 ? `, ${failed} non` : ''}`,
    text: paragraphs(
      ...answered.map((each) =>
        paragraphs(`## ${titleOf(each)}`, `Vous avez écrit : « ${inLine(each.words, 160)} »`, ...told(each.result)),
      ),
    ),
  }
}

function titleOf({ ref, purpose, result }: Answered): string {
  const title = titles[result.kind]
  if (ref === null) return title
  return purpose === null ? `${title} : dossier ${ref}` : `${title} : ${purposeLabel[purpose]} (dossier ${ref})`
}

const counted = (n: number, one: string, many: string): string => `${n} ${n > 1 ? many : one}`

const isFailure = ({ kind }: CommandResult): boolean => kind === 'not_done' || kind === 'unclear' || kind === 'too_late'

const titles: Record<CommandResult['kind'], string> = {
  approved: 'Approuvé',
  edited: 'Approuvé avec vos modifications',
  refused: 'Refusé',
  postponed: 'Reporté',
  stopped: 'Arrêté',
  copies_stopped: 'Second envoi arrêté',
  recorded: 'Fait',
  told: 'Réponse',
  not_done: 'Rien n’est parti',
  unclear: 'Pas compris, rien n’est fait',
  too_late: 'Rien n’est parti',
}

function told(result: CommandResult): (string | null)[] {
  switch (result.kind) {
    case 'approved':
      return [`La lettre partira ${result.leaves}, à :`, bulletList(result.recipients), undo(result)]
    case 'edited':
      return [
        `Votre version partira ${result.leaves}, à :`,
        bulletList(result.recipients),
        undo(result),
        'Vos modifications :',
        result.difference,
        warned(result.warnings),
      ]
    case 'refused':
      return [
        'La lettre ne partira pas. Le dossier reste chez vous.',
        result.reason === null ? 'Vous n’avez pas donné de raison.' : 'Votre raison est notée dans le dossier.',
      ]
    case 'postponed':
      return [`La lettre ne part pas. Elle vous sera proposée de nouveau le ${frenchWeekday(result.until)}.`]
    case 'stopped':
      return result.already.length === 0
        ? ['La lettre n’est pas partie. Elle vous est proposée de nouveau.']
        : ['Le reste de l’envoi est arrêté, mais la lettre est déjà partie à :', bulletList(result.already)]
    case 'copies_stopped':
      return [
        'Seul le second envoi est arrêté. La lettre :',
        bulletList(
          result.once.map(
            ({ to, on, sure }) =>
              `${sure ? 'est partie' : 'est peut-être partie'} une première fois le ${frenchWeekday(on)}, à ${to}`,
          ),
        ),
      ]
    case 'recorded':
      return [result.what]
    case 'told':
      return [`${result.heading} :`, result.text]
    case 'not_done':
      return [`Rien n’est parti : ${result.why}`, warned(result.warnings), 'La lettre attend toujours votre réponse.']
    case 'unclear':
      return [
        `Rien n’est parti et rien n’a été fait : ${result.why}`,
        quotedList('Pas compris :', result.not),
        quotedList('Compris, mais pas fait non plus :', result.understood),
        'Ce que vous pouvez écrire :',
        result.help,
      ]
    case 'too_late':
      return [
        `Rien n’est parti : ${result.why}`,
        result.sent === null ? null : paragraphs('La lettre approuvée :', quoted(result.sent)),
      ]
  }
}

const quotedList = (heading: string, words: readonly string[]): string | null =>
  words.length === 0 ? null : `${heading}\n${bulletList(words.slice(0, 10).map((w) => `« ${inLine(w, 160)} »`))}`

const undo = ({ undo: possible }: { undo: boolean }): string | null =>
  possible ? 'Pour l’arrêter, répondez STOP à ce courriel avant cette heure.' : null

const warned = (warnings: readonly string[]): string | null =>
  warnings.length === 0 ? null : paragraphs('À vérifier :', bulletList(warnings))

/** A letter inside a receipt keeps no headings of its own. */
const quoted = (body: string): string => body.replace(/^## +/gm, '').slice(0, 20_000)
