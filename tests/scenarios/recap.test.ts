import { describe, expect, test } from 'vitest'
import type { CaseRef } from '../../src/domain/ids.ts'
import { loadCase } from '../../src/flows/load-case.ts'
import { planCaseErasure, readLoose } from '../../src/flows/plan-erasure.ts'
import { caseIds } from '../../src/store/cases.ts'
import { erase } from '../../src/store/erase.ts'
import { eventsOf } from '../../src/store/events.ts'
import { openHeld } from '../../src/store/held.ts'
import { rawBytes } from '../../src/store/raw-mails.ts'
import { brokenInvariants } from '../invariants/kept.ts'
import {
  AGENCY,
  AGENCY_TENANTS,
  agencyOnRecap,
  mediatorOnRecap,
  recapAsked,
  recapSent,
  tenantsOfAgency,
} from '../support/agency.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS, type TestWorld } from '../support/test-world.ts'

/** The next morning: the recap waits for the mediator. */
async function proposed(count = 3) {
  const w = await tenantsOfAgency(count)
  await w.on('2026-04-08T08:00:00Z')
  return w
}

async function released(count = 3) {
  const w = await proposed(count)
  await mediatorOnRecap(w, 'OK')
  return w
}

const said = (w: TestWorld): string[][] =>
  caseIds(w.world.db).map((id) => {
    const { messages, parties } = loadCase(w.world.db, id)
    return messages
      .filter((m) => parties.find((p) => p.id === m.party_id)?.side === 'landlord' && m.automatic === 'no')
      .map((m) => m.body.own)
  })

/** The number of each case, as the recap lists them. */
const order = (w: TestWorld): string[] => {
  const text = recapSent(w)?.mail.text ?? ''
  return [...text.matchAll(/^\d\. Dossier (ML-\S+),/gm)].map((found) => found[1] ?? '')
}
const inOrder = (w: TestWorld) => {
  const cases = caseIds(w.world.db).map((id) => loadCase(w.world.db, id))
  return order(w).map((ref) => cases.findIndex(({ header }) => header.ref === (ref as CaseRef)))
}

describe('an address that owes answers in several cases', () => {
  test('gets one recap, once its mediator approved it, that tells of each case what its letters told', async () => {
    const w = await proposed()
    expect(recapSent(w)).toBeUndefined()
    expect(recapAsked(w)?.mail.subject).toBe(`À approuver : récapitulatif de 3 dossiers pour ${AGENCY.address}`)
    await mediatorOnRecap(w, 'OK')
    const text = recapSent(w)?.mail.text ?? ''
    const cases = caseIds(w.world.db).map((id) => loadCase(w.world.db, id))
    for (const { header, parties } of cases)
      expect(text.replace(/\s+/g, ' ')).toContain(
        `Dossier ${header.ref}, locataire ${parties[0]?.name}, code postal 93300 : rappel de la loi du 7 avril 2026`,
      )
    expect(text).not.toMatch(/690|€|@orange|article|loi n/)
    expect(w.sent.filter((s) => s.mail.subject.includes('attendent votre'))).toHaveLength(1)
    for (const id of caseIds(w.world.db))
      expect(eventsOf(w.world.db, id).filter((e) => e.type === 'recap_released')).toHaveLength(1)
    expect(await brokenInvariants(w.world)).toEqual([])
  })

  test('gets none for two cases, and none before a fortnight is over', async () => {
    const two = await proposed(2)
    expect(recapAsked(two)).toBeUndefined()
    const w = await proposed()
    const requests = () => w.sentTo(MEDIATOR).filter((s) => s.mail.subject.includes('récapitulatif de'))
    await w.on('2026-04-20T09:00:00Z')
    expect(requests()).toHaveLength(1)
    await w.on('2026-04-21T09:00:00Z')
    expect(requests()).toHaveLength(2)
  })

  test('does not get it on a no, nor twice on two yeses', async () => {
    const refused = await proposed()
    await mediatorOnRecap(refused, 'NON trop tôt')
    expect(recapSent(refused)).toBeUndefined()
    const w = await proposed()
    await mediatorOnRecap(w, 'OK')
    await mediatorOnRecap(w, 'OK 1')
    expect(w.sent.filter((s) => s.mail.subject.includes('attendent votre'))).toHaveLength(1)
    expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).toContain('déjà parti')
  })

  test('does not get one that waited to leave while a case went on: its mediator is asked about the others', async () => {
    const w = await tenantsOfAgency(4)
    w.world.settings = { ...w.world.settings, undoMinutes: 30 }
    await w.on('2026-04-08T08:00:00Z')
    const asked = recapAsked(w)
    await mediatorOnRecap(w, 'OK')
    const letter = w.sentTo(AGENCY.address).at(-1)
    const answer = { from: AGENCY.address, to: letter?.mail.replyTo[0]?.address ?? '', date: w.clock.now() }
    await w.receive(plainEml({ ...answer, text: 'Nous remboursons tout le dépôt le 3 mai 2026.' }))
    await w.on('2026-04-08T12:00:00Z')
    expect(recapSent(w)).toBeUndefined()
    expect(recapAsked(w)).not.toBe(asked)
    expect(recapAsked(w)?.mail.subject).toBe(`À approuver : récapitulatif de 3 dossiers pour ${AGENCY.address}`)
  })

  test('does not get one that a case has overtaken: another is proposed', async () => {
    const w = await proposed(4)
    const first = recapAsked(w)
    const letter = w.sentTo(AGENCY.address).at(0)
    await w.receive(
      plainEml({
        from: AGENCY.address,
        to: letter?.mail.replyTo[0]?.address ?? '',
        text: '4',
        date: w.clock.now(),
      }),
    )
    await mediatorOnRecap(w, 'OK')
    expect(recapSent(w)).toBeUndefined()
    expect(recapAsked(w)?.messageId).not.toBe(first?.messageId)
    expect(recapAsked(w)?.mail.subject).toContain('récapitulatif de 3 dossiers')
    await mediatorOnRecap(w, 'OK')
    expect(recapSent(w)?.mail.text).not.toContain(AGENCY_TENANTS[0])
  })
})

describe('an answer by line numbers', () => {
  test('goes to each case alone: words, bytes, and what follows from them', async () => {
    const w = await released()
    const row = await agencyOnRecap(
      w,
      '1. ok, nous rendons 690 € le 5 mai 2026\n2. voir avec le propriétaire\n3. chiffre 4',
    )
    expect(row).toMatchObject({ fate: 'ignored', reason: 'shared_out' })
    const [first = -1, second = -1, third = -1] = inOrder(w)
    const words = said(w)
    expect([words[first], words[second], words[third]]).toEqual([
      ['ok, nous rendons 690 € le 5 mai 2026'],
      ['voir avec le propriétaire'],
      ['chiffre 4'],
    ])
    const cases = caseIds(w.world.db).map((id) => loadCase(w.world.db, id))
    for (const [i, found] of cases.entries()) {
      expect(found.file.awaiting).toBeNull()
      const own = found.messages.findLast((m) => m.match === 'participant_token' && m.party_id !== found.parties[0]?.id)
      const bytes = rawBytes(w.world.db, own?.sha256 ?? '')?.toString() ?? ''
      const kept = Buffer.from(bytes.split('\r\n\r\n')[1] ?? '', 'base64').toString()
      expect(kept.trim()).toBe(words[i]?.[0])
    }
    const read = (i: number) =>
      eventsOf(w.world.db, cases[i]?.header.id as never).findLast((e) => e.type === 'message_understood')
    expect(read(third)).toMatchObject({ choice: 4, side: 'landlord' })
    expect(cases[first]?.file.offer ?? cases[first]?.file.offers.at(-1)).toMatchObject({
      by: 'landlord',
      amount: 69_000,
    })
    expect(w.sentTo(AGENCY.address).at(-1)).toBe(recapSent(w))
    expect(await brokenInvariants(w.world)).toEqual([])
  })

  test('a line that the list does not have is asked for again, in no case', async () => {
    const w = await released()
    await agencyOnRecap(w, '1. ok\n7. non merci')
    expect(said(w).flat()).toEqual(['ok'])
    const again = w.sentTo(AGENCY.address).at(-1)?.mail
    expect(again?.subject).toContain('une partie n’a pas trouvé son dossier')
    expect(again?.text.replace(/\s+/g, ' ')).toContain('pour : ligne 1. Un passage de votre réponse ne porte aucun')
    expect(again?.text).not.toContain('non merci')
    expect(again?.replyTo[0]?.address).toBe(recapSent(w)?.mail.replyTo[0]?.address)
  })

  test('words without any number wait for a human, with every case of the list', async () => {
    const w = await released()
    const row = await agencyOnRecap(w, 'Nous réglons tout la semaine prochaine.')
    expect(row).toMatchObject({ fate: 'held', reason: 'several_matching_cases' })
    expect(JSON.parse(openHeld(w.world.db)[0]?.candidates ?? '[]')).toHaveLength(3)
    expect(said(w).flat()).toEqual([])
  })

  test('a single line is the mail itself, with what it carries', async () => {
    const w = await released()
    const row = await agencyOnRecap(w, '2. non')
    expect(row).toMatchObject({ fate: 'filed', body: { own: 'non' } })
    expect(said(w)[inOrder(w)[1] ?? -1]).toEqual(['non'])
  })

  test('of somebody else changes nothing, whatever address it is sent to', async () => {
    const w = await released()
    const row = await agencyOnRecap(w, '1. ok\n2. ok', { from: 'intrus@ailleurs.example' })
    expect(row?.fate).toBe('held')
    expect(said(w).flat()).toEqual([])
  })

  test('of a machine is in no case', async () => {
    const w = await released()
    const headers = ['Auto-Submitted: auto-replied']
    expect(await agencyOnRecap(w, '1. Je suis absent.', { headers })).toMatchObject({ fate: 'ignored' })
    expect(said(w).flat()).toEqual([])
  })

  test('by a mail program that knows only the mail answered is understood, a second copy is none', async () => {
    const w = await released()
    const copy = { to: OURS, inReplyTo: recapSent(w)?.messageId ?? '', messageId: 'une-fois@agence-du-canal.example' }
    await agencyOnRecap(w, '1. oui\n2. non', copy)
    const row = await agencyOnRecap(w, '1. oui\n2. non', { ...copy, headers: ['X-Trace: deux'] })
    expect(row).toMatchObject({ fate: 'ignored', reason: 'duplicate' })
    expect(said(w).flat().toSorted()).toEqual(['non', 'oui'])
  })
})

test('the erasure of one case takes its line out of everything, and leaves the others theirs', async () => {
  const w = await released()
  await agencyOnRecap(w, '1. le plombier est passé\n2. la chaudière est neuve\n3. rien à dire')
  const [first = -1, second = -1] = inOrder(w)
  const id = caseIds(w.world.db)[first]
  if (!id) throw new Error('No case on line 1')
  erase(w.world.db, planCaseErasure(w.world, [id], await readLoose(w.world)), w.clock.now())
  const { own, sent } = left(w)
  expect(own).not.toMatch(/plombier/)
  expect(sent).not.toContain(loadCase(w.world.db, id).header.ref)
  expect(said(w)[second]).toEqual(['la chaudière est neuve'])
})

/** Every mail in and out that is still there, decoded. */
function left({ world: { db } }: TestWorld): { own: string; sent: string } {
  const text = (rows: { raw: Buffer }[]) => rows.map(({ raw }) => decoded(raw)).join('\n')
  const own = text(db.prepare('SELECT bytes AS raw FROM raw_mails').all() as { raw: Buffer }[])
  const bodies = (db.prepare('SELECT body FROM messages').all() as { body: string }[]).map((row) => row.body).join()
  const agency = text(
    db.prepare("SELECT raw FROM outbox JOIN outbox_bytes ON mail = id WHERE kind = 'recap'").all() as { raw: Buffer }[],
  )
  return { own: `${own}\n${bodies}`, sent: agency }
}

const decoded = (raw: Buffer): string => `${raw}\n${Buffer.from(`${raw}`.split('\r\n\r\n')[1] ?? '', 'base64')}`
