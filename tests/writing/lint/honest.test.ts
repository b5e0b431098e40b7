import { beforeAll, expect, test } from 'vitest'
import { lastLook } from '../../../src/flows/last-look.ts'
import { letterFaults } from '../../../src/flows/letter-faults.ts'
import { mailsInState, type OutboxRow } from '../../../src/store/outbox.ts'
import { corpus } from './corpus.ts'
import { lettersOf, type Proposed, type Situation } from './honest-letters.ts'

type Retouch = { quoi: string; remplace?: string; par?: string; ajoute?: string }

const { situations, retouches } = corpus<{ situations: Situation[]; retouches: Retouch[] }>('honnetes')

const proposed: Proposed[] = []

beforeAll(async () => {
  for (const [i, situation] of situations.entries()) proposed.push(...(await lettersOf(situation, i + 1)))
}, 300_000)

/** The body after a retouch; null when the letter has nothing of the kind, or is written to the other side. */
function retouched({ found, draft }: Proposed, { remplace, par = '', ajoute }: Retouch): string | null {
  const { body } = draft.letter
  const named = ['Lefebvre', 'Maillot'].filter((name) => par.includes(name))
  if (!named.every((name) => found.parties.some((party) => party.name.includes(name)))) return null
  if (ajoute !== undefined) return `${body}\n\n${ajoute.replace('{ref}', found.header.ref)}`
  return remplace !== undefined && body.includes(remplace) ? body.replace(remplace, par) : null
}

test('the situations make letters of nearly every kind', () => {
  const kinds = new Set(proposed.map(({ draft }) => draft.purpose))
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining([
      'agreement_recap',
      'cdc_dossier',
      'fact_request',
      'law_reminder',
      'offer_relay',
      'reminder',
      'reply',
    ]),
  )
})

test('200 honest letters and more, as proposed and as retouched by a mediator: none is blocked', () => {
  const letters = proposed.flatMap((one, n) => [
    { one, quoi: 'telle quelle', body: one.draft.letter.body },
    // Five retouches of each letter, others for the next one: all of them are tried on all kinds.
    ...retouches.flatMap((retouch, i) => {
      if ((i + n) % 5 !== 0) return []
      const body = retouched(one, retouch)
      return body === null ? [] : [{ one, quoi: retouch.quoi, body }]
    }),
  ])
  expect(proposed.length).toBeGreaterThanOrEqual(40)
  expect(letters.length).toBeGreaterThanOrEqual(200)
  const blocked = letters.flatMap(({ one: { w, found, draft }, quoi, body }) =>
    letterFaults(w.world, found, draft.letter, body).blocking.map((why) => `${draft.purpose}, ${quoi} : ${why}`),
  )
  expect(blocked).toEqual([])
})

test('each letter that left passes the last look at its bytes', async () => {
  const worlds = [...new Set(proposed.map(({ w }) => w))]
  let looked = 0
  for (const { world } of worlds) {
    for (const mail of mailsInState(world.db, 'sent').filter(({ kind }) => kind === 'letter')) {
      const { raw } = world.db.prepare('SELECT raw FROM outbox_bytes WHERE mail = ?').get(mail.id) as OutboxRow
      expect({ subject: mail.key, fault: await lastLook(world, mail, raw) }).toEqual({ subject: mail.key, fault: null })
      looked += 1
    }
  }
  expect(looked).toBeGreaterThanOrEqual(proposed.length / 2)
})
