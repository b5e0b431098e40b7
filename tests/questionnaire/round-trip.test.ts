import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addDays, day } from '../../src/domain/day.ts'
import type { FactValues } from '../../src/domain/facts.ts'
import type { Tone } from '../../src/questionnaire/letter.ts'
import { eml } from '../../src/questionnaire/mail.ts'
import { countOrigins } from '../../src/store/counts.ts'
import { chromiumPath } from '../support/browser.ts'
import { onlyCase, requests } from '../support/cases.ts'
import { LANDLORD, TENANT } from '../support/people.ts'
import { answerAll, browserWithSite, tenantForms } from '../support/questionnaire.ts'
import { type TestWorld, testWorld } from '../support/test-world.ts'
import { answeredSituations } from './answered.ts'
import { letterOf } from './letters.ts'
import { sent, shapes } from './sent-mail.ts'

/** The facts of the case as this side states them. */
const stated = (w: TestWorld, side: 'tenant' | 'landlord'): FactValues =>
  Object.fromEntries(
    Object.entries(onlyCase(w).positions).map(([key, position]) => {
      expect(position).toMatchObject({ kind: 'one_sided', side })
      return [key, 'value' in position ? position.value : null]
    }),
  )

const plain = (facts: FactValues) => JSON.parse(JSON.stringify(facts))

// Needs a real browser; `require-server.ts` says what to install.
describe.skipIf(!chromiumPath)('the mail that the page makes, received by the service', () => {
  const site = browserWithSite()

  test('opens a case with every fact, the landlord reachable, and no question left', async () => {
    const page = await site.browser.newPage()
    await page.clock.setFixedTime(new Date('2026-04-07T08:00:00Z'))
    await page.goto(site.url)
    await answerAll(page, tenantForms)
    await page.getByRole('link', { name: 'Préparer mon courriel' }).click()
    await page.getByLabel('Votre nom').fill(TENANT.name)
    await page.getByLabel('Nom du bailleur').fill(LANDLORD.name)
    await page.getByLabel('Adresse électronique').fill(LANDLORD.address)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger le courriel' }).click(),
    ])
    const draft = readFileSync(await download.path())
    expect(download.suggestedFilename()).toMatch(/\.eml$/)
    expect(draft.toString()).toMatch(/^X-Unsent: 1\r\nTo: gerard\.maillot@free\.example\r\nCc: mediation@/)

    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    const row = await w.receive(sent(draft, TENANT))
    expect(row).toMatchObject({ fate: 'filed', match: 'new_case' })
    const found = onlyCase(w)
    expect(found.parties.map(({ role }) => role)).toEqual(['tenant', 'landlord'])
    expect(stated(w, 'tenant')).toEqual(plain(letterOf(tenantForms).facts.declared.facts))
    expect(found.readings.get(row?.id ?? ('' as never))?.answers).toEqual([])
    expect(found.file.consent).toBe(true)
    const [request] = requests(w)
    expect(request?.mail.subject).toContain('rappel de la loi (locataire et bailleur)')
    expect(countOrigins(w.world.db, { from: day('2026-04-07'), to: day('2026-04-08'), but: new Set() })).toEqual([
      { origin: 'page', n: 1 },
    ])
    await page.close()
  })
})

const complete = answeredSituations()
  .map((one) => ({ ...one, made: letterOf(one.forms, { on: one.on }) }))
  .filter(({ made }) => made.result.mayWrite)

describe('the letters of the sixty situations', () => {
  test('are most of them', () => {
    expect(complete.length).toBeGreaterThan(40)
  })

  test.each(complete.map((one) => [one.name, one] as const))('%s', async (_name, { made, on }) => {
    const w = testWorld({ at: `${on}T08:00:00Z` })
    await w.receive(sent(eml(made.mail), TENANT, `${on}T08:00:00Z`))
    const { declared } = made.facts
    expect(stated(w, 'tenant')).toEqual(plain(declared.facts))
    const [reading] = [...onlyCase(w).readings.values()]
    expect(reading?.facts.filter(({ certainty }) => certainty === 'unsure')).toEqual([])
    expect(reading?.acts.map(({ act }) => act).toSorted()).toEqual(['facts_stated', 'request_mediation'])
    // What the person does not know is not asked again.
    expect(requests(w)[0]?.mail.subject).not.toContain('demande de précisions')
  })
})

test.each(['neutral', 'firm', 'polite'] as const)('the tone changes no fact and no act: %s', async (tone: Tone) => {
  for (const role of ['tenant', 'landlord', 'agent'] as const) {
    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    const { mail, facts } = letterOf(tenantForms, { tone, role })
    await w.receive(sent(eml(mail), role === 'tenant' ? TENANT : LANDLORD))
    expect(stated(w, role === 'tenant' ? 'tenant' : 'landlord')).toEqual(plain(facts.declared.facts))
    expect(onlyCase(w).parties.map((p) => p.role)).toEqual(
      role === 'tenant' ? ['tenant', 'landlord'] : [role, 'tenant'],
    )
    const [reading] = [...onlyCase(w).readings.values()]
    expect(reading?.acts.map(({ act }) => act).toSorted()).toEqual(['facts_stated', 'request_mediation'])
  }
})

test('without the landlord’s address only that is asked', async () => {
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  const { mail } = letterOf(tenantForms, { toOther: false })
  await w.receive(sent(eml(mail), TENANT))
  const text = requests(w)[0]?.mail.text ?? ''
  expect(text).toContain('Quelle est l’adresse électronique de votre bailleur')
  expect(text).not.toMatch(/Quel (?:montant|était)|À quelle date/)
})

describe('whatever the mail program does to it', () => {
  test.each(Object.entries(shapes))('%s', async (_name, shape) => {
    const { mail, facts } = letterOf(tenantForms)
    const { type, body } = shape(mail.body)
    const raw = [
      `To: ${mail.to}`,
      `Cc: ${mail.cc}`,
      'Subject: depot',
      'MIME-Version: 1.0',
      `Content-Type: ${type.includes(';') ? type : `${type}`}; charset=utf-8`,
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(body)
        .toString('base64')
        .replace(/(.{76})/g, '$1\r\n'),
    ]
    const w = testWorld({ at: '2026-04-07T08:00:00Z' })
    await w.receive(sent(raw.join('\r\n'), TENANT))
    expect(stated(w, 'tenant')).toEqual(plain(facts.declared.facts))
  })
})

test('the landlord who answers above the tenant’s block states nothing of it', async () => {
  const { mail } = letterOf(tenantForms)
  const w = testWorld({ at: '2026-04-07T08:00:00Z' })
  await w.receive(sent(eml(mail), TENANT))
  const before = onlyCase(w).statements.length
  for (const quote of [mail.body, mail.body.replace(/^/gm, '> ')]) {
    const body = `Bonjour,\n\nJe vous réponds bientôt.\n\n${quote}`
    const reply = eml({ ...mail, to: TENANT.address, body })
    await w.receive(
      sent(
        reply.replace(/\r\n\r\n/, `\r\nX-Copy: ${quote.length}\r\nIn-Reply-To: <draft-${TENANT.address}>\r\n\r\n`),
        LANDLORD,
        `${addDays(day('2026-04-07'), 1)}T08:00:00Z`,
      ),
    )
    const landlords = onlyCase(w).statements.filter(({ side }) => side === 'landlord')
    expect(landlords).toEqual([])
  }
  expect(onlyCase(w).statements).toHaveLength(before)
})
