import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { evaluate as evaluateCommand } from '../../src/app/commands/rules.ts'
import { day } from '../../src/domain/day.ts'
import { euros, fromEuros } from '../../src/domain/money.ts'
import { evaluate } from '../../src/rulebase/evaluate.ts'
import { reminderText } from '../../src/rulebase/explain.ts'
import { frenchDay } from '../../src/rulebase/french.ts'
import { rulebase, situation } from '../rulebase/rules.ts'
import { chromiumPath, launch } from '../support/browser.ts'
import { answerQuickly, builtSite } from '../support/questionnaire.ts'
import { type Answered, answeredSituations, factsFile } from './answered.ts'

const situations = answeredSituations()
const folder = mkdtempSync(join(tmpdir(), 'facts-'))

/** What `mediation rules evaluate` prints. */
function byCommand({ facts, on }: Answered): Record<string, unknown> {
  const file = join(folder, 'facts.json')
  writeFileSync(file, JSON.stringify(factsFile(facts)))
  let text = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
    text += chunk
    return true
  })
  evaluateCommand(file, { on })
  write.mockRestore()
  return JSON.parse(text)
}

const shown: Record<string, { label: string; write(value: string): string }> = {
  total_due: { label: 'Somme due au locataire aujourd’hui', write: inEuros },
  surcharge: { label: 'dont majoration pour retard', write: inEuros },
  tenant_owes: { label: 'Somme due par le locataire', write: inEuros },
  due_on: { label: 'Date limite pour rendre le dépôt', write: (on) => `le ${frenchDay(day(on))}` },
  prescribed_on: { label: 'Fin du droit d’agir', write: (on) => `le ${frenchDay(day(on))}` },
}

function inEuros(sum: string): string {
  return euros(fromEuros(Number(sum))).replaceAll('\u00a0', ' ')
}

async function figuresOn(page: Page): Promise<Map<string, string>> {
  const rows = await page.locator('.figures > div').all()
  const text = (value: string | null) => (value ?? '').replaceAll('\u00a0', ' ')
  return new Map(
    await Promise.all(
      rows.map(
        async (row): Promise<[string, string]> => [
          text(await row.locator('dt').textContent()),
          text(await row.locator('dd').textContent()),
        ],
      ),
    ),
  )
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()

// Needs a real browser; `require-server.ts` says what to install.
describe.skipIf(!chromiumPath)('the page and `mediation rules evaluate` give the same figures', () => {
  let browser: Browser
  let page: Page
  let url: string

  beforeAll(async () => {
    browser = await launch()
    page = await browser.newPage()
    url = (await builtSite()).url
  })
  afterAll(() => browser.close())

  test('sixty situations at least, of which some are out of scope, late, in time and uncertain', () => {
    expect(situations.length).toBeGreaterThanOrEqual(60)
  })

  test.each(situations.map((one) => [one.name, one] as const))('%s', async (_name, one) => {
    await page.clock.setFixedTime(new Date(`${one.on}T12:00:00+01:00`))
    await page.goto('about:blank')
    await page.goto(url)
    await answerQuickly(page, one.forms)
    const printed = byCommand(one)
    const figures = await figuresOn(page)
    for (const [name, { label, write }] of Object.entries(shown)) {
      const value = printed[name]
      const text = figures.get(label)
      if (printed['scope'] === 'out' || one.facts.keys_returned === false) expect(text).toBeUndefined()
      else if (typeof value !== 'string') expect(text ?? 'entre').toMatch(/entre|au moins|on ne peut pas/)
      else if (text !== undefined) expect(text).toBe(write(value))
      else expect(['0.00', undefined]).toContain(value)
    }
    const law = reminderText(rulebase, evaluate(rulebase, situation(factsFile(one.facts)), one.on), ['tenant'])
    const said = plain((await page.locator('main').textContent()) ?? '')
    for (const paragraph of law.sections[0]?.paragraphs ?? []) expect(said).toContain(plain(paragraph))
    for (const line of law.trace) expect(said).toContain(plain(line))
  })
})
