import { parisDay } from '../../domain/day.ts'
import { purposeLabel } from '../../domain/letter-purposes.ts'
import { roleLabel } from '../../domain/roles.ts'
import { stateLabel } from '../../domain/states.ts'
import { pointsOf } from '../../flows/case-points.ts'
import { rulesOf } from '../../flows/case-rules.ts'
import { evaluateCase } from '../../flows/law-for-case.ts'
import { type CaseFile, loadCase, sideOfParty } from '../../flows/load-case.ts'
import { acceptancesOf, negotiationLines } from '../../flows/negotiation.ts'
import type { World } from '../../flows/world.ts'
import { factJson } from '../../reading/json.ts'
import { evaluationJson } from '../../rulebase/json.ts'
import { caseIdByRef, loadCaseRow } from '../../store/cases.ts'
import { eventRows } from '../../store/events.ts'
import { notesOf } from '../../store/notes.ts'
import { mailsOfCase } from '../../store/outbox.ts'
import { spanText } from '../../writing/fact-text.ts'
import { NotSo } from '../failures.ts'
import { noteReading } from '../note-reading.ts'
import { print, printDocument } from '../output.ts'
import { withApp } from '../with-app.ts'
import { summary } from './cases.ts'

export const oneCase = (ref: string, { json, reason }: { json?: true; reason?: string }): Promise<void> =>
  withApp(async (app) => {
    const { world } = app
    const id = caseIdByRef(world.db, ref.toUpperCase())
    if (!id) throw new NotSo(`aucun dossier ${ref}.`)
    const found = loadCase(world.db, id)
    await noteReading(app, found, reason)
    if (json) printDocument(whole(world, found))
    else for (const line of lines(world, found)) print(line)
  })

/** As `case REF --json` prints it. */
export const whole = (world: World, found: CaseFile) => ({
  ...summary(found),
  rules_version: found.header.rulesVersion,
  consent: found.file.consent,
  software: found.file.software,
  parties: found.parties.map(({ id, role, name, addresses }) => ({ id, role, name, addresses })),
  facts: found.statements.map((s) => ({ ...factJson(s.key, s.value), side: s.side, source: s.source, at: s.at })),
  positions: Object.fromEntries(Object.entries(found.positions).map(([key, position]) => [key, position])),
  offer: found.file.offer,
  offers: found.file.offers,
  acceptances: acceptancesOf(world, found),
  agreement: found.file.agreement,
  payment: found.file.payment,
  evaluation: evaluationJson(evaluateCase(world, found, parisDay(world.clock.now()))),
  messages: found.messages.map((m) => ({
    id: m.id,
    message_id: m.message_id,
    from: m.body.from,
    side: sideOfParty(found.parties, m.party_id),
    channel: m.channel,
    received_at: m.received_at,
    automatic: m.automatic,
    match: m.match,
    subject: m.body.subject,
    own_text: m.body.own,
    authenticity: m.body.authenticity,
    attachments: m.body.attachments,
    acts: found.readings.get(m.id)?.acts ?? [],
    reader: found.readings.get(m.id)?.reader ?? null,
  })),
  drafts: found.drafts.map((d) => ({
    id: d.id,
    state: d.state,
    purpose: d.purpose,
    because: d.because,
    subject: d.letter.subject,
    body: d.approved_body ?? d.letter.body,
    recipients: d.recipients,
    proposed_at: d.proposed_at,
    decided_at: d.decided_at,
    decided_by: d.decided_by,
    reason: d.reason,
  })),
  notes: notesOf(world.db, found.header.id),
  links: found.file.links.map(({ kind, other }) => ({ kind, ref: loadCaseRow(world.db, other)?.header.ref ?? null })),
  outbox: mailsOfCase(world.db, found.header.id).map((m) => ({
    kind: m.kind,
    message_id: m.message_id,
    to: m.recipient,
    state: m.state,
    attempts: m.attempts,
    last_answer: m.last_answer,
    settled_at: m.settled_at,
  })),
  deadlines: found.deadlines.map(({ kind, due, rule, state }) => ({ kind, due, rule, state })),
  events: eventRows(world.db, found.header.id).map((e) => ({
    seq: e.seq,
    at: e.at,
    actor: e.actor,
    ...JSON.parse(e.body),
  })),
})

function lines(world: World, found: CaseFile): string[] {
  const evaluation = evaluateCase(world, found, parisDay(world.clock.now()))
  const points = pointsOf(found.positions)
  return [
    `Dossier ${found.header.ref} : ${stateLabel[found.file.state]}, ouvert le ${found.header.openedOn}, suivi par ${found.header.owner}`,
    `Somme en jeu : ${spanText(evaluation.totalDue) ?? 'pas encore calculable'}`,
    `Règles : ${rulesText(world, found)}`,
    ...negotiationLines(world, found, evaluation),
    'Personnes',
    ...found.parties.map(
      (p) =>
        `  ${roleLabel[p.role]} : ${p.name || 'sans nom'} <${p.addresses.map((a) => a.address + (a.bounced ? ' (rejetée)' : '')).join(', ')}>`,
    ),
    'Faits',
    ...points.agreed.map((p) => `  = ${p}`),
    ...points.oneSided.map((p) => `  · ${p}`),
    ...points.disputed.map((p) => `  ≠ ${p}`),
    'Échéances',
    ...found.deadlines.map((d) => `  ${d.due} ${d.rule} (${d.state})`),
    'Courriels reçus',
    ...found.messages.map(
      (m) => `  ${m.received_at} ${m.body.from.address} (${m.channel}, ${m.match}) : ${m.body.subject}`,
    ),
    'Lettres',
    ...found.drafts.map((d) => `  ${d.proposed_at} ${purposeLabel[d.purpose]} : ${d.state} (${d.because})`),
    'Événements',
    ...eventRows(world.db, found.header.id).map((e) => `  ${e.seq} ${e.at} ${e.type} (${e.actor})`),
  ]
}

function rulesText(world: World, { header }: CaseFile): string {
  const { current } = world.rules
  if (header.rulesVersion === current.version) return `version ${current.version}, celle d’aujourd’hui`
  return rulesOf(world, header).unreadable
    ? `version ${header.rulesVersion}, illisible : calculé avec celle d’aujourd’hui, ${current.version}`
    : `version ${header.rulesVersion} ; celle d’aujourd’hui est ${current.version}`
}
