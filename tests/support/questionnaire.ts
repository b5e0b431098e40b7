import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { readConfig } from '../../src/app/config.ts'
import { loadRulebase } from '../../src/app/data-files.ts'
import { pageSite } from '../../src/app/page-site.ts'
import { type Form, isUnknown } from '../../src/questionnaire/form.ts'
import type { Step } from '../../src/questionnaire/step.ts'
import { steps } from '../../src/questionnaire/steps.ts'
import type { Forms } from '../../src/questionnaire/walk.ts'
import { launch } from './browser.ts'

/** The site as `mediation page` writes it, in a folder of its own. */
export async function builtSite(): Promise<{ folder: string; url: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'page-'))
  const files = await pageSite(readConfig({}, 'no file'), loadRulebase())
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return { folder, url: pathToFileURL(join(folder, 'index.html')).href }
}

/** A browser and the built site for the tests of one group; call inside its `describe`. */
export function browserWithSite(): { browser: Browser; url: string } {
  const site = {} as { browser: Browser; url: string }
  beforeAll(async () => {
    site.browser = await launch()
    site.url = (await builtSite()).url
  })
  afterAll(() => site.browser.close())
  return site
}

/** Nothing is unknown: 690 € kept since 31 January 2026, damage noted, one retention claimed without proof. */
export const tenantForms: Forms = {
  role: { choice: 'tenant' },
  lease_kind: { choice: 'unfurnished' },
  main_residence: { choice: 'yes' },
  keys: { day: '31', month: '1', year: '2026' },
  deposit: { amount: '690' },
  rent: { amount: '690' },
  lease_start: { day: '1', month: '9', year: '2019' },
  exit_inventory: { choice: 'yes' },
  exit_conform: { choice: 'yes' },
  entry_inventory: { choice: 'yes' },
  address: { choice: 'yes', day: '31', month: '1', year: '2026' },
  deductions: { choice: 'yes', 'kind-0': 'cleaning', 'amount-0': '90', 'evidence-0': 'none' },
  refunded: { choice: 'no' },
  collective: { choice: 'no' },
  landlord_kind: { choice: 'individual' },
  postcode: { postcode: '93300' },
}

/** The step that is shown; null on the result. */
async function shownStep(page: Page): Promise<Step | null> {
  const slug = decodeURIComponent(new URL(page.url()).hash.slice(1))
  return slug === '' ? (steps[0] ?? null) : (steps.find((step) => step.slug === slug) ?? null)
}

/** Answers what is asked until the result stands there; returns the steps that were put. */
export async function answerAll(page: Page, forms: Forms, each?: (step: Step) => Promise<void>): Promise<string[]> {
  const put: string[] = []
  for (let step = await shownStep(page); step; step = await shownStep(page)) {
    put.push(step.id)
    await each?.(step)
    await answer(page, forms[step.id] ?? { unknown: 'yes' })
    if (put.length > steps.length) throw new Error(`It goes on asking: ${put.join(', ')}`)
  }
  return put
}

/** The same without mouse and keyboard, one call to the browser a step: for many situations. */
export async function answerQuickly(page: Page, forms: Forms): Promise<void> {
  for (let n = 0; n <= steps.length; n++) {
    const step = await shownStep(page)
    if (!step) return
    await page.evaluate(answerInPage(forms[step.id] ?? { unknown: 'yes' }))
  }
  throw new Error(`It goes on asking: ${page.url()}`)
}

/** Script, as text: this file is checked without the browser's types. */
const answerInPage = (form: Form): string => `(async (form) => {
  const moved = new Promise((done) => addEventListener('hashchange', done, { once: true }))
  const field = (name) => document.querySelector('[name="' + name + '"]')
  for (const [name, value] of Object.entries(form)) {
    if (name === 'unknown') continue
    const option = document.querySelector('[name="' + name + '"][value="' + value + '"]')
    if (option) option.checked = true
    else {
      while (!field(name)) document.querySelector('.items > button').click()
      field(name).value = value
    }
  }
  const buttons = document.querySelectorAll('form .actions button')
  buttons[form.unknown ? 1 : 0].click()
  await moved
})(${JSON.stringify(form)})`

/** What the page shows once it has drawn what was asked of it: it draws after its address has changed. */
export const soon = <T>(read: () => Promise<T> | T) => expect.poll(read, { timeout: 20_000 })

/** Resolves when the page has put its next step: its address changes before that. */
const MOVED = "new Promise((done) => addEventListener('hashchange', () => done(null), { once: true }))"

export async function answer(page: Page, form: Form): Promise<void> {
  const moved = page.evaluate(MOVED)
  if (isUnknown(form)) await page.getByRole('button', { name: 'Je ne sais pas' }).click()
  else {
    await fill(page, form)
    await page.getByRole('button', { name: 'Continuer' }).click()
  }
  await moved
}

/** Fields as they stand in the form; rows of a list are added as needed. */
async function fill(page: Page, form: Form): Promise<void> {
  const entries = Object.entries(form)
  const choice = form['choice']
  if (choice) await page.locator(`[name="choice"][value="${choice}"]`).check()
  for (const [name, value] of entries.filter(([name]) => name !== 'choice')) {
    const field = page.locator(`[name="${name}"]`)
    if ((await field.count()) === 0) await page.getByRole('button', { name: /^Ajouter/ }).click()
    const tag = await field.evaluate((element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`)
    if (tag.startsWith('SELECT')) await field.selectOption(value)
    else if (tag.endsWith('checkbox')) await field.check()
    else await field.fill(value)
  }
}
