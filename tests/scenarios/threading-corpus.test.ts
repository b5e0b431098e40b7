import { expect, test } from 'vitest'
import type { CaseId } from '../../src/domain/ids.ts'
import { takeIn } from '../../src/flows/take-in-message.ts'
import { messageBySha } from '../../src/store/messages.ts'
import { sha256 } from '../../src/store/raw-mails.ts'
import { testWorld } from '../support/test-world.ts'
import { corpusMails, openCorpus } from '../support/threading-corpus.ts'

/** Of the mails that belong to a case, the share that no human has to place. */
const ENOUGH = 0.97

test('of more than 300 mails in real shapes none is put into a wrong case, and 97 % of those that belong to one find it', async () => {
  const w = testWorld()
  const receive = async (raw: Buffer) => {
    const hash = sha256(raw)
    w.store([raw])
    await takeIn(w.world, hash)
    return messageBySha(w.world.db, hash)
  }
  const cases = await openCorpus(w, receive)
  const known = new Set<CaseId | null>(cases.map((c) => c.id))
  const mails = corpusMails(cases)
  const wrong: string[] = []
  const missed: string[] = []
  let right = 0
  for (const { shape, raw, belongs } of mails) {
    const row = await receive(raw)
    const at = row?.case_id ?? null
    if (row === null) wrong.push(`${shape}: lost`)
    else if (at !== null && known.has(at) && at !== belongs) wrong.push(`${shape}: by ${row.match}`)
    else if (belongs !== null && at === belongs) right += 1
    else if (belongs !== null) missed.push(`${shape}: ${row.fate}, ${row.reason}`)
  }
  expect(mails.length).toBeGreaterThanOrEqual(300)
  expect(wrong).toEqual([])
  expect(right / (right + missed.length), missed.join('\n')).toBeGreaterThanOrEqual(ENOUGH)
}, 120_000)
