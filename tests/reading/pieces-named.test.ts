import { describe, expect, test } from 'vitest'
import { wantedPieces } from '../../src/domain/pieces.ts'
import { positions } from '../../src/domain/positions.ts'
import { piecesNamed } from '../../src/reading/pieces-named.ts'

describe('a document is there by the name of a file, or by what its writer joins', () => {
  test.each<[string, string[], string[]]>([
    ['Bonjour,', ['bail signé.pdf'], ['lease']],
    ['Bonjour,', ['EDL_entree_2019.pdf', 'edl-sortie.pdf'], ['entry_inventory', 'exit_inventory']],
    ['Je joins le bail et l’état des lieux de sortie.', ['scan001.pdf'], ['lease', 'exit_inventory']],
    ['Voici le reçu du dépôt de garantie.', ['img.jpg'], ['deposit_proof']],
    ['Ci-joint le décompte et les factures.', ['a.pdf'], ['statement', 'invoices']],
    ['Bonjour', ['remise des clés.jpg', 'nouvelle adresse.eml'], ['keys_proof', 'address_proof']],
  ])('%s %j', (own, files, found) => expect(piecesNamed(own, files)).toEqual(found))
})

describe('and not', () => {
  test.each<[string, string[]]>([
    ['Je joins le bail.', []],
    ['Je n’ai pas encore le bail, ci-joint une photo.', ['photo.jpg']],
    ['Mon bail date de 2019.', ['photo.jpg']],
    ['Voici l’état des lieux.', ['scan.pdf']],
  ])('%s %j', (own, files) => expect(piecesNamed(own, files)).toEqual([]))
})

describe('what matters follows the situation', () => {
  const known = (facts: Record<string, unknown>) =>
    positions(
      Object.entries(facts).map(
        ([key, value]) =>
          ({
            key,
            value,
            side: 'tenant',
            at: '2026-04-07T08:00:00Z',
            source: { kind: 'staff', mediator: 'm' },
          }) as never,
      ),
    )
  test.each([
    ['tenant', {}, ['lease', 'deposit_proof', 'entry_inventory', 'exit_inventory']],
    [
      'tenant',
      { exit_inventory_exists: false, forwarding_address_given: true },
      ['lease', 'deposit_proof', 'entry_inventory', 'keys_proof', 'address_proof'],
    ],
    [
      'landlord',
      { entry_inventory_exists: false, deductions: [{ kind: 'repairs', amount: 100, evidence: 'none' }] },
      ['lease', 'exit_inventory', 'statement', 'invoices'],
    ],
  ] as const)('%s %j', (side, facts, wanted) => expect(wantedPieces(side, known(facts))).toEqual(wanted))
})
