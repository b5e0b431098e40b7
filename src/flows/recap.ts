import { addDays, type Day, parisDay, parisInstant } from '../domain/day.ts'
import type { ListLine } from '../domain/decision.ts'
import type { PartyId } from '../domain/ids.ts'
import { sideOf } from '../domain/roles.ts'
import { isOpen } from '../domain/states.ts'
import { addressKey } from '../mail/addresses.ts'
import { caseIdsAwaiting, caseOfParty, goesOnIn, loadCaseRow } from '../store/cases.ts'
import { listToken } from '../store/list-tokens.ts'
import { keepSetting, setting } from '../store/settings.ts'
import { addTask, finishTask } from '../store/tasks.ts'
import type { PlainMail } from '../writing/plain-mail.ts'
import { type RecapLine, recap, recapRequest } from '../writing/recap.ts'
import { lineFor, sendListMail } from './list-mail.ts'
import { type CaseFile, type CaseParty, loadCase } from './load-case.ts'
import { ownerOf } from './people.ts'
import { recipientsOf } from './recipients.ts'
import { fingerprint, hashToken, landlordKey, listTokenFor } from './tokens.ts'
import type { World } from './world.ts'
import { contextFor } from './write-letter.ts'

/** One reply handles no more. */
const MOST = 20
/** How long a recap may be answered. */
const ANSWERABLE_DAYS = 120

/** One address that owes answers in several cases of one mediator. `name`: `key:mediator`, without personal data of a party. */
type Group = { name: string; address: string; mediator: string; cases: readonly Waiting[] }
type Waiting = { found: CaseFile; party: CaseParty }

/** What a mediator is shown, and what leaves once it is approved unchanged. */
export type PreparedRecap = PlainMail & {
  address: string
  mediator: string
  cases: readonly Waiting[]
  /** What each number stands for when the answer comes: `party:…`. */
  lines: readonly ListLine[]
  /** The unguessable part of the address for answers, and until when it serves. */
  token: string
  answerableUntil: ReturnType<typeof parisInstant>
  /** Covers the words, the receiver and the version of every case: anything else is another recap. */
  fingerprint: string
}

/** Work for every group whose turn it is: a group is told of once in the days that `relances.yaml` gives. */
export function planRecaps(world: World, today: Day): void {
  for (const { name } of groups(world)) {
    const last = setting(world.db, settingOf(name)) as Day | null
    if (last !== null && addDays(last, world.ladder.recap.every) > today) continue
    keepSetting(world.db, settingOf(name), today)
    addTask(world.db, 'propose_recap', name, world.clock.now())
  }
}

const settingOf = (name: string): string => `recap:${name}`

/** To the mediator of these cases, once for each form of the recap. */
export async function proposeRecap(world: World, name: string): Promise<void> {
  const prepared = prepareRecap(world, name)
  if (prepared)
    await sendListMail(world, {
      ...recapRequest(prepared.address, prepared.cases.length, prepared),
      key: `recap_request:${name}:${prepared.fingerprint.slice(0, 16)}`,
      kind: 'approval_list',
      to: prepared.mediator,
      lines: [{ ...lineFor(1, `recap:${name}`, null), fingerprint: prepared.fingerprint }],
    })
  finishTask(world.db, 'propose_recap', name)
}

/** Null when too few cases of the group wait for an answer now. */
export function prepareRecap(world: World, name: string): PreparedRecap | null {
  const group = groups(world).find((one) => one.name === name)
  if (!group) return null
  const { settings, db } = world
  const { address, mediator, cases } = group
  const { subject, text } = recap(
    settings.serviceName,
    cases.map(({ found }) => lineOf(world, found)),
  )
  const on = (setting(db, settingOf(name)) ?? parisDay(world.clock.now())) as Day
  const lines = cases.map(({ party }, i) => lineFor(i + 1, `party:${party.id}`, null))
  const answerableUntil = parisInstant(addDays(on, ANSWERABLE_DAYS), '08:00')
  return {
    subject,
    text,
    address,
    mediator,
    cases,
    lines,
    token: listTokenFor(settings.secret, landlordKey(settings.secret, address), lines, answerableUntil),
    answerableUntil,
    fingerprint: fingerprint(
      { subject, text, on },
      { address, cases: cases.map(({ found }) => [found.header.id, found.file.version]) },
    ),
  }
}

/**
 * The group to ask about again when a recap that waits to leave names a case in which nothing is awaited from the landlord
 * any more; null while it is true. `key`: of the waiting mail.
 */
export function overtakenRecap(world: World, key: string): string | null {
  const { db } = world
  const list = listToken(db, key.slice(RECAP.length))
  const homes = list?.lines.map((line) => caseOfParty(db, line.key.slice('party:'.length) as PartyId)) ?? []
  const cases = homes.map((id) => id && loadCaseRow(db, goesOnIn(db, id)))
  const first = cases.find((found) => found !== null)
  const waits = cases.every((found) => found && isOpen(found.file.state) && found.file.awaiting?.side === 'landlord')
  return waits || !list || !first ? null : `${list.recipient}:${ownerOf(world, first.header)}`
}

const RECAP = 'recap:'

/** Under this key the recap waits to leave, once. */
export const recapKey = (token: string): string => `${RECAP}${hashToken(token)}`

function lineOf(world: World, found: CaseFile): RecapLine {
  const { ref, names, dwelling } = contextFor(world, found)
  const { awaiting } = found.file
  if (!awaiting) throw new Error('A case of a recap waits for nothing')
  return { ref, tenant: names.tenant, dwelling, purpose: awaiting.purpose, on: awaiting.since }
}

/** Addresses of the landlord's side that owe an answer in several open cases of the same mediator, longest awaited first. */
function groups(world: World): Group[] {
  const { secret } = world.settings
  const found = new Map<string, { address: string; mediator: string; cases: Waiting[] }>()
  for (const one of caseIdsAwaiting(world.db, 'landlord').map((id) => loadCase(world.db, id))) {
    const mediator = ownerOf(world, one.header)
    if (one.header.recused.includes(mediator) || goesOnIn(world.db, one.header.id) !== one.header.id) continue
    for (const { party: id, address } of recipientsOf(one, ['landlord'])) {
      const party = one.parties.find((p) => p.id === id)
      if (!party || !isOpen(one.file.state) || sideOf(party.role) !== 'landlord') continue
      const name = `${landlordKey(secret, address)}:${mediator}`
      const group = found.get(name) ?? { address: addressKey(address), mediator, cases: [] }
      group.cases.push({ found: one, party })
      found.set(name, group)
    }
  }
  return [...found]
    .map(([name, group]) => ({ name, ...group, cases: longestFirst(group.cases).slice(0, MOST) }))
    .filter(({ cases }) => cases.length >= world.ladder.recap.least)
}

const longestFirst = (cases: readonly Waiting[]): Waiting[] => cases.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

const keyOf = ({ found: { file, header } }: Waiting): string => `${file.awaiting?.since} ${header.ref}`
