import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { chromiumPath } from '../support/browser.ts'
import { browserWithSite, soon } from '../support/questionnaire.ts'

/** What has the focus: its name for assistive technology as far as a test needs it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(
    `(document.activeElement.labels?.[0]?.innerText ?? document.activeElement.innerText ?? '').replace(/\\s+/g, ' ').trim()`,
  )

async function tabTo(page: Page, name: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    if ((await focused(page)).startsWith(name)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach « ${name} »`)
}

// Needs a real browser; `require-server.ts` says what to install.
describe.skipIf(!chromiumPath)('with the keyboard alone', () => {
  const site = browserWithSite()

  test('from the first question to the mail', { timeout: 120_000 }, async () => {
    const page = await site.browser.newPage()
    await page.clock.setFixedTime(new Date('2026-04-07T08:00:00Z'))
    await page.goto(site.url)
    const { keyboard } = page
    // Tab stops once in a group of radio buttons; arrows move within it.
    const choose = async (first: string, down = 0) => {
      await tabTo(page, first)
      await keyboard.press('Space')
      for (let i = 0; i < down; i++) await keyboard.press('ArrowDown')
      await keyboard.press('Enter')
    }
    const type = async (label: string, text: string) => {
      await tabTo(page, label)
      await keyboard.insertText(text)
    }
    const onHeading = async (text: string) => {
      await soon(() => focused(page)).toContain(text)
      await soon(() => page.evaluate('document.activeElement.tagName')).toBe('H1')
      await soon(async () => (await page.title()).replace(/\s/g, ' ')).toContain(text)
    }

    await keyboard.press('Tab')
    await soon(() => focused(page)).toBe('Aller au contenu')
    await choose('Locataire')
    await onHeading('vide ou meublé')
    await tabTo(page, 'Vide')
    await keyboard.press('ArrowDown')
    await soon(() => page.getByLabel('Meublé').isChecked()).toBe(true)
    await keyboard.press('ArrowUp')
    await keyboard.press('Enter')
    await onHeading('résidence principale')
    await choose('Oui')
    await onHeading('rendu toutes les clés')
    await type('Jour', '31')
    await type('Mois', '1')
    await type('Année', '2026')
    await keyboard.press('Enter')
    await onHeading('dépôt de garantie')
    // The folded help opens and closes with the keyboard.
    await tabTo(page, 'Dépôt de garantie ou')
    await keyboard.press('Enter')
    await page.getByText('une caution est une personne').waitFor()
    await keyboard.press('Shift+Tab')
    await keyboard.insertText('beaucoup')
    await keyboard.press('Enter')
    // A mistake takes the focus to its field, which says what is wrong.
    await soon(() => focused(page)).toBe('Montant en euros')
    const field = page.getByLabel('Montant en euros')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.getAttribute('aria-describedby')).toBe('hint error-amount')
    await soon(() => page.title()).toMatch(/^Erreur/)
    await keyboard.press('Control+A')
    await keyboard.insertText('690')
    await keyboard.press('Enter')
    await onHeading('sans les charges')
    await type('Montant', '690')
    await keyboard.press('Enter')
    await onHeading('à votre départ')
    await choose('Oui')
    await onHeading('dégradations')
    await choose('Oui', 1)
    await onHeading('nouvelle adresse')
    await choose('Oui')
    await onHeading('retenues')
    await tabTo(page, 'Non')
    await keyboard.press('ArrowDown')
    await tabTo(page, 'Motif')
    await keyboard.type('ménage')
    await type('Montant', '90')
    await tabTo(page, 'Ajouter une retenue')
    await keyboard.press('Enter')
    // The new row takes the focus.
    await soon(() => focused(page)).toMatch(/^Motif/)
    await tabTo(page, 'Continuer')
    await keyboard.press('Enter')
    await onHeading('Avez-vous déjà reçu')
    await choose('Non')
    await onHeading('Qui est le bailleur')
    await tabTo(page, 'Je ne sais pas')
    await keyboard.press('Enter')
    await onHeading('code postal')
    await type('Code postal', '93300')
    await keyboard.press('Enter')
    await soon(() => page.url()).toContain('#resultat')
    await soon(() => page.evaluate('document.activeElement.tagName')).toBe('H1')
    await tabTo(page, 'Comment ces montants')
    await keyboard.press('Enter')
    await tabTo(page, 'Préparer mon courriel')
    await keyboard.press('Enter')
    await onHeading('Votre courriel')
    await type('Votre nom', 'Ana Martin')
    await type('Adresse électronique', 'roy@exemple.fr')
    await tabTo(page, 'Copier le texte')
    await tabTo(page, 'Télécharger le courriel')
    const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')])
    expect(download.suggestedFilename()).toMatch(/\.eml$/)
    await page.close()
  })
})
