import { start } from './cases.ts'
import { COMPLETE_REQUEST } from './people.ts'
import { type PlainEml, plainEml } from './plain-eml.ts'
import { MEDIATOR, OURS, type Sent, type TestWorld } from './test-world.ts'

export const AGENCY = { name: 'Agence du Canal', address: 'gestion@agence-du-canal.example' }
export const AGENCY_TENANTS = ['Sandrine Lefebvre', 'Lucas Perrin', 'Aïcha Benani', 'Jeanne Ortiz']

/** As many tenants of one agency, each at the law reminder that the agency owes an answer to. */
export async function tenantsOfAgency(count: number): Promise<TestWorld> {
  const { w, p } = start()
  for (const [i, name] of AGENCY_TENANTS.slice(0, count).entries()) {
    const address = `locataire${i}@orange.example`
    const from = `${name} <${address}>`
    const text = COMPLETE_REQUEST.replace('Bonjour Monsieur Maillot', 'Bonjour')
    const to = `${AGENCY.name} <${AGENCY.address}>`
    await w.receive(plainEml({ from, to, cc: [OURS], text, date: w.clock.now() }))
    await p.mediatorSays('OK')
    const answerTo = w.sentTo(address).at(-1)?.mail.replyTo[0]?.address ?? ''
    await w.receive(plainEml({ from, to: answerTo, text: '1. non\n2. oui', date: w.clock.now() }))
    await p.mediatorSays('OK')
  }
  return w
}

/** The recap that waits for the mediator, and the one that left. */
export const recapAsked = (w: TestWorld): Sent | undefined =>
  w.sentTo(MEDIATOR).findLast((s) => s.mail.subject.includes('récapitulatif de'))
export const recapSent = (w: TestWorld): Sent | undefined =>
  w.sentTo(AGENCY.address).findLast((s) => s.mail.subject.includes('attendent votre'))

export async function mediatorOnRecap(w: TestWorld, text: string): Promise<void> {
  const to = recapAsked(w)?.mail.replyTo[0]?.address ?? ''
  await w.receive(plainEml({ from: `Nadia Benali <${MEDIATOR}>`, to, subject: 'Re: …', text, date: w.clock.now() }))
}

/** As the agency answers the recap. */
export async function agencyOnRecap(w: TestWorld, text: string, mail: Partial<PlainEml> = {}) {
  const recap = recapSent(w)
  const to = recap?.mail.replyTo[0]?.address ?? ''
  const subject = `Re: ${recap?.mail.subject}`
  const from = `${AGENCY.name} <${AGENCY.address}>`
  return w.receive(plainEml({ from, to, subject, text, date: w.clock.now(), ...mail }))
}
