import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Forms } from '../../src/questionnaire/walk.ts'
import { chromiumPath } from '../support/browser.ts'
import { answer, answerAll, browserWithSite, tenantForms } from '../support/questionnaire.ts'

type Violation = { id: string; nodes: { html: string; failureSummary: string }[] }

/** Every rule of axe, best practices among them. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const violations = (await page.evaluate('axe.run(document).then((found) => found.violations)')) as Violation[]
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary}`),
  )
}

/** Nothing is cut off or reached only by scrolling sideways (WCAG 1.4.10). */
const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

const landlordForms: Forms = {
  ...tenantForms,
  role: { choice: 'landlord' },
  lease_kind: { unknown: 'yes' },
  deductions: { choice: 'yes', 'kind-0': 'charges', 'amount-0': '90', 'kind-1': 'repairs', 'amount-1': '180' },
  refunded: { choice: 'yes', 'amount-0': '100', 'day-0': '1', 'month-0': '3', 'year-0': '2026' },
}

// Needs a real browser; `require-server.ts` says what to install.
describe.skipIf(!chromiumPath)('every state of the page', () => {
  const site = browserWithSite()

  const opened = async (colorScheme: 'light' | 'dark', width: number): Promise<Page> => {
    const page = await site.browser.newPage({ colorScheme, viewport: { width, height: 800 } })
    await page.clock.setFixedTime(new Date('2026-11-20T12:00:00Z'))
    await page.goto(site.url)
    return page
  }

  test.each([
    ['light', 320, tenantForms],
    ['dark', 320, landlordForms],
    ['light', 1280, landlordForms],
    ['dark', 1280, tenantForms],
  ] as const)(
    '%s, %d px: no fault in any step, its error, the result and the mail',
    { timeout: 180_000 },
    async (scheme, width, forms) => {
      const page = await opened(scheme, width)
      const check = async (state: string) => {
        expect([state, await faults(page)]).toEqual([state, []])
        expect([state, await overflow(page)]).toEqual([state, 0])
      }
      await answerAll(page, forms, async ({ id }) => {
        await check(id)
        if (id === 'postcode' || id === 'role' || id === 'keys' || id === 'deductions') {
          await page.getByRole('button', { name: 'Continuer' }).click()
          await check(`${id}, wrong`)
        }
      })
      await page.evaluate(`document.querySelectorAll('details').forEach((one) => { one.open = true })`)
      await check('result')
      await page.getByRole('link', { name: 'Préparer mon courriel' }).click()
      await page.getByLabel('Adresse électronique').fill('roy@')
      await check('mail')
      await page.close()
    },
  )

  test('results that end there, and the two pages of text', async () => {
    for (const forms of [
      { ...tenantForms, main_residence: { choice: 'no' } },
      { ...tenantForms, keys: { never: 'yes' } },
      { ...tenantForms, lease_kind: { choice: 'other' }, lease_category: { choice: 'job' } },
      {
        ...tenantForms,
        deductions: { choice: 'no' },
        refunded: { choice: 'yes', 'amount-0': '690', 'day-0': '2', 'month-0': '2', 'year-0': '2026' },
      },
    ] satisfies Forms[]) {
      const page = await opened('light', 320)
      await answerAll(page, forms)
      expect(await faults(page)).toEqual([])
      expect(await page.getByRole('link', { name: 'Préparer mon courriel' }).count()).toBe(0)
      await page.close()
    }
    for (const name of ['accessibilite.html', 'mentions-legales.html']) {
      const page = await site.browser.newPage({ viewport: { width: 320, height: 800 }, colorScheme: 'dark' })
      await page.goto(site.url.replace('index.html', name))
      expect([name, await faults(page), await overflow(page)]).toEqual([name, [], 0])
      await page.close()
    }
  })

  test('text at 200 % and the spacing of WCAG 1.4.12 cut nothing off', async () => {
    const page = await opened('light', 640)
    const enlarge = `document.documentElement.style.setProperty('font-size', '225%'); for (const one of document.querySelectorAll('*')) { one.style.lineHeight = '1.5'; one.style.letterSpacing = '0.12em'; one.style.wordSpacing = '0.16em' }`
    for (let i = 0; i < 4; i++) {
      await page.evaluate(enlarge)
      expect(await overflow(page)).toBe(0)
      await answer(page, Object.values(tenantForms)[i] ?? {})
    }
    await page.close()
  })

  test('without a script, the page says how to write', async () => {
    const context = await site.browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(site.url)
    await page.getByText('a besoin de JavaScript').waitFor()
    await context.close()
  })
})
