import { createHash } from 'node:crypto'
import { answerDue } from '../domain/data-rights.ts'
import { parisDay } from '../domain/day.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import type { MessageRef } from '../domain/ids.ts'
import { roleLabel } from '../domain/roles.ts'
import { isOpen } from '../domain/states.ts'
import { addressKey } from '../mail/addresses.ts'
import { goesOnIn } from '../store/cases.ts'
import { dataHeldSince } from '../store/data-holds.ts'
import { type DataRequest, dataRequestOf } from '../store/data-requests.ts'
import { finishTask } from '../store/tasks.ts'
import { dataAnswer } from '../writing/data-answer.ts'
import { type DataRequestView, dataRequestMail } from '../writing/data-request.ts'
import { type ExportFile, exportOfParty } from './export-case.ts'
import { lineFor, sendListMail } from './list-mail.ts'
import { type CaseFile, type CaseParty, loadCase } from './load-case.ts'
import { casesOf } from './plan-erasure.ts'
import type { World } from './world.ts'

/** What a supervisor is shown, and what leaves once it is approved unchanged. */
export type PreparedAnswer = {
  request: DataRequest
  found: CaseFile
  party: CaseParty
  message: MessageRow
  subject: string
  text: string
  /** Null when it is too large for a mail. */
  copy: { files: readonly ExportFile[]; bytes: Buffer } | null
  obstacle: DataRequestView['obstacle']
  /** Covers the words, the receiver and every file: anything else is another answer. */
  fingerprint: string
}

/** What most mail servers take, once it is encoded. */
const LARGEST = 14_000_000

/** Null when the request is settled, or its case is erased. */
export async function prepareAnswer(world: World, id: MessageRef): Promise<PreparedAnswer | null> {
  const { db, settings } = world
  const request = dataRequestOf(db, id)
  if (!request || request.settled) return null
  const found = loadCase(db, goesOnIn(db, request.caseId))
  const message = found.messages.find((m) => m.id === id)
  const party = found.parties.find((p) => p.id === message?.party_id)
  if (!message || !party) return null
  const askedOn = parisDay(request.askedAt)
  const { subject, text } = dataAnswer({
    serviceName: settings.serviceName,
    ref: found.header.ref,
    rights: request.rights,
    askedOn,
  })
  const files = await copyFor(world, message.body.from.address)
  const bytes = world.pack(files, request.askedAt)
  return {
    request,
    found,
    party,
    message,
    subject,
    text,
    copy: bytes.length > LARGEST ? null : { files, bytes },
    obstacle: obstacleTo(world, found, party, message, request),
    fingerprint: fingerprintOf([subject, text, addressKey(message.body.from.address)], files),
  }
}

/** Everything about somebody in every case of theirs, as `export --party` gives it. */
async function copyFor(world: World, address: string): Promise<ExportFile[]> {
  const ids = [...new Set(casesOf(world.db, address).map((id) => goesOnIn(world.db, id)))]
  const files: ExportFile[] = []
  for (const found of ids.map((id) => loadCase(world.db, id)))
    for (const party of found.parties.filter((p) =>
      p.addresses.some((a) => addressKey(a.address) === addressKey(address)),
    ))
      for (const { name, bytes } of await exportOfParty(world, found, party))
        files.push({ name: `${found.header.ref}/${name}`, bytes })
  return files
}

function obstacleTo(
  world: World,
  { file, header }: CaseFile,
  party: CaseParty,
  { body }: MessageRow,
  { rights, proven }: DataRequest,
): DataRequestView['obstacle'] {
  const address = party.addresses.find((a) => addressKey(a.address) === addressKey(body.from.address))
  if (!proven || !address || address.bounced) return 'unproven'
  const ends = rights.includes('erasure') || rights.includes('objection')
  if (rights.includes('erasure') && dataHeldSince(world.db, header.id)) return 'on-hold'
  return ends && isOpen(file.state) ? 'close-first' : null
}

/** The index tells the day on which it was written, and is left out. */
const fingerprintOf = (words: readonly string[], files: readonly ExportFile[]): string =>
  files
    .filter(({ name }) => !name.endsWith('LISEZMOI.txt'))
    .reduce(
      (hash, { name, bytes }) => hash.update(name).update(bytes),
      createHash('sha256').update(JSON.stringify(words)),
    )
    .digest('hex')

/** To every supervisor, once for each form of the answer: the request, its copy as a ZIP, and the answer to release. */
export async function proposeAnswer(world: World, id: MessageRef): Promise<void> {
  const prepared = await prepareAnswer(world, id)
  if (prepared) {
    const { request, found, party, message, copy, fingerprint } = prepared
    const askedOn = parisDay(request.askedAt)
    const mail = dataRequestMail({
      ref: found.header.ref,
      person: `${party.name || message.body.from.address} (${roleLabel[party.role]})`,
      address: message.body.from.address,
      rights: request.rights,
      askedOn,
      dueOn: answerDue(askedOn),
      words: message.body.own,
      obstacle: prepared.obstacle,
      files: copy?.files.length ?? null,
      answer: prepared.text,
    })
    for (const to of world.settings.supervisors)
      await sendListMail(world, {
        ...mail,
        key: `data_request:${id}:${fingerprint.slice(0, 16)}:${to}`,
        kind: 'data_request',
        to,
        lines: [{ ...lineFor(1, `data:${id}`, null), fingerprint }],
        attachments: copy ? [copyFile(prepared.found, copy.bytes)] : [],
      })
  }
  finishTask(world.db, 'propose_data_answer', id)
}

export const copyFile = ({ header }: CaseFile, bytes: Buffer) => ({
  name: `donnees-${header.ref}.zip`,
  mediaType: 'application/zip',
  bytes,
})
