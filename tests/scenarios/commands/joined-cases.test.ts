import { describe, expect, test } from 'vitest'
import { casesOf } from '../../../src/flows/foreign-names.ts'
import { onlyCase, qualified, reminded } from '../../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../../support/people.ts'
import {
  by,
  type CaseId,
  driftedCases,
  fileOf,
  held,
  idle,
  last,
  letters,
  lineOf,
  loadCase,
  MEDIATOR,
  mail,
  morning,
  OURS,
  PRO,
  people,
  REQUEST,
  refOf,
  requestFor,
  requests,
  SUPERVISOR,
  says,
  testWorld,
  twice,
} from './kit.ts'

const PRO_ADDRESS = 's.lefebvre@travail.example'

/** Three requests of one tenant from three addresses: a ← b ← c. */
async function chain() {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  await people(w).opensJointly()
  await mail(w, PRO, REQUEST)
  await mail(w, 'Sandrine Lefebvre <s.lefebvre@maison.example>', REQUEST)
  const [a, b, c] = [by(w, TENANT.address), by(w, PRO_ADDRESS), by(w, 's.lefebvre@maison.example')]
  await says(w, requestFor(w, b), `FUSIONNER ${refOf(w, c)}`)
  const oldOfB = requestFor(w, b)
  await says(w, requestFor(w, a), `FUSIONNER ${refOf(w, b)}`)
  return { w, a, b, c, oldOfB }
}

describe('FUSIONNER', () => {
  test('one answer to a list cannot join two cases into each other', async () => {
    const { w, digest, ids } = await idle(2)
    const [a, b] = ids as [CaseId, CaseId]
    const [one, two] = [lineOf(w, digest, a), lineOf(w, digest, b)]
    await says(w, digest, `FUSIONNER ${one} ${refOf(w, b)}\nFUSIONNER ${two} ${refOf(w, a)}`, SUPERVISOR)
    expect(() => loadCase(w.world.db, a)).not.toThrow()
    expect(ids.filter((id) => fileOf(w, id).state === 'merged').length).toBeLessThan(2)
  })

  test('one answer to a list cannot join one case to two', async () => {
    const { w, digest, ids } = await idle(3)
    const [a, b, c] = ids as [CaseId, CaseId, CaseId]
    const [one, two] = [lineOf(w, digest, a), lineOf(w, digest, b)]
    await says(w, digest, `FUSIONNER ${one} ${refOf(w, c)}\nFUSIONNER ${two} ${refOf(w, c)}`, SUPERVISOR)
    const joining = ids.filter((id) => fileOf(w, id).links.some((l) => l.kind === 'joined' && l.other === c))
    expect(joining.length).toBeLessThan(2)
  })

  test('cases in which one person stands on both sides are not joined', async () => {
    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    await people(w).opensJointly()
    // Her own subtenant against the tenant of the first case.
    await mail(w, 'Zoé Perrin <zoe.perrin@free.example>', COMPLETE_REQUEST, { to: TENANT.address, cc: [OURS] })
    const [a, b] = [by(w, TENANT.address), by(w, 'zoe.perrin@free.example')]
    await says(w, requestFor(w, a), `FUSIONNER ${refOf(w, b)}`)
    expect(fileOf(w, b).state).not.toBe('merged')
  })

  test('an agreement of the joined case goes on being watched', async () => {
    const { w, p } = await reminded()
    const second = onlyCase(w).header.id
    await p.mediatorSays('ACCORD 620 € pour le 4 mai 2026')
    await p.mediatorSays('OK')
    await mail(w, PRO, REQUEST)
    const first = by(w, PRO_ADDRESS)
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    const clocks = w.world.db.prepare("SELECT 1 FROM deadlines WHERE kind = 'payment' AND state = 'running'").all()
    expect(clocks).toHaveLength(1)
  })

  test('what the joined case still had to answer is put before the mediator', async () => {
    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    await people(w).opensJointly()
    await mail(w, PRO, `${REQUEST} Faut-il que je paie quelque chose pour cette médiation ?`)
    const [first, second] = [by(w, TENANT.address), by(w, PRO_ADDRESS)]
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    expect(requestFor(w, first).mail.text).toContain('Faut-il que je paie')
  })

  test('answers to the numbered questions of the joined case are read as such', async () => {
    const { w, first, second } = await twice()
    await says(w, requestFor(w, second), 'OK')
    const letter = w.sentTo(PRO_ADDRESS).at(-1)
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    const row = await mail(w, PRO, '1. oui\n2. gerard.maillot@free.example\n3. vide\n4. oui', {
      to: letter?.mail.replyTo[0]?.address ?? '',
      inReplyTo: letter?.messageId ?? '',
    })
    expect(row && loadCase(w.world.db, first).readings.get(row.id)?.answers).not.toEqual([])
  })

  test('a letter that was asked for in the joined case is not proposed by it any more', async () => {
    const { w, first, second } = await twice()
    await says(w, requestFor(w, second), 'CDC')
    await says(w, requestFor(w, second), 'ATTENDRE lundi')
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    const before = requests(w).length
    await w.on('2026-04-14T09:00:00Z')
    const subjects = requests(w)
      .slice(before)
      .map((s) => s.mail.subject)
    expect(subjects.filter((subject) => subject.includes(refOf(w, second)))).toEqual([])
  })

  test('with OK on the line of the case that is joined, the mail is answered', async () => {
    const w = await morning(2)
    const list = last(w, MEDIATOR, /^2 lettres/)
    const two = /^2\. .*\(dossier (ML-[^)]*)\)/m.exec(list.mail.text)?.[1]
    expect(await says(w, list, `FUSIONNER 1 ${two}\nOK 2`)).toMatchObject({ fate: 'command' })
  })
})

describe('after FUSIONNER', () => {
  test('an order in answer to the joined case’s old mail does not change the facts behind an open letter', async () => {
    const { w } = await qualified()
    await mail(w, PRO, REQUEST)
    const [first, second] = [by(w, TENANT.address), by(w, PRO_ADDRESS)]
    const old = requestFor(w, second)
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    const open = requestFor(w, first)
    await says(w, old, 'F5 = 900 €')
    await says(w, open, 'OK')
    const fact = loadCase(w.world.db, first).positions.deposit_amount
    const sent = w.sentTo(LANDLORD.address).some((s) => s.mail.text.includes('690\u00a0€'))
    expect({ fact: fact && 'value' in fact ? fact.value : null, sent }).not.toEqual({ fact: 90_000, sent: true })
  })

  test('ANNULER in answer to the old mail of the middle of a chain parts nothing behind the back of its end', async () => {
    const { w, a, b, c, oldOfB } = await chain()
    await says(w, oldOfB, 'ANNULER')
    await says(w, requestFor(w, a), 'ANNULER')
    const joining = [a, b].filter((id) => fileOf(w, id).links.some((l) => l.kind === 'joined' && l.other === c))
    expect(joining.length).toBe(fileOf(w, c).state === 'merged' ? 1 : 0)
  })

  test('a held mail is filed where its case goes on', async () => {
    const { w, first, second } = await twice()
    const to = w.sentTo(PRO_ADDRESS)[0]?.mail.replyTo[0]?.address ?? ''
    await mail(w, 'Paul Roux <paul.roux@free.example>', 'Je suis le propriétaire. Je propose de rendre 300 euros.', {
      to,
    })
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    await w.on('2026-04-08T06:00:00Z')
    const digest = last(w, SUPERVISOR, /à approuver/)
    const n = /^(\d+)\. expéditeur inconnu/m.exec(digest.mail.text)?.[1]
    const before = fileOf(w, first).news.length
    await says(w, digest, `QUI ${n} bailleur`, SUPERVISOR)
    expect(fileOf(w, first).news).toHaveLength(before + 1)
  })

  test('a held mail whose two candidates were joined has one candidate left', async () => {
    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    await people(w).opensJointly()
    await mail(w, PRO, REQUEST, { to: `${LANDLORD.name} <${LANDLORD.address}>`, cc: [OURS] })
    await mail(w, `${LANDLORD.name} <${LANDLORD.address}>`, 'Je ne comprends pas ce que vous me voulez.')
    const [first, second] = [by(w, TENANT.address), by(w, PRO_ADDRESS)]
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    await w.on('2026-04-08T06:00:00Z')
    const digest = last(w, SUPERVISOR, /à approuver/)
    const n = /^(\d+)\. (?!ML-)/m.exec(digest.mail.text)?.[1]
    await says(w, digest, `QUI ${n} bailleur`, SUPERVISOR)
    expect(held(w).filter((h) => h.settled_at === null)).toEqual([])
  })

  test('a token of the other side’s person in the joined case is the wrong one here too', async () => {
    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    await people(w).opensJointly()
    await mail(w, PRO, REQUEST, { to: `${LANDLORD.name} <${LANDLORD.address}>`, cc: [OURS] })
    const [first, second] = [by(w, TENANT.address), by(w, PRO_ADDRESS)]
    const token = loadCase(w.world.db, second).parties.find((p) => p.role === 'landlord')?.token
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    const to = OURS.replace('@', `+${token}@`)
    const row = await mail(w, `${TENANT.name} <${TENANT.address}>`, 'Avez-vous des nouvelles ?', { to })
    expect(row).toMatchObject({ fate: 'held', reason: 'wrong_side_token' })
  })
})

test('a chain of joined cases is one case to the look for names of other cases', async () => {
  const { w, a, b, c } = await chain()
  expect(casesOf(w.world, loadCase(w.world.db, a))).toEqual([a, b, c])
})

describe('ANNULER', () => {
  test('takes the consent of the other case’s tenant out again', async () => {
    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    await mail(w, PRO, REQUEST)
    await people(w).opensJointly()
    const [first, second] = [by(w, PRO_ADDRESS), by(w, TENANT.address)]
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    await says(w, requestFor(w, first), 'ANNULER')
    expect([fileOf(w, first).consent, fileOf(w, second).consent]).toEqual([false, true])
    expect(driftedCases(w.world.db)).toEqual([])
  })

  test('a letter that left meanwhile stays known as sent', async () => {
    const { w, first, second } = await twice()
    w.answers.push({ kind: 'try_later', response: '451' })
    await says(w, requestFor(w, second), 'OK')
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    await w.on('2026-04-07T08:10:00Z')
    expect(letters(w).map((l) => l.state)).toEqual(['sent'])
    await says(w, requestFor(w, first), 'ANNULER')
    const { sent, underway } = fileOf(w, second)
    expect([sent.length, underway.length]).toEqual([1, 0])
  })

  test('what a person of the joined case wrote meanwhile goes back with it', async () => {
    const { w, first, second } = await twice()
    await says(w, requestFor(w, first), `FUSIONNER ${refOf(w, second)}`)
    const row = await mail(w, PRO, 'Mon loyer était de 555 euros hors charges.')
    await says(w, requestFor(w, first), 'ANNULER')
    expect(loadCase(w.world.db, second).messages.map((m) => m.id)).toContain(row?.id)
    expect(requestFor(w, first).mail.text).not.toContain('555')
  })
})
