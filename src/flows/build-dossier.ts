import type { Case, Party } from '../domain/case.ts'
import { type Filing, filingIn } from '../domain/commissions.ts'
import { parisDay } from '../domain/day.ts'
import type { FactValues } from '../domain/facts.ts'
import type { MessageRow } from '../domain/filed-message.ts'
import { type Position, positions } from '../domain/positions.ts'
import { otherSide, Side } from '../domain/roles.ts'
import { addressKey } from '../mail/addresses.ts'
import { departmentOf } from '../rulebase/department.ts'
import { evaluate } from '../rulebase/evaluate.ts'
import { eventRows } from '../store/events.ts'
import { doubtWords } from '../writing/card-words.ts'
import { type Dossier, type DossierStep, type DossierView, dossier, dossierJson } from '../writing/dossier.ts'
import type { FormParty } from '../writing/dossier-form.ts'
import { fileNames } from '../writing/file-names.ts'
import { askerOf } from './asker.ts'
import { checklistOf } from './case-pieces.ts'
import { rulesOf } from './case-rules.ts'
import { claimantAccount } from './claimant-account.ts'
import { exhibitsOf } from './exhibits.ts'
import { situationOf } from './law-for-case.ts'
import { type CaseFile, sideOfParty, usableAddress } from './load-case.ts'
import { acceptancesOf } from './negotiation.ts'
import { mailMark } from './terms-code.ts'
import type { World } from './world.ts'

export type BuiltDossier = {
  content: Dossier
  missing: readonly string[]
  filing: Filing | null
  /** The PDF, its JSON, then the exhibits. */
  attachments: readonly { name: string; mediaType: string; bytes: Buffer }[]
  /** What the mediator must look at before it leaves, in French. */
  warnings: readonly string[]
}

/**
 * The CDC handoff for the party who asks: what this side stated and produced, the sums that the rules base gives on these
 * facts alone, and the steps taken. Nothing of the other side, no offer, no mediator's note (CPC art. 1528-3).
 */
export async function buildDossier(world: World, found: CaseFile): Promise<BuiltDossier> {
  const now = world.clock.now()
  const filing = filingOf(world, found)
  const { placed, files } = await exhibitsOf(world, found, askerOf(found))
  const side = askerOf(found)
  const pieces = checklistOf(found, side, {
    known: positions(ownStatements(found)),
    represented: ownPeople(found, side).representative !== undefined,
  })
  const content = dossier({
    ...viewOf(world, found),
    commission: filing?.name ?? null,
    exhibits: placed,
    checklist: pieces,
  })
  const pdf = await world.printDossier(content, now)
  const attachments = [
    { name: fileNames.forCommission(found.header.ref, 'pdf'), mediaType: 'application/pdf', bytes: pdf },
    {
      name: fileNames.forCommission(found.header.ref, 'json'),
      mediaType: 'application/json',
      bytes: Buffer.from(dossierJson(content)),
    },
    ...files,
  ]
  return { content, missing: content.missing, filing, warnings: filingWarnings(filing), attachments }
}

/** The commission of the dwelling's département, as this side or a mediator says where it is. */
function filingOf(world: World, found: CaseFile): Filing | null {
  const postcode = valuesOf(positions(ownStatements(found))).dwelling_postcode ?? ''
  return filingIn(world.commissions, departmentOf(postcode), parisDay(world.clock.now()))
}

function filingWarnings(filing: Filing | null): string[] {
  if (filing === null) return [doubtWords.noCommission]
  return [
    ...(filing.ways.length === 0 ? [doubtWords.noCommissionAddress] : []),
    ...(filing.stale ? [doubtWords.staleCommission(filing.checkedOn)] : []),
  ]
}

/**
 * What this side stated, and what a mediator established. A fact that the other side alone spoke of stays out, whoever put
 * it on the mediator's lips.
 */
function ownStatements(found: CaseFile) {
  const side = askerOf(found)
  const said = (by: Side) => new Set(found.statements.filter((s) => s.side === by).map((s) => s.key))
  const [own, others] = [said(side), said(otherSide(side))]
  return found.statements.filter(
    (s) => s.side === side || (s.source.kind === 'staff' && (own.has(s.key) || !others.has(s.key))),
  )
}

function viewOf(world: World, found: CaseFile): Omit<DossierView, 'commission' | 'exhibits' | 'checklist'> {
  const claimantSide = askerOf(found)
  const own = positions(ownStatements(found))
  const facts = valuesOf(own)
  const on = parisDay(world.clock.now())
  const { quotes, phone, postal, dwelling, floor } = claimantAccount(
    world,
    found,
    claimantSide,
    facts.dwelling_postcode ?? null,
  )
  const { claimant, representative } = ownPeople(found, claimantSide)
  return {
    ref: found.header.ref,
    on,
    claimantSide,
    claimant: { ...partyView(claimant, claimantSide, () => true), phone, postal },
    representative: representative ? partyView(representative, claimantSide, () => true) : null,
    ...otherPeople(found, claimantSide),
    dwellingAddress: dwelling,
    floor,
    facts,
    account: quotes,
    evaluation: evaluate(rulesOf(world, found.header).rulebase, situationOf(own), on),
    steps: stepsOf(world, found, claimantSide),
    signed: [...requestOf(found, claimantSide), ...agreementOf(world, found)],
    opened: openedBy(found, otherSide(claimantSide)),
  }
}

/** The mail by which this side asked for the mediation. */
function requestOf({ messages, parties }: CaseFile, side: Side): DossierView['signed'] {
  const asked = messages.find((m) => m.automatic === 'no' && sideOfParty(parties, m.party_id) === side)
  return asked
    ? [
        {
          what: 'request',
          by: side,
          on: parisDay(asked.received_at),
          mark: mailMark(asked.sha256),
          proven: isPass(asked),
        },
      ]
    : []
}

/** What both accepted is said in mediation: nothing of it unless both agreed to have it told. */
function agreementOf(world: World, found: CaseFile): DossierView['signed'] {
  if (!isOpened(found.file)) return []
  return acceptancesOf(world, found).map(({ side: by, on, sha256 }) => {
    const mail = found.messages.find((m) => m.sha256 === sha256)
    return { what: 'agreement', by, on, mark: sha256 && mailMark(sha256), proven: mail !== undefined && isPass(mail) }
  })
}

const isPass = ({ body }: MessageRow): boolean => body.authenticity.verdict === 'pass'

/** Both sides agreed that the commission be told what was said in mediation. */
export const isOpened = ({ lifted }: Case): boolean => Side.options.every((side) => lifted.includes(side))

/** Null unless both sides agreed. */
function openedBy({ file, statements }: CaseFile, other: Side): DossierView['opened'] {
  if (!isOpened(file)) return null
  return { facts: valuesOf(positions(statements.filter((s) => s.side === other))), offer: file.offer }
}

/** Who claims, and who writes for them: an agency for the landlord, a lawyer or a relative for the tenant. */
function ownPeople({ parties }: CaseFile, side: Side) {
  const people = parties.filter((p) => p.side === side && p.role !== 'cotenant')
  const claimant = people.find((p) => p.role === side)
  const representative = people.find((p) => p !== claimant && p.role !== side)
  return { claimant, representative }
}

/** The other side as the claimant knows it: an address that the claimant never used or gave is not told. */
function otherPeople(found: CaseFile, side: Side): Pick<DossierView, 'respondent' | 'agent' | 'cotenants'> {
  const other = otherSide(side)
  const known = addressesKnownTo(found, side)
  const isKnown = (address: string): boolean => known.has(addressKey(address))
  const agency = found.parties.find((p) => p.role === 'agent')
  const respondent = found.parties.find((p) => p.side === other && p.role === other)
  const cotenants = found.parties.filter((p) => p.role === 'cotenant' && p.name !== '').map((p) => p.name)
  return {
    respondent: partyView(respondent, other, isKnown),
    agent: agency ? partyView(agency, 'landlord', isKnown) : null,
    cotenants,
  }
}

/** Where the claimant wrote to, and what it gave us. */
const addressesKnownTo = (found: CaseFile, side: Side): ReadonlySet<string> =>
  new Set(
    found.messages
      .filter((m) => sideOfParty(found.parties, m.party_id) === side)
      .flatMap((m) => [
        ...[...m.body.to, ...m.body.cc].map(({ address }) => address),
        ...(found.readings.get(m.id)?.addresses ?? []).map(({ address }) => address),
      ])
      .map(addressKey),
  )

function partyView(party: Party | undefined, side: Side, isKnown: (address: string) => boolean): FormParty {
  const address = party ? usableAddress(party) : null
  return {
    name: party?.name || null,
    role: party?.role ?? side,
    email: address !== null && isKnown(address) ? address : null,
    postal: null,
    phone: null,
  }
}

const valuesOf = (found: ReturnType<typeof positions>): FactValues =>
  Object.fromEntries(
    Object.entries(found).flatMap(([key, position]) => {
      const p = position as Position
      return p.kind === 'disputed' ? [] : [[key, p.value]]
    }),
  ) as FactValues

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
