import { expect, test } from 'vitest'
import { day } from '../../../src/domain/day.ts'
import type { CaseEvent } from '../../../src/domain/events.ts'
import { digestView } from '../../../src/flows/digest-view.ts'
import { planPersonErasure, readLoose } from '../../../src/flows/plan-erasure.ts'
import { erase } from '../../../src/store/erase.ts'
import { eventRows } from '../../../src/store/events.ts'
import { onlyCase, reminded } from '../../support/cases.ts'
import { LANDLORD, TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { readZip } from '../../support/read-zip.ts'
import { MEDIATOR, type Sent, SUPERVISOR, type TestWorld } from '../../support/test-world.ts'

const proposals = (w: TestWorld): Sent[] =>
  w.sentTo(SUPERVISOR).filter(({ mail }) => mail.subject.startsWith('Demande sur des données'))

const answersTo = (w: TestWorld, who = TENANT): Sent[] =>
  w.sentTo(who.address).filter(({ mail }) => mail.subject.startsWith('Votre demande sur vos données'))

const says = (w: TestWorld, text: string, asked = proposals(w).at(-1), who = SUPERVISOR) =>
  w.receive(
    plainEml({
      from: `C <${who}>`,
      to: asked?.mail.replyTo[0]?.address ?? '',
      text,
      date: w.clock.now(),
      inReplyTo: asked?.messageId ?? '',
    }),
  )

const settled = (w: TestWorld) =>
  eventRows(w.world.db, onlyCase(w).header.id)
    .map(({ body }) => JSON.parse(body) as CaseEvent)
    .flatMap((e) => (e.type === 'data_request_settled' ? [e.how] : []))

const copyIn = (sent: Sent | undefined) => sent?.mail.attachments.find(({ name }) => name.endsWith('.zip'))

/** The landlord wrote in private, then the tenant asks this. */
async function asked(words: string, mail = {}) {
  const { w, p } = await reminded()
  await p.landlordWrites('Entre nous : je propose 480 euros, ma mère est à l’hôpital Bretonneau.', {
    to: 'mediation@mediation-logement.example',
  })
  await p.tenantWrites(words, mail)
  return { w, p }
}

test('“mes données” puts a copy before the supervisor at once, and nothing leaves to anybody', async () => {
  const { w } = await asked('Mes données, s’il vous plaît.')
  const [proposal, ...more] = proposals(w)
  expect(more).toEqual([])
  expect(proposal?.mail.text).toContain('copie de ses données')
  expect(proposal?.mail.text).toContain('7 mai 2026')
  expect(answersTo(w)).toEqual([])
  const files = await readZip(proposal?.raw ?? Buffer.alloc(0))
  expect([...files.keys()].some((name) => name.endsWith('LISEZMOI.txt'))).toBe(true)
  const all = Buffer.concat([...files.values()]).toString('utf8')
  expect(all).toContain('18 rue des Cités')
  expect(all).not.toMatch(/Bretonneau|480 euros/)
})

test('OK 1 sends exactly that copy to that address, named by who released it, once', async () => {
  const { w } = await asked('Mes données, s’il vous plaît.')
  await says(w, 'OK 1')
  const [answer, ...more] = answersTo(w)
  expect(more).toEqual([])
  expect(copyIn(answer)?.sha256).toBe(copyIn(proposals(w)[0])?.sha256)
  expect(answer?.mail.to.map(({ address }) => address)).toEqual([TENANT.address])
  expect(settled(w)).toEqual(['answered'])
  expect(answersTo(w, LANDLORD)).toEqual([])
  await says(w, 'OK 1')
  expect(answersTo(w)).toHaveLength(1)
})

test('NON 1 leaves the answer to a human, with the reason as a note', async () => {
  const { w } = await asked('Mes données, s’il vous plaît.')
  await says(w, 'NON 1 je l’appelle d’abord')
  expect([settled(w), answersTo(w)]).toEqual([['by_hand'], []])
})

test('what the person wrote meanwhile makes another copy: the old approval sends nothing, the new proposal comes', async () => {
  const { w, p } = await asked('Mes données, s’il vous plaît.')
  await p.tenantWrites('J’ajoute que le bailleur ne m’a rien rendu.')
  await says(w, 'OK 1', proposals(w)[0])
  expect([settled(w), answersTo(w)]).toEqual([[], []])
  expect(proposals(w)).toHaveLength(2)
  await says(w, 'OK 1', proposals(w)[1])
  expect(answersTo(w)).toHaveLength(1)
})

test.each([
  ['a mediator', MEDIATOR],
  ['the person who asks', TENANT.address],
])('%s can release nothing with the supervisor’s mail', async (_, who) => {
  const { w } = await asked('Mes données, s’il vous plaît.')
  await says(w, 'OK 1', proposals(w)[0], who)
  expect([settled(w), answersTo(w)]).toEqual([[], []])
})

test('an unproven request is put before the supervisor as such, and OK sends nothing', async () => {
  const { w } = await asked('Mes données, s’il vous plaît.', { auth: 'none' })
  expect(proposals(w)[0]?.mail.text).toContain('rien ne prouve')
  await says(w, 'OK 1')
  expect(answersTo(w)).toEqual([])
})

test('an erasure is never carried out by itself: the case is closed first, then the answer leaves, and all is still there', async () => {
  const { w, p } = await asked('Merci de supprimer toutes mes données personnelles.')
  expect(proposals(w)[0]?.mail.text).toContain('Fermez-le d’abord')
  await says(w, 'OK 1')
  expect(answersTo(w)).toEqual([])
  await says(w, 'CLORE 1 retrait')
  expect(onlyCase(w).file.outcome).toBe('withdrawn')
  // The copy tells the state of the case: it is another one now.
  await says(w, 'OK 1')
  expect([proposals(w).length, answersTo(w).length]).toEqual([2, 0])
  await says(w, 'OK 1')
  expect(answersTo(w)).toHaveLength(1)
  expect(copyIn(answersTo(w)[0])).toBeUndefined()
  expect(p.lettersTo(TENANT.address).length).toBeGreaterThan(0)
  expect(onlyCase(w).messages.some((m) => m.body.own.includes('supprimer'))).toBe(true)
})

test('words about a debt or an account put nothing before anybody', async () => {
  const { w } = await asked('Effacez ma dette. Mes données bancaires sont FR76 3000 4000 0312 3456 7890 143.')
  expect(proposals(w)).toEqual([])
})

test('the digest has each request with its last day, answerable by its number, until it is settled', async () => {
  const { w } = await asked('Mes données, s’il vous plaît.')
  await w.on('2026-04-09T07:00:00Z')
  const digest = w.sentTo(SUPERVISOR).findLast(({ mail }) => mail.subject.startsWith('Point du'))
  const n = /^(\d+)\. .*copie de ses données, réponse due le 7 mai 2026/m.exec(digest?.mail.text ?? '')?.[1]
  await says(w, `OK ${n}`, digest)
  expect([settled(w), answersTo(w).length]).toEqual([['answered'], 1])
  await w.on('2026-04-10T07:00:00Z')
  expect(w.sentTo(SUPERVISOR).findLast(({ mail }) => mail.subject.startsWith('Point du'))?.mail.text).not.toContain(
    'données',
  )
})

test('an erasure that was granted stays in the digest until it is done', async () => {
  const { w } = await asked('Merci de supprimer toutes mes données personnelles.')
  await says(w, 'CLORE 1 retrait')
  await says(w, 'OK 1')
  await says(w, 'OK 1')
  expect(settled(w)).toEqual(['answered'])
  const told = () => digestView(w.world, day('2026-04-09')).dataRequests.map(({ text }) => text)
  expect(told()).toEqual([expect.stringContaining('accepté, à exécuter')])
  const loose = await readLoose(w.world)
  erase(w.world.db, await planPersonErasure(w.world, TENANT.address, loose), w.clock.now())
  expect(told()).toEqual([])
})
