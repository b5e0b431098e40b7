import type { Party } from '../../../src/domain/case.ts'
import type { PartyId } from '../../../src/domain/ids.ts'
import { type CaseFile, loadCase } from '../../../src/flows/load-case.ts'
import { approvalAddress, participantAddress } from '../../../src/mail/tokens.ts'
import { caseIds, insertParty } from '../../../src/store/cases.ts'
import { keepNote } from '../../../src/store/notes.ts'
import { LANDLORD, people, type TENANT } from '../../support/people.ts'
import { plainEml } from '../../support/plain-eml.ts'
import { OURS, type TestWorld, testWorld } from '../../support/test-world.ts'

export type Said = { locataire: string[]; bailleur: string[]; avocat: string; note: string }

const LAWYER = { name: 'Yolande Prigent', address: 'y.prigent@barreau.example' }
const GUARANTOR = { name: 'Théodore Lefebvre-Amblard', address: 'theo.amblard@famille.example' }

/** A case as the service itself filed it: opened jointly, then private mails of both and of a lawyer, a note, another case. */
export async function leakingCase(
  said: Said,
): Promise<{ w: TestWorld; found: CaseFile; words: Record<string, string> }> {
  const w = testWorld({ at: '2026-04-07T08:00:00Z', world: { printDossier: async () => Buffer.from('%PDF-1.7') } })
  const { db } = w.world
  const p = people(w)
  await p.opensJointly()
  const [id] = caseIds(db)
  if (!id) throw new Error('No case')
  insertParty(db, id, party('lawyer', LAWYER))
  insertParty(db, id, party('guarantor', GUARANTOR))
  for (const text of said.locataire) await p.tenantWrites(text)
  const ref = loadCase(db, id).header.ref
  const privately = (from: typeof TENANT, text: string) =>
    w.receive(plainEml({ from: `${from.name} <${from.address}>`, to: OURS, subject: ref, text, date: w.clock.now() }))
  for (const text of said.bailleur) await privately(LANDLORD, text)
  await privately(LAWYER, said.avocat)
  keepNote(db, 'note-1', id, { by: 'nadia.benali@mediation-logement.example', text: said.note, at: w.clock.now() })
  await w.receive(
    plainEml({
      from: 'Karim Belkacem <karim.belkacem@voisin.example>',
      to: 'Solène Quintrec <solene.quintrec@voisin.example>',
      cc: [OURS],
      text: 'Bonjour, je vous ai rendu les clés le 30 novembre 2025 et le dépôt de 600 euros n’est pas rendu. Je demande une médiation.',
    }),
  )
  const found = loadCase(db, id)
  const other = caseIds(db).find((c) => c !== id)
  if (!other) throw new Error('No other case')
  const foreign = loadCase(db, other).header.ref
  const token = found.parties[0]?.token ?? ''
  return {
    w,
    found,
    words: {
      '{ref_autre}': foreign,
      '{ref_autre_minuscule}': foreign.toLowerCase(),
      '{ref_autre_espace}': foreign.replaceAll('-', ' '),
      '{jeton}': token,
      '{jeton_coupe}': `${token.slice(0, 9)} ${token.slice(9, 18)}\n${token.slice(18)}`,
      '{suivi}': participantAddress(OURS, token),
      '{approbation}': approvalAddress(OURS, token),
    },
  }
}

const party = (role: Party['role'], { name, address }: typeof TENANT): Party => ({
  id: `party-${role}` as PartyId,
  role,
  name,
  addresses: [{ address, origin: 'staff', bounced: false }],
  token: `${role}token`,
})
