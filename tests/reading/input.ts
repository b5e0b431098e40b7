import { day } from '../../src/domain/day.ts'
import type { ReadingContext, ReadingInput } from '../../src/reading/contract.ts'

const nobody: ReadingContext = { knownRole: null, asked: [], choiceOffered: false, pendingOffer: null, earlier: [] }

type Given = Partial<Omit<ReadingInput, 'context' | 'sentOn'>> & { sentOn?: string; context?: Partial<ReadingContext> }

/** A first mail of a stranger, with what the test changes. */
export const inputOf = (own: string, given: Given = {}): ReadingInput => ({
  own,
  signature: '',
  subject: 'Dépôt de garantie',
  from: { name: 'Nadia Benali', address: 'nadia@orange.example' },
  to: [{ name: '', address: 'mediation@service.example' }],
  cc: [],
  ours: 'mediation@service.example',
  attachments: [],
  ...given,
  sentOn: day(given.sentOn ?? '2026-03-11'),
  context: { ...nobody, ...given.context },
})

const tenant = { name: 'Nadia Benali', address: 'nadia@orange.example' }
const landlord = { name: 'Paul Riquet', address: 'paul@free.example' }

/** A reply of the landlord after the tenant's first mail. */
export const fromLandlord = (own: string, given: Given = {}): ReadingInput =>
  inputOf(own, {
    from: landlord,
    ...given,
    context: {
      knownRole: 'landlord',
      earlier: [
        { role: 'tenant', own: 'M. Riquet garde ma caution de 600 €.', acts: ['request_mediation'], from: tenant },
      ],
      ...given.context,
    },
  })

/** A reply of the tenant after the landlord's offer. */
export const fromTenant = (own: string, given: Given = {}): ReadingInput =>
  inputOf(own, {
    ...given,
    context: {
      knownRole: 'tenant',
      earlier: [
        { role: 'tenant', own: 'M. Riquet garde ma caution de 600 €.', acts: ['request_mediation'], from: tenant },
        { role: 'landlord', own: 'Je propose de rendre 400 €.', acts: ['offer'], from: landlord },
      ],
      ...given.context,
    },
  })
