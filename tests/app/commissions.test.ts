import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load as parse } from 'js-yaml'
import { expect, test } from 'vitest'
import { importCommissions } from '../../src/app/commands/commissions.ts'
import { CommissionList } from '../../src/domain/commissions.ts'

const folder = mkdtempSync(join(tmpdir(), 'commissions-'))
const file = (content: string): string => {
  const path = join(folder, 'annuaire.json')
  writeFileSync(path, content)
  return path
}
const to = join(folder, 'commissions-etat.yaml')

test('an import writes a list that the service reads', () => {
  const service = {
    nom: 'Commission départementale de conciliation d’Essai',
    pivot: [{ type_service_local: 'commission_conciliation', code_insee_commune: ['59350'] }],
    telephone: [{ valeur: '03 20 00 00 00' }],
    date_modification: '02/03/2026 10:00:00',
  }
  importCommissions(file(JSON.stringify({ service: [service] })), { to })
  expect(CommissionList.parse(parse(readFileSync(to, 'utf8'))).commissions).toMatchObject([
    { department: '59', phone: '03 20 00 00 00', checked_on: '2026-03-02' },
  ])
})

test.each(['', 'pas du JSON', '{}', '{"service":[]}'])(
  'a file that is no such directory replaces nothing: %s',
  (text) => {
    writeFileSync(to, 'avant')
    expect(() => importCommissions(file(text), { to })).toThrow(/annuaire/)
    expect(readFileSync(to, 'utf8')).toBe('avant')
  },
)
