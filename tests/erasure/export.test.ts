import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exportOfParty, exportWhole } from '../../src/flows/export-case.ts'
import { onlyCase } from '../support/cases.ts'
import { filedWorld } from '../support/filed-world.ts'
import { LANDLORD, people, TENANT } from '../support/people.ts'
import { testWorld } from '../support/test-world.ts'
import { found } from './byte-search.ts'
import { playPlanted } from './planted-case.ts'

describe('what one person gets', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  await playPlanted(w)
  const file = onlyCase(w)
  const exported = async (role: string) => {
    const party = file.parties.find((p) => p.role === role)
    if (!party) throw new Error(`No ${role}`)
    const files = await exportOfParty(w.world, file, party)
    return new Map(files.map(({ name, bytes }) => [name, bytes]))
  }
  const notTheirs = {
    tenant: ['01 98 76 54 32', 'Maître Quillivic', 'Mireille Sauvage', 'FA-2026-0099', 'second-mot@'],
    landlord: ['FR76 3000', 'impasse du Moulin', 'Capucine', '06 11 22 33 44', 'premier-mot@', 'bail-lefebvre'],
  }
  const theirs = {
    tenant: ['FR76 3000', 'Capucine', '06 11 22 33 44', 'premier-mot@', TENANT.address, 'bail-lefebvre', 'Tolbiac'],
    landlord: ['01 98 76 54 32', 'Maître Quillivic', 'Mireille Sauvage', 'second-mot@', LANDLORD.address],
  }

  test.each(['tenant', 'landlord'] as const)(
    'the %s: nothing that the other wrote, no note, no reason, no stranger',
    async (role) => {
      const files = await exported(role)
      const secret = [...notTheirs[role], 'Anémone', 'Bichat', 'Odile Perrot']
      expect(secret.flatMap((text) => found(files, text).map((name) => `${text} in ${name}`))).toEqual([])
    },
  )

  test.each(['tenant', 'landlord'] as const)(
    'the %s: their own mails as they came, the letters they got, and an index of them',
    async (role) => {
      const files = await exported(role)
      expect(theirs[role].filter((text) => found(files, text).length === 0)).toEqual([])
      const index = files.get('LISEZMOI.txt')?.toString() ?? ''
      const mails = [...files.keys()].filter((name) => name.endsWith('.eml'))
      expect(mails.filter((name) => !index.includes(`${name} : `))).toEqual([])
      const sent = w.sentTo(role === 'tenant' ? TENANT.address : LANDLORD.address)
      expect(sent.length).toBeGreaterThan(0)
      const bytes = [...files.values()]
      expect(sent.filter((mail) => !bytes.some((each) => each.equals(mail.raw)))).toEqual([])
    },
  )

  test('facts with the words that state them, and no one else’s', async () => {
    const data = JSON.parse((await exported('tenant')).get('donnees.json')?.toString() ?? '')
    expect(data.facts_stated).toEqual(
      expect.arrayContaining([expect.objectContaining({ fact: 'deposit_amount', value: 690 })]),
    )
    const ids = file.messages.filter((m) => m.body.from.address === TENANT.address).map((m) => m.id)
    for (const { source } of data.facts_stated) expect(ids).toContain(source.message)
  })

  test('the whole case is for the team, and holds no approval mail', async () => {
    const files = new Map((await exportWhole(w.world, file, { ref: file.header.ref })).map((f) => [f.name, f.bytes]))
    expect([...theirs.tenant, ...theirs.landlord].filter((text) => found(files, text).length === 0)).toEqual([])
    expect(found(files, '+ok-')).toEqual([])
  })
})

test('export writes one ZIP, and says what it cannot find', async () => {
  const w = filedWorld()
  await people(w).opensJointly()
  const [{ ref }] = w.world.db.prepare('SELECT ref FROM cases').all() as [{ ref: string }]
  const file = join(w.folder, 'export.zip')
  expect(await w.run('export', ref, '--party', LANDLORD.address, '--to', file)).toMatchObject({ status: 0, stderr: '' })
  expect(readFileSync(file).subarray(0, 4).toString('latin1')).toBe('PK\x03\x04')
  expect(await w.run('export', ref, '--party', 'guarantor')).toMatchObject({ status: 1 })
  expect(await w.run('export', ref, '--party', 'personne')).toMatchObject({ status: 2 })
  expect(await w.run('export', 'ML-AAAA-A')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('aucun dossier'),
  })
})
