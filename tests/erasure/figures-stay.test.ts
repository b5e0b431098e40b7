import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { instant } from '../../src/domain/day.ts'
import { type FiledWorld, filedWorld } from '../support/filed-world.ts'
import { COMPLETE_REQUEST, LANDLORD, people } from '../support/people.ts'
import { plainEml } from '../support/plain-eml.ts'
import { OURS } from '../support/test-world.ts'
import { found } from './byte-search.ts'
import { playPlanted } from './planted-case.ts'

/** Every form of `stats`, byte for byte. */
async function everyFigure(w: FiledWorld): Promise<string[]> {
  const forms = [[], ['--json'], ['--csv'], ['--hourly', '36'], ['--public'], ['--public', '--json']]
  const told: string[] = []
  for (const form of forms) {
    const { status, stdout } = await w.run('stats', ...form)
    expect(status).toBe(0)
    told.push(stdout)
  }
  return told
}

/** Of landlords, then of dwellings, each over six months and over twelve. */
const recurrences = (figures: readonly string[]) =>
  JSON.parse(figures[1] ?? '').recurrence.map(({ n, of }: { n: number; of: number }) => [n, of])

const refOf = (w: FiledWorld, n: number) =>
  w.world.db.prepare('SELECT ref FROM cases ORDER BY rowid LIMIT 1 OFFSET ?').pluck().get(n) as string

const keys = (w: FiledWorld) =>
  w.world.db.prepare('SELECT DISTINCT key FROM landlord_keys ORDER BY key').pluck().all() as string[]

/** A second tenant of the same landlord. */
const playNeighbour = (w: FiledWorld) =>
  w.receive(
    plainEml({
      from: 'Paul Autre <paul.autre@poste.example>',
      to: `${LANDLORD.name} <${LANDLORD.address}>`,
      cc: [OURS],
      text: COMPLETE_REQUEST,
      date: w.clock.now(),
    }),
  )

test('after a person, a case and everything that the rules keep no longer is erased, stats say the same to the byte', async () => {
  const w = filedWorld()
  await playPlanted(w)
  await playNeighbour(w)
  await people(w).mediatorSays('CLORE retrait')
  await people(w).mediatorSays('OK')
  const before = await everyFigure(w)
  expect(recurrences(before)).toEqual([
    [1, 2],
    [1, 2],
    [1, 2],
    [1, 2],
  ])

  expect(await w.run('erase', LANDLORD.address, '--force')).toMatchObject({ status: 0, stderr: '' })
  expect(await everyFigure(w)).toEqual(before)
  expect(await w.run('erase', refOf(w, 0), '--force')).toMatchObject({ status: 0, stderr: '' })
  expect(await everyFigure(w)).toEqual(before)
  const hashed = createHash('sha256').update(LANDLORD.address).digest('hex')
  expect(found(w.files(), hashed)).toEqual([])

  // The neighbour's case too, at the end of its own time.
  w.clock.moveTo(instant('2029-06-01T08:00:00Z'))
  const [key] = keys(w)
  const dry = await w.run('purge', '--dry-run')
  expect(dry.stdout).toContain('Empreintes d’adresses de bailleurs remplacées par un numéro : 1')
  expect(dry.stdout).toContain('Empreintes d’adresses de logements remplacées par un numéro : 1')
  expect(keys(w)).toEqual([key])
  expect(await w.run('purge')).toMatchObject({ status: 0, stderr: '' })
  expect(found(w.files(), 'paul.autre')).toEqual([])
  expect(await everyFigure(w)).toEqual(before)
  expect(keys(w)).toEqual([expect.stringMatching(/^forgotten:/)])
  expect((await w.run('purge')).stdout).toContain('Rien à effacer')
  expect(await w.run('replay', '--check')).toMatchObject({ status: 0, stderr: '' })
})

test('a landlord whose address was erased is known again within a year; the key stays as long as one of the cases is young', async () => {
  const w = filedWorld()
  await people(w).opensJointly()
  expect((await w.run('erase', refOf(w, 0), '--force')).status).toBe(0)
  w.clock.moveTo(instant('2027-03-01T08:00:00Z'))
  await playNeighbour(w)
  expect(recurrences(await everyFigure(w))).toEqual([
    [0, 2],
    [1, 2],
    [0, 2],
    [1, 2],
  ])
  w.clock.moveTo(instant('2027-06-01T08:00:00Z'))
  await w.run('purge')
  expect(keys(w)).toEqual([expect.stringMatching(/^[a-z2-7]{26}$/)])
})
