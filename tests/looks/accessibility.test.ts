import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { neutralTheme } from '../../src/adapters/mail-theme.ts'
import { chromiumPath, launch } from '../support/browser.ts'
import { allMails, longestOfEach } from './every-mail.ts'

const mails = longestOfEach(await allMails())

/**
 * Every rule of axe, contrast of 7 : 1 among them. Two are for whole web pages: a mail is shown inside the page of a mail
 * program, whose landmarks are not ours to write.
 */
const RUN = `axe.run({ exclude: ['[aria-hidden="true"]'] }, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: { 'landmark-one-main': { enabled: false }, region: { enabled: false } },
  resultTypes: ['violations', 'incomplete', 'passes'],
})`

const RUN_CONTRAST = `axe.run({ exclude: ['[aria-hidden="true"]'] }, { runOnly: { type: 'rule', values: ['color-contrast', 'color-contrast-enhanced'] } })`

type Result = { id: string; nodes: { html: string; failureSummary?: string }[] }
type Results = Record<'violations' | 'incomplete' | 'passes', Result[]>

/** What is wrong, what axe could not judge, and whether it judged the contrast of any text at all. */
async function faults(page: Page, run: string): Promise<string[]> {
  const { violations, incomplete, passes } = (await page.evaluate(run)) as Results
  const judged = passes.some(({ id }) => id === 'color-contrast-enhanced')
  return [
    ...(judged ? [] : ['no contrast was computed']),
    ...[...violations, ...incomplete].flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`),
    ),
  ]
}

const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

/** Text smaller than 16 pixels that somebody can see. */
const SMALL = `[...document.querySelectorAll('h1, h2, h3, p, li')]
  .filter((one) => one.innerText.trim() !== '' && Number.parseFloat(getComputedStyle(one).fontSize) < 16)
  .map((one) => one.outerHTML.slice(0, 120))`

const LEVELS = `[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((one) => Number(one.tagName[1]))`

/** What Outlook does to a mail in its dark mode: no media query, these attributes instead. */
const OUTLOOK_DARK = `document.documentElement.setAttribute('data-ogsc', ''); document.documentElement.setAttribute('data-ogsb', '')`

const GROUND = `[...new Set([...document.querySelectorAll('.sheet')].map((one) => getComputedStyle(one).backgroundColor))]`
const DARK = [`rgb(${[1, 3, 5].map((i) => Number.parseInt(neutralTheme.darkSheet.slice(i, i + 2), 16)).join(', ')})`]

// Needs a real browser; `require-server.ts` says what to install.
describe.skipIf(!chromiumPath)('every kind of mail', () => {
  let browser: Browser
  let page: Page
  beforeAll(async () => {
    browser = await launch()
    page = await browser.newPage()
    await page.route('**', (route) => route.abort())
  })
  afterAll(() => browser?.close())

  test.each(mails.map((mail) => [mail.name, mail] as const))('%s', async (_, { html }) => {
    const requested: string[] = []
    const note = (request: { url(): string }) => requested.push(request.url())
    page.on('request', note)
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width: 360, height: 800 })
    await page.setContent(html)
    await page.evaluate(axe.source)
    const at = async (width: number, colorScheme: 'light' | 'dark', run = RUN) => {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      expect([width, colorScheme, await faults(page, run)]).toEqual([width, colorScheme, []])
    }
    await at(360, 'light')
    expect(await page.evaluate(SMALL)).toEqual([])
    await at(1280, 'dark')
    expect(await page.evaluate(GROUND)).toEqual(DARK)
    await page.evaluate(OUTLOOK_DARK)
    await at(1280, 'light', RUN_CONTRAST)
    expect(await page.evaluate(GROUND)).toEqual(DARK)

    await page.setViewportSize({ width: 320, height: 800 })
    expect(await overflow(page)).toBe(0)
    const levels = (await page.evaluate(LEVELS)) as number[]
    expect(levels.filter((level) => level === 1)).toHaveLength(1)
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([])
    expect(requested).toEqual([])
    page.off('request', note)
  })
})
