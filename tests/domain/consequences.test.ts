import { describe, expect, test } from 'vitest'
import { apply, emptyCase } from '../../src/domain/apply.ts'
import type { Case } from '../../src/domain/case.ts'
import { consequences, type Understood } from '../../src/domain/consequences.ts'
import { day } from '../../src/domain/day.ts'
import type { DraftId, MessageRef } from '../../src/domain/ids.ts'
import { cents } from '../../src/domain/money.ts'
import type { Side } from '../../src/domain/roles.ts'

const message = 'm' as MessageRef
const read = (side: Understood['side'], acts: Understood['acts'], more: Partial<Understood> = {}): Understood => ({
  message,
  on: day('2026-04-20'),
  side,
  asker: 'tenant',
  channel: 'private',
  proven: true,
  acts,
  doubtful: false,
  choice: null,
  consentAnswer: null,
  answersUs: false,
  consentWording: null,
  commissionMayKnow: null,
  software: null,
  authority: null,
  relayMayKnow: null,
  softwareWording: null,
  offer: null,
  reserved: false,
  instalments: 1,
  quotesOtherTerms: false,
  confirmsRecap: false,
  party: null,
  paid: null,
  ...more,
})
const types = (file: Case, understood: Understood) =>
  consequences(file, understood)
    .map((e) => e.type)
    .slice(1)
const having = (file: Case, understood: Understood): Case => consequences(file, understood).reduce(apply, file)
const offered = having(emptyCase, read('landlord', ['offer'], { channel: 'joint', offer: { amount: cents(50_000) } }))

describe('consent to contact the landlord', () => {
  test('a tenant who writes to the landlord with the service in copy has given it', () => {
    expect(types(emptyCase, read('tenant', ['request_mediation'], { channel: 'joint' }))).toEqual(['consent_recorded'])
  })
  test('asking the service alone for help is not yet consent', () => {
    expect(types(emptyCase, read('tenant', ['request_mediation']))).toEqual([])
    expect(types(emptyCase, read('tenant', ['request_mediation'], { channel: 'joint', proven: false }))).toEqual([])
  })
  test('the answer yes is; the landlord cannot give it', () => {
    expect(types(emptyCase, read('tenant', [], { consentAnswer: 'yes' }))).toEqual(['consent_recorded'])
    expect(types(emptyCase, read('landlord', [], { consentAnswer: 'yes', channel: 'joint' }))).toEqual([])
  })
})

describe('negotiation', () => {
  test('nobody accepts or refuses a sum that they were never told', () => {
    const secret = having(emptyCase, read('tenant', ['offer'], { offer: { amount: cents(45_000) } }))
    expect(types(secret, read('landlord', ['acceptance']))).toEqual([])
    expect(types(secret, read('landlord', ['rejection']))).toEqual([])
  })
  test('an offer waits for the other side', () => {
    expect(offered.offer).toEqual({ by: 'landlord', amount: 50_000, payBy: null, instalments: 1, relayed: true })
  })
  test('accepting without a sum takes up the one on the table', () => {
    expect(having(offered, read('tenant', ['acceptance'])).agreement).toEqual({
      amount: 50_000,
      payBy: null,
      instalments: 1,
      acceptedBy: ['tenant', 'landlord'],
      recapSent: false,
      received: 0,
    })
  })
  test('naming another sum is a counter-offer', () => {
    const countered = having(offered, read('tenant', ['rejection', 'offer'], { offer: { amount: cents(62_000) } }))
    expect(countered.offer).toMatchObject({ by: 'tenant', amount: 62_000 })
    expect(countered.agreement).toBeNull()
  })
  test('nobody accepts their own offer', () => {
    expect(having(offered, read('landlord', ['acceptance'])).agreement).toBeNull()
  })
  test('yes and no in one message is no agreement', () => {
    expect(having(offered, read('tenant', ['acceptance', 'rejection'])).agreement).toBeNull()
  })
  test('a doubtful reading decides nothing', () => {
    expect(types(offered, read('tenant', ['acceptance'], { doubtful: true }))).toEqual([])
  })
})

describe('money', () => {
  const agreed = having(offered, read('tenant', ['acceptance']))
  test('only the tenant can say that the money came', () => {
    expect(types(agreed, read('tenant', ['payment_received']))).toEqual(['payment_received'])
    expect(types(agreed, read('landlord', ['payment_received']))).toEqual([])
    expect(types(agreed, read('landlord', ['payment_sent']))).toEqual(['payment_announced'])
    expect(types(agreed, read('landlord', ['payment_missing']))).toEqual([])
  })
  test('sums add up: the agreement is kept when all of it has come', () => {
    const part = having(agreed, read('tenant', ['payment_received'], { paid: cents(20_000) }))
    expect(part.payment).toBe('missed')
    expect(having(part, read('tenant', ['payment_received'], { paid: cents(30_000) })).payment).toBe('confirmed')
    expect(having(agreed, read('tenant', ['payment_received'])).payment).toBe('confirmed')
  })
  test('without an agreement a sum received is a fact, not an end', () => {
    expect(types(emptyCase, read('tenant', ['payment_received'], { paid: cents(20_000) }))).toEqual([])
  })
  test('nothing that is written closes a case', () => {
    for (const acts of [['withdrawal'], ['payment_received'], ['out_of_scope'], ['legal_escalation']] as const)
      expect(types(agreed, read('tenant', acts))).not.toContain('case_closed')
  })
})

test('a person of no known side moves nothing', () => {
  expect(types(emptyCase, read(null, ['offer'], { offer: { amount: cents(1) } }))).toEqual([])
})

describe('terms are agreed only as both accepted them', () => {
  const dated = having(
    emptyCase,
    read('landlord', ['offer'], { channel: 'joint', offer: { amount: cents(50_000), payBy: day('2026-05-04') } }),
  )
  test.each([
    ['another day', { offer: { amount: cents(50_000), payBy: day('2026-04-20') } }],
    ['another number of payments', { offer: { amount: cents(50_000) }, instalments: 3 }],
    ['the code of other terms', { quotesOtherTerms: true }],
  ])('%s is no acceptance', (_, more) => {
    expect(having(dated, read('tenant', ['acceptance'], more)).agreement).toBeNull()
  })
  test('the payer may name a day where none was', () => {
    const open = having(emptyCase, read('tenant', ['offer'], { channel: 'joint', offer: { amount: cents(50_000) } }))
    const offer = { amount: cents(50_000), payBy: day('2026-05-04') }
    expect(having(open, read('landlord', ['acceptance'], { offer })).agreement).toMatchObject({ payBy: '2026-05-04' })
  })
  test('an agreement on a mediator’s word is confirmed by each with its code', () => {
    const spoken = apply(emptyCase, {
      type: 'agreement_recorded',
      amount: cents(50_000),
      payBy: null,
      instalments: 1,
      acceptedBy: [],
      message: null,
    })
    const once = having(spoken, read('tenant', [], { confirmsRecap: true }))
    expect(once.agreement?.acceptedBy).toEqual(['tenant'])
    expect(
      having(once, read('landlord', [], { confirmsRecap: true, proven: false })).agreement?.acceptedBy,
    ).toHaveLength(1)
    expect(having(once, read('landlord', [], { confirmsRecap: true })).agreement?.acceptedBy).toHaveLength(2)
  })
})

describe('the mediator’s proposal: neither hears the other’s answer before both have accepted', () => {
  const asked: Case = {
    ...emptyCase,
    sealed: {
      amount: cents(60_000),
      payBy: null,
      instalments: 1,
      draft: 'd' as DraftId,
      since: day('2026-04-07'),
      answers: {},
    },
  }
  const yes = (side: Side) => read(side, ['acceptance'])
  const no = (side: Side) => read(side, ['rejection'])
  test.each(['tenant', 'landlord'] as const)('the %s first: one yes is no agreement, two are', (first) => {
    const once = having(asked, yes(first))
    expect(once.agreement).toBeNull()
    expect(once.news.flatMap(({ acts }) => acts)).toEqual([])
    expect(once.awaiting).toMatchObject({ side: first === 'tenant' ? 'landlord' : 'tenant' })
    const twice = having(once, yes(first === 'tenant' ? 'landlord' : 'tenant'))
    expect(twice.agreement).toMatchObject({ amount: 60_000, acceptedBy: ['tenant', 'landlord'] })
    expect(twice.sealed).toBeNull()
  })
  test('a no leaves no news that a letter could repeat, and no agreement whatever comes after', () => {
    const refused = having(having(asked, no('landlord')), yes('tenant'))
    expect(refused.agreement).toBeNull()
    expect(refused.news.flatMap(({ acts }) => acts)).toEqual([])
  })
  test('who proves nothing answers nothing', () => {
    expect(types(asked, { ...yes('tenant'), proven: false })).toEqual([])
  })
})

const openUntil = (until: ReturnType<typeof day>): Case => ({
  ...emptyCase,
  offer: {
    by: 'landlord',
    amount: cents(50_000),
    payBy: null,
    instalments: 1,
    relayed: true,
    until,
  },
})

test.each([
  ['the day before', '2026-04-21', 'agreement_recorded'],
  ['the last day', '2026-04-20', 'agreement_recorded'],
  ['a day too late', '2026-04-19', 'offer_made'],
])('an acceptance on %s of an offer', (_, until, type) => {
  const events = consequences(openUntil(day(until)), read('tenant', ['acceptance']))
  expect(events.map((e) => e.type).slice(1)).toEqual([type])
  expect(events[1]).toMatchObject({ amount: 50_000 })
})

test('an acceptance that came too late is the same offer back, by its reader, still to be told', () => {
  const [, back] = consequences(openUntil(day('2026-04-19')), read('tenant', ['acceptance']))
  expect(back).toMatchObject({ type: 'offer_made', by: 'tenant', known: false })
})
