import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { type LetterPurpose, purposeLabel } from '../domain/letter-purposes.ts'
import { frenchWeekday } from './french-day.ts'
import { bulletList, paragraphs } from './letter-context.ts'
import type { PlainMail } from './plain-mail.ts'

/** What became of a mediator's answer to a draft. */
export type CommandResult =
  | { kind: 'approved'; recipients: readonly string[]; sendsFrom: string }
  /** `difference`: from `difference.ts`, our draft against the mediator's text. */
  | {
      kind: 'edited'
      recipients: readonly string[]
      sendsFrom: string
      difference: string
      warnings: readonly string[]
    }
  | { kind: 'refused'; reason: string | null }
  | { kind: 'postponed'; until: Day }
  /** Nothing was done, and the letter still waits: why, in French. */
  | { kind: 'not_done'; why: string; warnings: readonly string[] }
  /** Nothing was done, and the letter waits no more. */
  | { kind: 'too_late'; why: string }

type CommandReceipt = { ref: CaseRef; purpose: LetterPurpose; result: CommandResult }

/** Tells the mediator, in the first line, what was done. */
export const commandReceipt = ({ ref, purpose, result }: CommandReceipt): PlainMail => ({
  subject: `${titles[result.kind]} : ${purposeLabel[purpose]} (dossier ${ref})`,
  text: paragraphs(...told(result)),
})

const titles: Record<CommandResult['kind'], string> = {
  approved: 'Approuvé',
  edited: 'Approuvé avec vos modifications',
  refused: 'Refusé',
  postponed: 'Reporté',
  not_done: 'Rien n’est parti',
  too_late: 'Rien n’est parti',
}

function told(result: CommandResult): (string | null)[] {
  switch (result.kind) {
    case 'approved':
      return [`La lettre partira ${result.sendsFrom}, à :`, bulletList(result.recipients)]
    case 'edited':
      return [
        `Votre version partira ${result.sendsFrom}, à :`,
        bulletList(result.recipients),
        '## Vos modifications',
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
    case 'not_done':
      return [`Rien n’est parti : ${result.why}`, warned(result.warnings), 'La lettre attend toujours votre réponse.']
    case 'too_late':
      return [`Rien n’est parti : ${result.why}`]
  }
}

const warned = (warnings: readonly string[]): string | null =>
  warnings.length === 0 ? null : paragraphs('## À vérifier', bulletList(warnings))
