import { expect, test } from 'vitest'
import type { CaseEvent } from '../../../src/domain/events.ts'
import { statisticsJournal } from '../../../src/flows/statistics-journal.ts'
import { htmlPart } from '../../../src/mail/html-part.ts'
import { caseRecords } from '../../../src/statistics/case-record.ts'
import { eventRows } from '../../../src/store/events.ts'
import { onlyCase, reminded } from '../../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../../support/people.ts'
import { MEDIATOR, type TestWorld } from '../../support/test-world.ts'

const questions = (w: TestWorld, who = TENANT) =>
  w.sentTo(who.address).filter(({ mail }) => mail.subject.startsWith('Une seule question'))

const scores = (w: TestWorld) =>
  eventRows(w.world.db, onlyCase(w).header.id)
    .map(({ body }) => JSON.parse(body) as CaseEvent)
    .flatMap((e) => (e.type === 'satisfaction_scored' ? [`${e.side} ${e.score}`] : []))

const counted = (w: TestWorld) => caseRecords(statisticsJournal(w.world))[0]?.satisfaction

/** A dispute of two people who both wrote, closed by its mediator. */
async function closed(landlordSays = 'Je propose de rendre 500 euros.') {
  const { w, p } = await reminded()
  await p.landlordWrites(landlordSays)
  await p.mediatorSays('CLORE sans suite')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.outcome).toBe('abandoned')
  return { w, p }
}

/** … and asked, on the fourth day after. */
async function asked(landlordSays?: string) {
  const { w, p } = await closed(landlordSays)
  await w.on('2026-04-13T12:00:00Z')
  return { w, p }
}

test('both sides are asked once, three days at least after the end, with no link and nothing of the other side', async () => {
  const { w } = await closed()
  await w.on('2026-04-09T12:00:00Z')
  expect(questions(w)).toHaveLength(0)
  await w.on('2026-04-13T12:00:00Z')
  for (const who of [TENANT, LANDLORD]) {
    const [question, ...more] = questions(w, who)
    expect(more).toEqual([])
    expect(question?.mail.text).toContain('De 0 à 10')
    expect(await htmlPart(question?.raw ?? Buffer.alloc(0))).not.toMatch(/href="(?!mailto:)/)
    expect(question?.mail.text).not.toMatch(/Maillot|Lefebvre|690|500/)
  }
  await w.on('2026-06-30T12:00:00Z')
  expect(questions(w)).toHaveLength(1)
  expect(counted(w)).toEqual([
    { side: 'tenant', score: null },
    { side: 'landlord', score: null },
  ])
})

test('a digit by reply is a score of that side, calls for nothing, and the last one counts', async () => {
  const { w, p } = await asked()
  const before = w.sentTo(MEDIATOR).length
  await p.tenantWrites('8 merci')
  await p.landlordWrites('3')
  await p.landlordWrites('Plutôt 4.')
  expect(scores(w)).toEqual(['tenant 8', 'landlord 3', 'landlord 4'])
  expect(counted(w)).toEqual([
    { side: 'tenant', score: 8 },
    { side: 'landlord', score: 4 },
  ])
  expect(w.sentTo(MEDIATOR)).toHaveLength(before)
  expect(onlyCase(w).file.outcome).toBe('abandoned')
})

test('a score with more than an opinion is a score, and what it says is heard', async () => {
  const { w, p } = await asked()
  await p.tenantWrites('2. Le propriétaire ne m’a toujours rien remboursé, je voudrais saisir la commission.')
  expect(scores(w)).toEqual(['tenant 2'])
  expect(onlyCase(w).file.outcome).toBeNull()
})

test('what is no score is none: the mediator reads it as before', async () => {
  const { w, p } = await asked()
  await p.tenantWrites('entre 6 et 7')
  expect(scores(w)).toEqual([])
})

test.each([
  ['an automatic answer', { headers: ['Auto-Submitted: auto-replied'] }],
  ['a mail whose sender is proven to be another', { auth: 'fail' as const }],
  [
    'a mail that only claims the address',
    { auth: 'none' as const, inReplyTo: 'x@y.example', to: 'mediation@mediation-logement.example' },
  ],
])('%s is no vote', async (_, mail) => {
  const { w, p } = await asked()
  await p.tenantWrites('8', mail)
  expect(scores(w)).toEqual([])
})

test('who was hostile is left alone, and so is an address that bounces', async () => {
  const hostile = await asked('Vous êtes des escrocs, allez vous faire voir, connards.')
  expect(questions(hostile.w, LANDLORD)).toHaveLength(0)
  expect(questions(hostile.w, TENANT)).toHaveLength(1)

  const bounced = await closed()
  bounced.w.world.db.prepare('UPDATE addresses SET bounced = 1 WHERE address = ?').run(TENANT.address)
  await bounced.w.on('2026-04-13T12:00:00Z')
  expect(questions(bounced.w, TENANT)).toHaveLength(0)
  expect(questions(bounced.w, LANDLORD)).toHaveLength(1)
})

test('a landlord who never wrote is not asked, and neither is anybody whose case was opened again', async () => {
  const { w, p } = await reminded()
  await p.tenantWrites('Je préfère arrêter, je renonce à la médiation.')
  await p.mediatorSays('OK')
  await w.on('2026-04-13T12:00:00Z')
  expect([questions(w, TENANT).length, questions(w, LANDLORD).length]).toEqual([1, 0])

  const again = await closed()
  await again.p.tenantWrites(`${COMPLETE_REQUEST} Je souhaite reprendre la médiation.`)
  await again.w.on('2026-04-13T12:00:00Z')
  expect(questions(again.w)).toEqual([])
})
