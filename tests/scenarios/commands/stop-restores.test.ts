import { expect, test } from 'vitest'
import { plusSeconds } from '../../../src/domain/day.ts'
import { deliverNext } from '../../../src/flows/deliver-mail.ts'
import { driftedCases } from '../../../src/store/cases.ts'
import { onlyCase, qualified, reminded, requests } from '../../support/cases.ts'
import { people, TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, type Sent, SUPERVISOR, type TestWorld, testWorld } from '../../support/test-world.ts'

const HOURS = { undoMinutes: 5, sendingWindow: { from: '07:30', to: '19:00' } }

const says = (w: TestWorld, who: string, mail: Sent | undefined, text: string) =>
  w.receive(plainEml({ from: `X <${who}>`, to: mail?.mail.replyTo[0]?.address ?? '', text, date: w.clock.now() }))

const stop = (w: TestWorld) =>
  says(
    w,
    MEDIATOR,
    w.sentTo(MEDIATOR).findLast((s) => s.mail.subject.startsWith('Approuvé')),
    'STOP',
  )

/** What an approval that is taken back must leave as it found it; the day of the next review counts from today. */
function standing(w: TestWorld) {
  const { file, deadlines, drafts } = onlyCase(w)
  const { version: _, openDraft, ...rest } = file
  const running = deadlines.filter((d) => d.state === 'running' && d.kind !== 'review')
  return { rest, step: openDraft?.step, running, letter: drafts.at(-1)?.letter }
}

test('through a whole dispute, OK and STOP leave the case, its clocks and the letter as they were', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z', settings: HOURS })
  const p = people(w)
  const seen: (string | undefined)[] = []
  const backAndForth = async () => {
    const before = standing(w)
    seen.push(before.step)
    await p.mediatorSays('OK')
    expect(await stop(w)).toMatchObject({ reason: 'stopped' })
    expect(standing(w)).toEqual(before)
    expect(driftedCases(w.world.db)).toEqual([])
    await p.mediatorSays('OK')
    await w.on(plusSeconds(w.clock.now(), 360))
  }
  await p.opensJointly()
  await backAndForth()
  await p.tenantWrites('1. non\n2. oui')
  await backAndForth()
  await w.on('2026-04-13T09:00:00Z')
  await backAndForth()
  await p.landlordWrites('3')
  await backAndForth()
  await p.landlordWrites('Je propose de rendre 620 euros le 4 mai 2026.')
  await backAndForth()
  await p.tenantWrites('J’accepte 620 euros.')
  await backAndForth()
  await w.on('2026-05-06T09:00:00Z')
  await backAndForth()
  await p.tenantWrites('Je n’ai rien reçu.')
  await backAndForth()
  await p.tenantWrites('J’ai bien reçu les 620 euros, merci.')
  await backAndForth()
  expect(onlyCase(w).file.state).toBe('resolved')
  expect(seen).toEqual([
    'précisions',
    'premier rappel de la loi',
    'silence',
    'chiffre du bailleur',
    'proposition',
    'accord',
    'paiement échu',
    'argent non reçu',
    'argent reçu',
  ])
})

test('STOP on the dossier that ends a silence opens the case again with the answer that it waited for', async () => {
  const { w, p } = await reminded()
  w.world.settings = { ...w.world.settings, ...HOURS }
  for (const at of ['2026-04-13', '2026-04-20', '2026-04-24', '2026-04-30', '2026-05-07']) {
    await w.on(`${at}T09:00:00Z`)
    const { openDraft } = onlyCase(w).file
    if (openDraft && openDraft.purpose !== 'cdc_dossier') await p.mediatorSays('OK')
  }
  const before = standing(w)
  expect(before.step).toBe('silence, dernière étape')
  await p.mediatorSays('OK')
  expect(onlyCase(w).file.outcome).toBe('with_cdc')
  await stop(w)
  expect(standing(w)).toEqual(before)
})

test('STOP between two mails of one letter keeps the second here, and says who has the first', async () => {
  const { w, p } = await qualified()
  w.world.settings = { ...w.world.settings, ...HOURS }
  await p.mediatorSays('OK')
  w.clock.moveTo(plusSeconds(w.clock.now(), 300))
  await deliverNext(w.world)
  const before = w.sentTo(MEDIATOR).length
  await stop(w)
  const states = w.world.db.prepare("SELECT state FROM outbox WHERE kind = 'letter' ORDER BY rowid").all()
  expect(states).toEqual([{ state: 'sent' }, { state: 'sent' }, { state: 'stopped' }])
  const told = w.sentTo(MEDIATOR).slice(before)
  expect(told.some((s) => s.mail.text.includes(TENANT.address) && !s.mail.subject.startsWith('À approuver'))).toBe(true)
})

test('a supervisor stops by the digest what a mediator approved by mail', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z', settings: HOURS })
  await people(w).opensJointly()
  await w.on('2026-04-08T08:42:00Z')
  const digest = w.sentTo(SUPERVISOR).at(-1)
  await says(w, MEDIATOR, requests(w).at(-1), 'OK')
  await says(w, SUPERVISOR, digest, 'STOP 1')
  await w.on('2026-04-08T12:00:00Z')
  expect(w.world.db.prepare("SELECT state FROM outbox WHERE kind = 'letter'").all()).toEqual([{ state: 'stopped' }])
  expect(requests(w)).toHaveLength(2)
})
