import { otherSide, type Side } from '../domain/roles.ts'
import { foreignFigures } from '../writing/figures.ts'
import { leakedRuns } from '../writing/leaks.ts'
import type { Letter } from '../writing/letter.ts'
import { wordingWarnings } from '../writing/wording.ts'
import { type CaseFile, sideOfParty } from './load-case.ts'

/** What is wrong with a letter, in French: `blocking` stops it whoever approves it, `warnings` are shown. */
export type Faults = { blocking: readonly string[]; warnings: readonly string[] }

/**
 * The last look before a letter is proposed and again before it leaves: no figure or article that the rules base or a
 * quoted fact did not produce, and no words that the other side wrote in private.
 */
export function letterFaults(found: CaseFile, letter: Letter, body: string): Faults {
  const whole = [letter.subject, body, ...Object.values(letter.additions)].join('\n\n')
  const figures = foreignFigures(whole, [...letter.figures, found.header.ref])
  const leaks = letter.audience.flatMap((side) =>
    leakedRuns(textFor(letter, body, side), privateWords(found, otherSide(side))),
  )
  return {
    blocking: [
      ...figures.map((figure) => `« ${figure} » ne vient ni des règles ni d’un fait du dossier`),
      ...leaks.map((run) => `ces mots viennent d’un message privé de l’autre partie : « ${run} »`),
    ],
    warnings: wordingWarnings(body),
  }
}

const textFor = (letter: Letter, body: string, side: Side): string =>
  [letter.subject, body, letter.additions[side] ?? ''].join('\n\n')

const privateWords = (found: CaseFile, side: Side): string[] =>
  found.messages
    .filter((m) => m.channel === 'private' && m.automatic === 'no' && sideOfParty(found.parties, m.party_id) === side)
    .map((m) => `${m.body.own}\n${m.body.signature}`)
