import { day } from '../../src/domain/day.ts'
import type { Reading, ReadingInput } from '../../src/reading/contract.ts'

const ana = { name: 'Ana Test', address: 'ana@locataire.example' }

export const readingInput = (own: string): ReadingInput => ({
  own,
  signature: 'Ana',
  subject: 'Dépôt de garantie',
  sentOn: day('2026-03-02'),
  from: ana,
  to: [{ name: '', address: 'mediation@service.example' }],
  cc: [],
  ours: 'mediation@service.example',
  attachments: [{ name: 'bail.pdf', mediaType: 'application/pdf' }],
  context: { knownRole: 'tenant', asked: [], choiceOffered: false, pendingOffer: null, earlier: [] },
})

/** A reading that tells where and of what it was made. */
export const readingBy = (reader: string, input: ReadingInput): Reading => ({
  role: 'tenant',
  acts: [],
  facts: [],
  answers: [],
  choice: null,
  addresses: [{ address: ana.address, quote: input.own }],
  reader,
})
