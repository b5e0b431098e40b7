import { expect, test } from 'vitest'
import type { CaseRef } from '../../src/domain/ids.ts'
import { type FiledWorld, filedWorld } from '../support/filed-world.ts'
import { COMPLETE_REQUEST, LANDLORD, people, TENANT } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { MEDIATOR, OURS } from '../support/test-world.ts'
import { found } from './byte-search.ts'
import { plant, playOther, playPlanted } from './planted-case.ts'

const refs = (w: FiledWorld): CaseRef[] =>
  (w.world.db.prepare('SELECT ref FROM cases ORDER BY rowid').all() as { ref: CaseRef }[]).map(({ ref }) => ref)

const refOf = (w: FiledWorld, n = 0): CaseRef => {
  const ref = refs(w)[n]
  if (!ref) throw new Error(`No case ${n}`)
  return ref
}

/** What every figure is counted from. */
const figures = (w: FiledWorld): unknown => ({
  events: w.world.db
    .prepare('SELECT type, substr(at, 1, 10) AS on_day, count(*) AS n FROM case_events GROUP BY 1, 2')
    .all(),
  fates: w.world.db.prepare('SELECT fate, reason, match, automatic, received_at FROM messages ORDER BY rowid').all(),
  cases: w.world.db.prepare('SELECT ref, state, opened_on, origin, owner, body FROM cases ORDER BY rowid').all(),
  drafts: w.world.db
    .prepare('SELECT purpose, state, because, proposed_at, decided_at FROM drafts ORDER BY rowid')
    .all(),
  facts: w.world.db
    .prepare(
      `SELECT r.message_id, f.value ->> '$.key' AS key, CASE f.value ->> '$.key' WHEN 'dwelling_postcode' THEN substr(f.value ->> '$.value', 1, 2)
       ELSE f.value ->> '$.value' END AS value FROM readings r, json_each(r.body, '$.facts') f
       WHERE f.value ->> '$.key' IN ('dwelling_postcode', 'landlord_kind')`,
    )
    .all(),
  edits: w.world.db.prepare('SELECT * FROM draft_edits ORDER BY rowid').all(),
  readers: w.world.db.prepare('SELECT message_id, reader, at FROM readings ORDER BY rowid').all(),
  journal: w.world.db.prepare('SELECT hash FROM case_events ORDER BY seq').all(),
})

/** Every row that belongs to one case, as it stands. */
const rowsOf = (w: FiledWorld, ref: string): unknown => {
  const of = (table: string, where = 'case_id = (SELECT id FROM cases WHERE ref = ?)') =>
    w.world.db.prepare(`SELECT * FROM ${table} WHERE ${where} ORDER BY rowid`).all(ref)
  const inCase = (table: string, key: string, id = 'id') =>
    `${key} IN (SELECT ${id} FROM ${table} WHERE case_id = (SELECT id FROM cases WHERE ref = ?))`
  return {
    ...Object.fromEntries(
      ['messages', 'parties', 'drafts', 'outbox', 'thread_ids', 'deadlines', 'case_events'].map((t) => [t, of(t)]),
    ),
    raw: of('raw_mails', inCase('messages', 'sha256', 'sha256')),
    readings: of('readings', inCase('messages', 'message_id')),
    addresses: of('addresses', inCase('parties', 'party_id')),
    tokens: of('approval_tokens', inCase('drafts', 'draft_id')),
  }
}

test('of forty identifiers in every corner of a case, none is left in any file once it is erased, and every count is the same', async () => {
  const w = filedWorld()
  await playPlanted(w)
  await playOther(w)
  const [ref, other] = [refOf(w), refOf(w, 1)]
  expect(plant).toHaveLength(43)
  expect(plant.filter((text) => found(w.files(), text).length === 0)).toEqual([])
  const [counted, kept] = [figures(w), rowsOf(w, other)]
  const otherFiles = [...w.files()].filter(([, bytes]) => bytes.includes('paul.autre') || bytes.includes(other))

  expect(await w.run('erase', ref)).toMatchObject({ status: 0, stderr: '' })

  const left = w.files()
  expect(plant.flatMap((text) => found(left, text).map((file) => `${text} in ${file}`))).toEqual([])
  expect(w.world.db.prepare("SELECT 1 FROM readings WHERE body LIKE '%93300%'").all()).toEqual([])
  expect(figures(w)).toEqual(counted)
  expect(rowsOf(w, other)).toEqual(kept)
  const mails = otherFiles.filter(([file]) => !file.startsWith('mediation.sqlite'))
  expect(mails.length).toBeGreaterThan(2)
  // A list to the team that names the erased case goes from the database alone: it is not the other case's own.
  expect(mails.filter(([file, bytes]) => left.get(file)?.equals(bytes) !== true && !bytes.includes(ref))).toEqual([])
  expect((await w.run('verify-journal')).status).toBe(0)
  expect((await w.run('replay', '--check')).status).toBe(0)
  expect(JSON.parse((await w.run('cases', '--json')).stdout)).toHaveLength(2)
  expect((await w.run('case', ref)).status).toBe(0)
})

test('an erased mail that is found again stays erased; one that the person writes anew opens a new case', async () => {
  const w = filedWorld()
  const p = people(w)
  const first = plainEml({ from: TENANT.address, to: LANDLORD.address, cc: [OURS], text: COMPLETE_REQUEST })
  await w.receive(first)
  const letter = w.sentTo(TENANT.address).at(-1)
  expect((await w.run('erase', refOf(w), '--force')).status).toBe(0)
  await w.receive(first)
  expect(refs(w)).toHaveLength(1)
  expect(found(w.files(), 'rue des Cités').filter((file) => file.startsWith('mediation'))).toEqual([])

  const again = await p.opensAlone(COMPLETE_REQUEST, {
    inReplyTo: letter?.messageId ?? '',
    to: letter?.mail.replyTo[0]?.address ?? '',
  })
  expect(again).toMatchObject({ fate: 'filed', match: 'new_case' })
  expect(refs(w)).toHaveLength(2)
})

test('an open case is erased only by force: it is closed first, and nothing of it waits or leaves any more', async () => {
  const w = filedWorld()
  const p = people(w)
  await p.opensJointly()
  const ref = refOf(w)
  expect(await w.run('erase', ref)).toMatchObject({ status: 1, stderr: expect.stringContaining('--force') })
  expect(found(w.files(), 'rue des Cités').length).toBeGreaterThan(0)
  expect((await w.run('erase', ref, '--force')).status).toBe(0)
  expect(w.world.db.prepare("SELECT 1 FROM drafts WHERE state = 'proposed'").all()).toEqual([])
  const sent = w.sent.length
  await w.on('2026-06-15T12:00:00Z')
  expect(w.sent.slice(sent).filter(({ mail }) => mail.text.includes(ref))).toEqual([])
  expect(JSON.parse((await w.run('cases', '--json')).stdout)).toMatchObject([
    { state: 'abandoned', open_draft: null, next_on: null },
  ])
  expect((await w.run('replay', '--check')).status).toBe(0)
})

test('nothing of a case under a data hold is erased, not even one person of it, until the hold is lifted', async () => {
  const w = filedWorld()
  await people(w).opensJointly()
  const ref = refOf(w)
  expect((await w.run('hold-data', ref, 'on')).status).toBe(0)
  for (const subject of [ref, TENANT.address])
    expect(await w.run('erase', subject, '--force')).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('conservation'),
    })
  expect(found(w.files(), 'rue des Cités').length).toBeGreaterThan(0)
  expect((await w.run('hold-data', ref, 'off')).status).toBe(0)
  expect((await w.run('erase', ref, '--force')).status).toBe(0)
})

test('erasing one person leaves the other side’s own mails as they are, and that person nowhere else', async () => {
  const w = filedWorld()
  await playPlanted(w)
  const ref = refOf(w)
  const landlords = () =>
    w.world.db
      .prepare(
        `SELECT m.body, r.bytes FROM messages m JOIN raw_mails r ON r.sha256 = m.sha256 JOIN parties p ON p.id = m.party_id
         WHERE p.role = 'landlord' AND m.fate = 'filed' ORDER BY m.rowid`,
      )
      .all()
  const [kept, counted] = [landlords(), figures(w)]
  expect(kept).toHaveLength(2)
  expect(await w.run('erase', TENANT.address.toUpperCase())).toMatchObject({ status: 0, stderr: '' })
  expect(landlords()).toEqual(kept)
  expect(figures(w)).toEqual(counted)
  const theirs = [
    TENANT.address,
    's.lefebvre.pro@travail.example',
    '18 rue des Cités',
    'FR76 3000 4000',
    '06 11 22 33 44',
    'Anémone',
    'Bichat',
    'bail-lefebvre',
  ]
  expect(theirs.flatMap((text) => found(w.files(), text).map((file) => `${text} in ${file}`))).toEqual([])
  const neighbours = [...w.files()].filter(([, bytes]) => bytes.includes('voisine du troisième')).map(([file]) => file)
  expect(found(w.files(), TENANT.name)).toEqual(neighbours)
  expect(found(w.files(), 'Maître Quillivic').length).toBeGreaterThan(0)
  const parties = JSON.parse((await w.run('case', ref, '--json')).stdout).parties
  expect(parties).toMatchObject([
    { role: 'tenant', name: '', addresses: [] },
    { role: 'landlord', name: LANDLORD.name },
  ])
  expect((await w.run('verify-journal')).status).toBe(0)
  expect((await w.run('replay', '--check')).status).toBe(0)
})

test.each([
  ['nobody@nowhere.example', 1, 'rien à effacer'],
  ['ML-AAAA-A', 1, 'aucun dossier'],
  [MEDIATOR, 2, 'équipe'],
])('erase %s: exit %i, and why', async (subject, status, why) => {
  expect(await filedWorld().run('erase', subject)).toMatchObject({ status, stderr: expect.stringContaining(why) })
})
