import { existsSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filedWorld } from '../support/filed-world.ts'
import { people } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { OURS } from '../support/test-world.ts'
import { found } from './byte-search.ts'

const PLACE = 'rue des Cités'

test('purge erases what the rule keeps no longer, tells it before without touching it, and leaves the rest', async () => {
  const w = filedWorld()
  const p = people(w)
  await p.opensJointly()
  await p.mediatorSays('CLORE résolu')
  await p.mediatorSays('OK')
  await w.receive(
    plainEml({
      from: 'lettre@boutique.example',
      to: OURS,
      text: 'Nos soldes.',
      headers: ['List-Id: <soldes.boutique.example>', 'Precedence: bulk'],
      date: w.clock.now(),
    }),
  )
  const [ref] = (w.world.db.prepare('SELECT ref FROM cases').all() as { ref: string }[]).map((row) => row.ref)
  expect((await w.run('purge', '--dry-run')).stdout).toContain('Rien à effacer')

  await w.on('2026-05-08T08:00:00Z')
  const early = await w.run('purge')
  expect(early).toMatchObject({ status: 0, stderr: '' })
  expect(early.stdout).toContain('Courriels mis de côté : 1')
  expect(found(w.files(), 'Nos soldes')).toEqual([])
  expect(found(w.files(), PLACE).length).toBeGreaterThan(0)

  await w.on('2026-10-05T08:00:00Z')
  const before = w.files()
  const dry = await w.run('purge', '--dry-run')
  expect(dry).toMatchObject({ status: 0, stderr: '' })
  expect(dry.stdout).toContain(`${ref} : résolu le 07/04/2026, gardé jusqu’au 04/10/2026 (durée de cette fin)`)
  expect(found(w.files(), PLACE)).toEqual(found(before, PLACE))

  expect((await w.run('hold-data', ref ?? '', 'on')).status).toBe(0)
  expect((await w.run('purge')).stdout).toContain('conservation ordonnée')
  expect(found(w.files(), PLACE).length).toBeGreaterThan(0)
  expect((await w.run('hold-data', ref ?? '', 'off')).status).toBe(0)

  const events = w.world.db.prepare('SELECT * FROM case_events').all()
  expect(await w.run('purge')).toMatchObject({ status: 0, stderr: '' })
  for (const text of [PLACE, 's.lefebvre', 'gerard.maillot', 'Sandrine']) expect(found(w.files(), text)).toEqual([])
  expect(w.world.db.prepare('SELECT * FROM case_events').all()).toEqual(events)
  expect((await w.run('purge')).stdout).toContain('Rien à effacer')
  expect((await w.run('replay', '--check')).status).toBe(0)
})

test('a copy of the database beside it is named after an erasure, and by purge once it is older than the rule', async () => {
  const w = filedWorld()
  await people(w).opensJointly()
  const copy = join(w.folder, 'copie.sqlite')
  expect((await w.run('backup', copy)).status).toBe(0)
  expect(existsSync(copy)).toBe(true)
  utimesSync(copy, new Date('2026-03-09T10:00:00Z'), new Date('2026-03-09T10:00:00Z'))
  expect((await w.run('purge', '--dry-run')).stdout).not.toContain('copie.sqlite')
  utimesSync(copy, new Date('2026-03-08T10:00:00Z'), new Date('2026-03-08T10:00:00Z'))
  expect((await w.run('purge', '--dry-run')).stdout).toContain('copie.sqlite, du 08/03/2026')
  const [{ ref }] = w.world.db.prepare('SELECT ref FROM cases').all() as [{ ref: string }]
  expect((await w.run('erase', ref, '--force')).stdout).toContain('copie.sqlite')
})
