import { expect, test } from 'vitest'
import { onlyCase, reminded, start } from '../../support/cases.ts'
import { COMPLETE_REQUEST, LANDLORD, TENANT } from '../../support/people.ts'

const plain = (text: string): string => text.replace(/[\s\u00a0\u202f]+/g, ' ')

async function before() {
  const { w, p } = start()
  await p.opensAlone(COMPLETE_REQUEST)
  expect(onlyCase(w).file.aware).not.toContain('landlord')
  return { w, p }
}

async function after() {
  const { w, p } = await reminded()
  await p.mediatorSays('CLORE sans suite')
  expect(onlyCase(w).file.state).toBe('abandoned')
  await p.mediatorSays('OK')
  return { w, p }
}

const WAYS = [
  [
    'MISE EN DEMEURE',
    'Je vous mets en demeure',
    /Le dépôt de garantie devait m’être rendu au plus tard le 31 mars 2026|28 février 2026/,
  ],
  ['CONCILIATEUR', 'Je souhaite votre aide pour un différend', /art\. 750-1/],
  ['JUGE', 'juge des contentieux de la protection', /art\. L\. 213-4-4/],
  ['ADIL', 'L’ADIL de votre département', /anil\.org/],
] as const

test.each(WAYS)(
  '%s before the landlord is contacted: to the tenant alone, from the computation, once released',
  async (order, words, figure) => {
    const { w, p } = await before()
    await p.mediatorSays(order)
    expect(p.lettersTo(TENANT.address).some((s) => plain(s.mail.text).includes(words))).toBe(false)
    expect(p.request().mail.subject).toContain('une autre voie')
    await p.mediatorSays('OK')
    const letter = plain(p.lastTo(TENANT).mail.text)
    expect(letter).toContain(words)
    expect(letter).toMatch(figure)
    expect(letter).toContain('nous n’envoyons rien en votre nom')
    expect(w.sentTo(LANDLORD.address)).toEqual([])
  },
)

test.each(WAYS)('%s is refused while the landlord is in the mediation', async (order) => {
  const { w, p } = await reminded()
  await p.mediatorSays('NOTE vu')
  const events = onlyCase(w).lastEvent
  await p.mediatorSays(order)
  expect(onlyCase(w).file.requested).toBeNull()
  expect(onlyCase(w).drafts.some((d) => d.purpose === 'other_exit')).toBe(false)
  expect(onlyCase(w).lastEvent).toBe(events)
})

test('after the end it is offered again', async () => {
  const { p } = await after()
  await p.mediatorSays('CONCILIATEUR')
  await p.mediatorSays('OK')
  expect(plain(p.lastTo(TENANT).mail.text)).toContain('Je souhaite votre aide pour un différend')
})

test('no formal notice without the facts that give a sum', async () => {
  const { w, p } = start()
  await p.opensAlone('Bonjour, mon propriétaire garde mon dépôt de garantie. Je demande une médiation.')
  await p.mediatorSays('MISE EN DEMEURE')
  expect(onlyCase(w).file.requested).toBeNull()
})

test('PAPIER: a letter to be printed with the code of the case, once the tenant agreed', async () => {
  const { w, p } = await reminded()
  await p.mediatorSays('PAPIER')
  expect(p.request().mail.subject).toContain('lettre papier à imprimer')
  await p.mediatorSays('OK')
  const { mail } = p.lastTo(TENANT)
  const { ref } = onlyCase(w).header
  expect(mail.attachments.map((a) => a.name)).toEqual([`lettre-a-imprimer-${ref}.pdf`])
  const early = start()
  await early.p.opensAlone(COMPLETE_REQUEST)
  await early.p.mediatorSays('PAPIER')
  expect(onlyCase(early.w).file.requested).toBeNull()
})
