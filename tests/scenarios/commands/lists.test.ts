import { describe, expect, test } from 'vitest'
import { loadCase } from '../../../src/flows/load-case.ts'
import { caseIds } from '../../../src/store/cases.ts'
import { draftsOf } from '../../../src/store/drafts.ts'
import { openHeld } from '../../../src/store/held.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { MEDIATOR, OURS, type Sent, SUPERVISOR, type TestWorld, testWorld } from '../../support/test-world.ts'

const request = (n: number) =>
  `Bonjour, mon propriétaire ne me rend pas mon dépôt de garantie de ${500 + n} euros. J’ai rendu les clés le 31 janvier 2026. Je demande une médiation.`

/** As many cases with a waiting letter each, on the morning after. */
async function morning(cases: number, at = '2026-04-08T07:00:00Z') {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  for (let n = 1; n <= cases; n += 1)
    await w.receive(
      plainEml({ from: `Locataire ${n} <l${n}@orange.example>`, to: OURS, text: request(n), date: w.clock.now() }),
    )
  await w.on(at)
  return w
}

const last = (w: TestWorld, who: string, subject: RegExp): Sent => {
  const found = w.sentTo(who).findLast((s) => subject.test(s.mail.subject))
  if (!found) throw new Error(`No mail ${subject} to ${who}`)
  return found
}

const answers = (w: TestWorld, who: string, mail: Sent, text: string) =>
  w.receive(
    plainEml({
      from: `N <${who}>`,
      to: mail.mail.replyTo[0]?.address ?? '',
      text,
      date: w.clock.now(),
      inReplyTo: mail.messageId,
    }),
  )

const states = (w: TestWorld) => caseIds(w.world.db).flatMap((id) => draftsOf(w.world.db, id).map((d) => d.state))
const lettersTo = (w: TestWorld, n: number) =>
  w.world.db.prepare("SELECT id FROM outbox WHERE kind = 'letter' AND recipient = ?").all(`l${n}@orange.example`)

describe('the list of letters to approve', () => {
  test('comes once in the morning, with each letter whole, to answer by numbers', async () => {
    const w = await morning(5)
    const list = last(w, MEDIATOR, /^5 lettres à approuver/)
    for (let n = 1; n <= 5; n += 1) expect(list.mail.text).toContain(`l${n}@orange.example`)
    expect(list.mail.text).toMatch(/^1\. demande de précisions/m)
    await w.on('2026-04-08T16:00:00Z')
    expect(w.world.db.prepare("SELECT id FROM outbox WHERE key LIKE 'approval_list:2026-04-08:%'").all()).toHaveLength(
      1,
    )
  })

  test('does not come for one letter alone', async () => {
    const w = await morning(1)
    expect(w.sentTo(MEDIATOR).filter((s) => /lettres à approuver/.test(s.mail.subject))).toEqual([])
  })

  test('OK 1 3 5, NON 2 trop sec: four decided, one waits, one receipt', async () => {
    const w = await morning(5)
    const list = last(w, MEDIATOR, /^5 lettres/)
    const order = [...list.mail.text.matchAll(/<l(\d)@orange\.example>/g)].map((m) => Number(m[1]))
    const before = w.sentTo(MEDIATOR).length
    const row = await answers(w, MEDIATOR, list, 'OK 1 3 5, NON 2 trop sec')
    expect(row).toMatchObject({ fate: 'command', match: 'list_token' })
    expect(states(w).sort()).toEqual(['approved', 'approved', 'approved', 'proposed', 'refused'])
    for (const [i, n] of order.entries()) expect(lettersTo(w, n).length).toBe([1, 0, 1, 0, 1][i] ?? -1)
    const receipts = w.sentTo(MEDIATOR).slice(before)
    expect(receipts.map((s) => s.mail.subject)).toEqual(['4 ordres exécutés'])
    const refused = caseIds(w.world.db)
      .flatMap((id) => draftsOf(w.world.db, id))
      .find((d) => d.state === 'refused')
    expect(refused?.reason).toBe('trop sec')
  })

  test('twenty letters go in one reply, and the same reply again changes nothing', async () => {
    const w = await morning(20)
    const list = last(w, MEDIATOR, /^20 lettres/)
    await answers(w, MEDIATOR, list, 'OK 1-20')
    expect(states(w).filter((s) => s === 'approved')).toHaveLength(20)
    const sent = w.sent.length
    const again = await answers(w, MEDIATOR, list, 'OK 1-20')
    expect(again).toMatchObject({ fate: 'command' })
    expect(w.sent.slice(sent).filter((s) => s.to !== MEDIATOR)).toEqual([])
    expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).toContain('approuvée par vous')
  })

  test.each([
    'OK 1 9',
    'OK',
    'OK tout',
    'OK 1\nrappeler le 2',
    'OK 1, NON 1 trop sec',
    'QUI 1 bailleur et OK 2 mais',
    'OK 0',
  ])('%j does nothing at all', async (words) => {
    const w = await morning(3)
    await answers(w, MEDIATOR, last(w, MEDIATOR, /^3 lettres/), words)
    expect(states(w)).toEqual(['proposed', 'proposed', 'proposed'])
    expect(w.sentTo(MEDIATOR).at(-1)?.mail.text).toContain('Rien n’est parti et rien n’a été fait')
  })

  test('a letter that its party overtook stays here; the others of the same reply leave', async () => {
    const w = await morning(3)
    const list = last(w, MEDIATOR, /^3 lettres/)
    const first = Number(/<l(\d)@orange/.exec(list.mail.text)?.[1])
    await w.receive(
      plainEml({
        from: `Locataire ${first} <l${first}@orange.example>`,
        to: OURS,
        text: 'Il m’a rendu 100 euros hier.',
        date: w.clock.now(),
      }),
    )
    await answers(w, MEDIATOR, list, 'OK 1 2 3')
    expect(lettersTo(w, first)).toHaveLength(0)
    expect(states(w).filter((s) => s === 'approved')).toHaveLength(2)
    expect(w.sentTo(MEDIATOR).at(-1)?.mail.subject).toBe('2 ordres exécutés, 1 non')
  })

  test('serves nobody but the mediator to whom it was sent', async () => {
    const w = await morning(3)
    const list = last(w, MEDIATOR, /^3 lettres/)
    expect(await answers(w, SUPERVISOR, list, 'OK 1')).toMatchObject({ fate: 'held', reason: 'wrong_token' })
    expect(await answers(w, 'l1@orange.example', list, 'OK 1')).not.toMatchObject({ fate: 'command' })
    expect(states(w)).not.toContain('approved')
  })

  test('expires with the letters', async () => {
    const w = await morning(2)
    const list = last(w, MEDIATOR, /^2 lettres/)
    await w.on('2026-04-12T10:00:00Z')
    expect(await answers(w, MEDIATOR, list, 'OK 1')).toMatchObject({ fate: 'held', reason: 'expired_token' })
  })
})

describe('the digest', () => {
  test('a supervisor decides letters by the numbers of the lines', async () => {
    const w = await morning(2)
    const digest = last(w, SUPERVISOR, /à approuver/)
    const row = await answers(w, SUPERVISOR, digest, 'OK 1\nATTENDRE 2 lundi')
    expect(row).toMatchObject({ fate: 'command', match: 'list_token' })
    expect(states(w).sort()).toEqual(['approved', 'superseded'])
    const decided = caseIds(w.world.db)
      .flatMap((id) => draftsOf(w.world.db, id))
      .find((d) => d.state === 'approved')
    expect(decided?.decided_by).toBe(SUPERVISOR)
  })

  test('ASSIGNER gives a case to somebody of the team', async () => {
    const w = await morning(2)
    w.world.settings = { ...w.world.settings, mediators: [MEDIATOR, 'karim@mediation-logement.example'] }
    await answers(w, SUPERVISOR, last(w, SUPERVISOR, /à approuver/), 'ASSIGNER 2 karim')
    expect(
      caseIds(w.world.db)
        .map((id) => loadCase(w.world.db, id).header.owner)
        .sort(),
    ).toEqual(['karim@mediation-logement.example', MEDIATOR])
  })

  test('QUI places a held message of somebody unknown into the one case that it names', async () => {
    const w = await morning(1)
    const letter = w.sentTo('l1@orange.example')[0]
    await w.receive(
      plainEml({
        from: 'Paul Roux <paul.roux@free.example>',
        to: letter?.mail.replyTo[0]?.address ?? '',
        text: 'Je suis le propriétaire. Je propose de rendre 300 euros.',
        date: w.clock.now(),
      }),
    )
    expect(openHeld(w.world.db)).toHaveLength(1)
    await w.on('2026-04-09T06:00:00Z')
    const digest = last(w, SUPERVISOR, /à approuver/)
    const n = /^(\d+)\. expéditeur inconnu/m.exec(digest.mail.text)?.[1]
    await answers(w, SUPERVISOR, digest, `QUI ${n} bailleur`)
    expect(openHeld(w.world.db)).toEqual([])
    const [id] = caseIds(w.world.db)
    expect(id && loadCase(w.world.db, id).parties.map((x) => x.role)).toEqual(['tenant', 'landlord'])
  })
})
