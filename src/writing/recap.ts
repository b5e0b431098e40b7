import type { Day } from '../domain/day.ts'
import type { CaseRef } from '../domain/ids.ts'
import { type LetterPurpose, purposeLabel } from '../domain/letter-purposes.ts'
import { frenchDay } from './french-day.ts'
import { numberedList, oneLine, paragraphs } from './letter-context.ts'
import { wordsOf } from './paragraphs/library.ts'
import type { PlainMail } from './plain-mail.ts'

/** One case of whoever has several: only what its letters told this reader already. `tenant`, `dwelling`: foreign text. */
export type RecapLine = {
  ref: CaseRef
  tenant: string | null
  dwelling: string | null
  purpose: LetterPurpose
  on: Day
}

const { say, text } = wordsOf('recap', {
  subject: ['nombre'],
  greeting: [],
  opening: ['nombre', 'service'],
  heading: [],
  line: ['numero', 'qui', 'lettre', 'jour'],
  'line-where': ['numero', 'qui', 'lieu', 'lettre', 'jour'],
  tenant: ['nom'],
  'tenant-unnamed': [],
  'how-heading': [],
  how: [],
  digits: [],
  apart: [],
  'sign-off': [],
  'ask-subject': ['nombre', 'adresse'],
  ask: ['adresse'],
  'ask-text': ['objet'],
  'again-subject': [],
  'again-filed': ['lignes'],
  'again-unplaced': ['dernier'],
  'again-files': [],
})()

/** All cases in which one address owes an answer, answerable at once by their numbers. */
export const recap = (serviceName: string, lines: readonly RecapLine[]): PlainMail => ({
  subject: text('subject', { nombre: String(lines.length) }),
  text: paragraphs(
    say('greeting'),
    say('opening', { nombre: String(lines.length), service: serviceName }),
    say('heading'),
    numberedList(lines.map(lineText)),
    say('how-heading'),
    say('how'),
    say('digits'),
    say('apart'),
    say('sign-off'),
    serviceName,
  ),
})

function lineText({ ref, tenant, dwelling, purpose, on }: RecapLine): string {
  const known = {
    numero: ref,
    qui: tenant === null ? text('tenant-unnamed') : text('tenant', { nom: oneLine(tenant) }),
    lettre: purposeLabel[purpose],
    jour: frenchDay(on),
  }
  return dwelling === null ? text('line', known) : text('line-where', { ...known, lieu: oneLine(dwelling) })
}

/** Puts a recap before a mediator, as line 1 of a list of one. */
export const recapRequest = (address: string, count: number, mail: PlainMail): PlainMail => ({
  subject: text('ask-subject', { nombre: String(count), adresse: address }),
  text: paragraphs(
    say('ask', { adresse: address }),
    say('ask-text', { objet: mail.subject }),
    mail.text.replace(/^## +/gm, '### '),
  ),
})

/** What of an answer to a recap went into no case. `filed`: the lines that did; `last`: the number of the last one. */
type Again = { serviceName: string; filed: readonly number[]; last: number; unplaced: boolean; files: boolean }

export const recapAgain = ({ serviceName, filed, last, unplaced, files }: Again): PlainMail => ({
  subject: text('again-subject'),
  text: paragraphs(
    say('greeting'),
    say('again-filed', { lignes: filed.map((n) => `ligne ${n}`).join(', ') }),
    unplaced ? say('again-unplaced', { dernier: String(last) }) : null,
    files ? say('again-files') : null,
    say('sign-off'),
    serviceName,
  ),
})
