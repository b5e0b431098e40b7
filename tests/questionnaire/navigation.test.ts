import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { chromiumPath, launch } from '../support/browser.ts'
import { answer, answerAll, builtSite, soon, tenantForms } from '../support/questionnaire.ts'

const heading = (page: Page): Promise<string> => page.getByRole('heading', { level: 1 }).innerText()

// Needs a real browser; `require-server.ts` says what to install.
describe.skipIf(!chromiumPath)('going back and forth', () => {
  let browser: Browser
  let url: string
  let page: Page

  beforeAll(async () => {
    browser = await launch()
    url = (await builtSite()).url
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    page = await browser.newPage()
    await page.clock.setFixedTime(new Date('2026-11-20T12:00:00Z'))
    await page.goto(url)
  })
  afterEach(() => page.close())

  test('the browser’s back and forward lose nothing', async () => {
    await answer(page, { choice: 'tenant' })
    await answer(page, { choice: 'furnished' })
    await answer(page, { choice: 'yes' })
    await answer(page, { day: '31', month: '1', year: '2026' })
    await soon(() => heading(page)).toContain('dépôt de garantie')
    await page.goBack()
    await soon(() => page.locator('[name="year"]').inputValue()).toBe('2026')
    await page.goBack()
    await page.goBack()
    await soon(() => page.getByLabel('Meublé').isChecked()).toBe(true)
    await page.goForward()
    await soon(() => page.getByLabel('Oui').isChecked()).toBe(true)
    await page.getByRole('link', { name: 'Question précédente' }).click()
    await soon(() => page.getByLabel('Meublé').isChecked()).toBe(true)
  })

  test('an answer corrected from the result changes it, and the others stay', async () => {
    await answerAll(page, { ...tenantForms, deductions: { choice: 'no' } })
    const total = page.locator('.figures dd').first()
    await soon(() => total.innerText()).toMatch(/^1.242.€$/)
    await page.getByText('Vos réponses', { exact: true }).click()
    await page.getByRole('link', { name: /^Modifier : Quel était le loyer/ }).click()
    await page.getByLabel('Montant').fill('500')
    await page.getByRole('button', { name: 'Continuer' }).click()
    // The lower rent lowers the cap as well: the rules now need the lease's first day.
    await soon(() => heading(page)).toContain('bail a-t-il commencé')
    await answer(page, { day: '1', month: '9', year: '2019' })
    await page.goto(`${url}#resultat`)
    await soon(() => total.innerText()).toMatch(/^1.090.€$/)
  })

  test('an address that is not reached yet leads to the next question', async () => {
    await answer(page, { choice: 'tenant' })
    for (const slug of ['resultat', 'courriel', 'retenues', 'rien-de-tel']) {
      await page.goto(`${url}#${slug}`)
      await soon(() => heading(page)).toBe('Le logement était-il loué vide ou meublé ?'.replace(' ?', '\u00a0?'))
    }
  })

  test('“je ne sais pas” everywhere still gives a result', async () => {
    await answer(page, { choice: 'landlord' })
    await answerAll(page, {})
    await soon(() => heading(page)).toContain('Le résultat dépend de points à éclaircir')
    await soon(() => page.locator('.figures dd').first().innerText()).toContain('on ne peut pas encore le dire')
  })

  test('a long text is copied before the mail program opens, and the person’s own words stay', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await answerAll(page, tenantForms)
    await page.getByRole('link', { name: 'Préparer mon courriel' }).click()
    await page.getByLabel('Adresse électronique').fill('roy@exemple.fr')
    await page.getByLabel('Votre nom').fill('Ana Martin')
    const text = page.getByLabel('Texte du courriel')
    await text.fill(`${await text.inputValue()}\nP.-S. Bien reçu votre message.`)
    const link = page.getByRole('link', { name: 'ouvrir ma messagerie' })
    const href = (await link.getAttribute('href')) ?? ''
    expect(href).toMatch(/^mailto:roy@exemple\.fr\?cc=mediation%40mediation-logement\.example&subject=D/)
    expect(href.length).toBeLessThan(1_800)
    await page.evaluate(
      `document.querySelector('.actions a').addEventListener('click', (event) => event.preventDefault())`,
    )
    await link.click()
    await page.getByText('Texte copié. Collez-le').waitFor()
    await page.getByLabel('Nom du bailleur').fill('Madame Roy')
    await soon(() => text.inputValue()).toContain('P.-S. Bien reçu')
    await page.getByRole('button', { name: 'Reprendre le texte proposé' }).click()
    await soon(() => text.inputValue()).toContain('Bonjour Madame Roy,')
    await page.getByLabel('Très poli').check()
    await soon(() => text.inputValue()).toContain('reconnaissant')
  })

  test('a wrong address is said, and the mail goes to the mediation alone', async () => {
    await answerAll(page, tenantForms)
    await page.getByRole('link', { name: 'Préparer mon courriel' }).click()
    await page.getByLabel('Adresse électronique').fill('roy@')
    await page.getByText('Cette adresse n’est pas complète').waitFor()
    await soon(() => page.locator('.head').innerText()).not.toContain('Copie')
    await soon(() => page.getByLabel('Texte du courriel').inputValue()).toContain(
      'Je n’ai pas encore l’adresse électronique',
    )
  })

  test('the letter alone is printed, on paper', async () => {
    await answerAll(page, tenantForms)
    await page.getByRole('link', { name: 'Préparer mon courriel' }).click()
    await page.evaluate('window.print = () => {}')
    await page.getByRole('button', { name: 'Imprimer la lettre' }).click()
    await page.emulateMedia({ media: 'print' })
    await soon(() => page.locator('.letter').isVisible()).toBe(true)
    await soon(() => page.getByLabel('Texte du courriel').isVisible()).toBe(false)
    await page.evaluate(`window.dispatchEvent(new Event('afterprint'))`)
    await soon(() => page.locator('.letter').isVisible()).toBe(false)
  })
})
