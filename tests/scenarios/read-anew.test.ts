import { expect, test } from 'vitest'
import { readAnew } from '../../src/flows/read-anew.ts'
import { messageById } from '../../src/store/messages.ts'
import { plainEml } from '../support/plain-eml.ts'
import { OURS, testWorld } from '../support/test-world.ts'

const REQUEST =
  'Bonjour, mon propriétaire ne me rend pas mon dépôt de garantie de 690 €. J’ai rendu les clés le 31 janvier 2026. Je demande une médiation.'

async function oneMessage() {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const filed = await w.receive(
    plainEml({ from: 'Léa Roux <lea@free.example>', to: OURS, text: REQUEST, date: w.clock.now() }),
  )
  if (!filed) throw new Error('Not taken in')
  const { id } = filed
  const anew = async () => {
    const message = messageById(w.world.db, id)
    if (!message) throw new Error('The message is gone')
    return readAnew(w.world, message)
  }
  return { w, id, anew }
}

test('a message that this program read is read as it was', async () => {
  const { anew } = await oneMessage()
  expect(await anew()).toEqual([])
})

test('what another program made of the same bytes is told, and nothing changes', async () => {
  const { w, id, anew } = await oneMessage()
  w.world.db
    .prepare("UPDATE messages SET body = json_set(body, '$.own', 'Bonjour.', '$.subject', 'Autre') WHERE id = ?")
    .run(id)
  w.world.db.prepare("UPDATE readings SET body = json_set(body, '$.acts', json('[]')) WHERE message_id = ?").run(id)
  const before = w.world.db.prepare('SELECT * FROM messages').all()
  const differences = (await anew()) ?? []
  expect(differences.map(({ what }) => what)).toEqual(['subject', 'own', 'acts'])
  expect(differences[1]).toMatchObject({ kept: '"Bonjour."', now: JSON.stringify(REQUEST) })
  expect(w.world.db.prepare('SELECT * FROM messages').all()).toEqual(before)
})

test('a message whose bytes were erased says so', async () => {
  const { w, anew } = await oneMessage()
  w.world.db.prepare("UPDATE raw_mails SET bytes = x''").run()
  expect(await anew()).toBeNull()
})
