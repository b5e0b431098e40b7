import type { Instant } from '../domain/day.ts'
import { addressKey } from '../mail/addresses.ts'
import { loadCaseRow, partiesByAddress } from '../store/cases.ts'
import { notesOf } from '../store/notes.ts'
import type { Letter } from '../writing/letter.ts'
import { type Finding, findingText } from '../writing/lint/finding.ts'
import { lintLetter, type Outside } from '../writing/lint/letter-lint.ts'
import { casesOf, foreignNames } from './foreign-names.ts'
import type { CaseFile } from './load-case.ts'
import { readerOf } from './reader-of.ts'
import type { World } from './world.ts'

/** What is wrong with a letter, in French: `blocking` stops it whoever approves it, `warnings` are shown. */
export type Faults = { blocking: readonly string[]; warnings: readonly string[]; findings: readonly Finding[] }

/**
 * The look at a letter when it is proposed, when it is approved and when it leaves. `body`: as it would leave.
 * Notes after `until` are left out.
 */
export function letterFaults(
  world: World,
  found: CaseFile,
  letter: Letter,
  body: string,
  until: Instant | null = null,
): Faults {
  const written = wholeOf(letter, letter.body)
  const findings = lintLetter({
    purpose: letter.purpose,
    body,
    writtenBody: letter.body,
    whole: wholeOf(letter, body),
    readers: letter.audience.map((side) => readerOf(found, letter, body, side, world.settings.serviceName)),
    figures: letter.figures,
    ref: found.header.ref,
    notes: [
      ...found.drafts.map((draft) => draft.reason ?? ''),
      ...notesOf(world.db, found.header.id)
        .filter((note) => until === null || note.at < until)
        .map((note) => note.text),
    ],
    tokens: found.parties.map((party) => party.token),
    outside: outsideOf(world, found, written),
  })
  const said = (severity: Finding['severity']) => findings.filter((f) => f.severity === severity).map(findingText)
  return { blocking: said('block'), warnings: said('warn'), findings }
}

const wholeOf = ({ subject, stage, additions, annex = '' }: Letter, body: string): string =>
  [subject, stage?.line ?? '', body, ...Object.values(additions), annex].join('\n\n')

function outsideOf(world: World, found: CaseFile, written: string): Outside {
  const own = casesOf(world, found)
  return {
    serviceAddress: addressKey(world.settings.mailAddress),
    foreignNames: (text) => foreignNames(world, found, text, written),
    isForeignAddress: (address) => {
      const known = partiesByAddress(world.db, address)
      return known.length > 0 && !known.some((party) => own.includes(party.caseId))
    },
    joinedRefs: own.slice(1).flatMap((id) => loadCaseRow(world.db, id)?.header.ref ?? []),
  }
}
