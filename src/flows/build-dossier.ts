import type { Party } from '../domain/case.ts'
import { type Filing, filingIn } from '../domain/commissions.ts'
import { parisDay } from '../domain/day.ts'
import type { FactValues } from '../domain/facts.ts'
import { type Position, positions } from '../domain/positions.ts'
import type { Side } from '../domain/roles.ts'
import { attachmentBytes } from '../mail/parse.ts'
import { departmentOf } from '../rulebase/department.ts'
import { evaluate } from '../rulebase/evaluate.ts'
import { eventRows } from '../store/events.ts'
import { rawBytes } from '../store/raw-mails.ts'
import { type Dossier, type DossierStep, type DossierView, dossier, dossierJson } from '../writing/dossier.ts'
import { frenchDay } from '../writing/french-day.ts'
import { askerOf } from './asker.ts'
import { rulesOf } from './case-rules.ts'
import { situationOf } from './law-for-case.ts'
import { type CaseFile, sideOfParty, usableAddress } from './load-case.ts'
import type { World } from './world.ts'

export type BuiltDossier = {
  content: Dossier
  missing: readonly string[]
  filing: Filing | null
  /** What the mediator must look at before it leaves, in French. */
  warnings: readonly string[]
  attachments: readonly { name: string; mediaType: string; bytes: Buffer }[]
}

/**
 * The CDC handoff for the party who asks: what this side stated and produced, the sums that the rules base gives on these
 * facts alone, and the steps taken. Nothing of the other side, no offer, no mediator's note (CPC art. 1528-3).
 */
export async function buildDossier(world: World, found: CaseFile): Promise<BuiltDossier> {
  const now = world.clock.now()
  const filing = filingOf(world, found)
  const content = dossier({ ...viewOf(world, found), commission: filing?.name ?? null })
  const pdf = await world.printDossier(content, now)
  const attachments = [
    { name: `dossier-${found.header.ref}.pdf`, mediaType: 'application/pdf', bytes: pdf },
    {
      name: `dossier-${found.header.ref}.json`,
      mediaType: 'application/json',
      bytes: Buffer.from(dossierJson(content)),
    },
  ]
  return { content, missing: content.missing, filing, warnings: filingWarnings(filing), attachments }
}

/** The files that the claimant sent, in order of arrival, as they came. */
export async function exhibitFiles(world: World, found: CaseFile): Promise<{ name: string; bytes: Buffer }[]> {
  const files: { name: string; bytes: Buffer }[] = []
  for (const { sha256, mail, name } of exhibitsOf(found, askerOf(found))) {
    const raw = rawBytes(world.db, mail)
    const bytes = raw ? await attachmentBytes(raw, sha256) : null
    if (bytes) files.push({ name, bytes })
  }
  return files
}

/** The commission of the dwelling's département, as this side or a mediator says where it is. */
function filingOf(world: World, found: CaseFile): Filing | null {
  const postcode = valuesOf(positions(ownStatements(found))).dwelling_postcode ?? ''
  return filingIn(world.commissions, departmentOf(postcode), parisDay(world.clock.now()))
}

function filingWarnings(filing: Filing | null): string[] {
  if (filing === null)
    return ['commission inconnue de l’annuaire : cherchez son adresse (préfecture) et ajoutez-la à la lettre']
  return [
    ...(filing.ways.length === 0
      ? ['adresse d’envoi de la commission inconnue de l’annuaire : cherchez-la et ajoutez-la à la lettre']
      : []),
    ...(filing.stale ? [`coordonnées de la commission relevées le ${frenchDay(filing.checkedOn)} : à vérifier`] : []),
  ]
}

/** What this side stated, and what a mediator established. */
const ownStatements = (found: CaseFile) =>
  found.statements.filter((s) => s.side === askerOf(found) || s.source.kind === 'staff')

function viewOf(world: World, found: CaseFile): Omit<DossierView, 'commission'> {
  const claimantSide = askerOf(found)
  const own = positions(ownStatements(found))
  const on = parisDay(world.clock.now())
  return {
    ref: found.header.ref,
    on,
    claimantSide,
    claimant: partyView(
      found.parties.find((p) => p.side === claimantSide),
      claimantSide,
    ),
    respondent: partyView(
      found.parties.find((p) => p.side !== null && p.side !== claimantSide),
      claimantSide === 'tenant' ? 'landlord' : 'tenant',
    ),
    dwellingAddress: null,
    facts: valuesOf(own),
    evaluation: evaluate(rulesOf(world, found.header).rulebase, situationOf(own), on),
    steps: stepsOf(world, found, claimantSide),
    exhibits: exhibitsOf(found, claimantSide).map(({ name, on: receivedOn }) => ({
      name,
      receivedOn,
      by: claimantSide,
    })),
  }
}

const partyView = (party: Party | undefined, side: Side): DossierView['claimant'] => ({
  name: party?.name || null,
  role: party?.role ?? side,
  email: party ? usableAddress(party) : null,
  postal: null,
  phone: null,
})

const valuesOf = (found: ReturnType<typeof positions>): FactValues =>
  Object.fromEntries(
    Object.entries(found).flatMap(([key, position]) => {
      const p = position as Position
      return p.kind === 'disputed' ? [] : [[key, p.value]]
    }),
  ) as FactValues

/** The same file sent twice is one exhibit. */
function exhibitsOf(found: CaseFile, side: Side) {
  const seen = new Set<string>()
  return found.messages
    .filter((m) => sideOfParty(found.parties, m.party_id) === side && m.automatic === 'no')
    .flatMap((m) =>
      m.body.attachments.map((a) => ({ name: a.name, sha256: a.sha256, mail: m.sha256, on: parisDay(m.received_at) })),
    )
    .filter(({ sha256 }) => !seen.has(sha256) && seen.add(sha256))
}

function stepsOf(world: World, found: CaseFile, claimant: Side): DossierView['steps'] {
  const rows = eventRows(world.db, found.header.id).map((row) => ({
    on: parisDay(row.at),
    event: JSON.parse(row.body),
  }))
  const toOther = rows.filter(({ event }) => event.type === 'letter_sent' && event.side !== claimant)
  const steps: { on: DossierView['on']; step: DossierStep }[] = [{ on: found.header.openedOn, step: 'requested' }]
  const [first] = toOther
  if (first) steps.push({ on: first.on, step: 'other_contacted' })
  for (const { on, event } of toOther) if (event.purpose === 'reminder') steps.push({ on, step: 'other_reminded' })
  const declined = rows.find(({ event }) => event.type === 'mediation_refused')
  if (declined) steps.push({ on: declined.on, step: 'other_declined' })
  return [...steps, { on: parisDay(world.clock.now()), step: 'ended_without_agreement' }]
}
