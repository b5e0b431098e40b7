import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { policy } from '../../src/questionnaire/html/shell.ts'
import { chromiumPath, launch } from '../support/browser.ts'
import { answer, answerAll, builtSite, soon, tenantForms } from '../support/questionnaire.ts'
import { serve } from '../support/static-server.ts'

const site = await builtSite()
const text = (name: string): string => readFileSync(join(site.folder, name), 'utf8')

describe('what is built', () => {
  test('is five files, of which the script is below 120 kB compressed', () => {
    const size = gzipSync(text('page.js'), { level: 9 }).length
    console.info(`page.js: ${statSync(join(site.folder, 'page.js')).size} bytes, ${size} compressed`)
    expect(size).toBeLessThan(120_000)
  })

  test('asks for nothing from elsewhere and evaluates no text', () => {
    const code = text('page.js')
    expect(code).not.toMatch(
      /\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|\beval\(|new Function|document\.cookie|importScripts/,
    )
    const pages = ['index.html', 'accessibilite.html', 'mentions-legales.html'].map(text)
    for (const html of pages) {
      expect([...html.matchAll(/(?:src|link [^>]*href)="([^"]*)"/g)].map((m) => m[1])).not.toContainEqual(
        expect.stringContaining(':'),
      )
      expect(html).not.toMatch(/<script(?! defer src="page.js">)|style=|\son\w+=/)
      expect(html).toContain('<html lang="fr">')
    }
    expect(text('page.css')).not.toMatch(/url\(|@import/)
  })

  test('holds no example and no schema of the rules', () => {
    expect(text('page.js')).not.toContain('attendu')
    expect(text('page.js')).not.toContain('ZodError')
  })
})

/** Everything that would leave the page, and everything that its policy refuses. */
function watched(page: Page): { requests: string[]; complaints: string[] } {
  const seen = { requests: [] as string[], complaints: [] as string[] }
  page.on('request', (request) => seen.requests.push(request.url()))
  page.on('console', (message) => seen.complaints.push(message.text()))
  page.on('pageerror', (error) => seen.complaints.push(error.message))
  return seen
}

const stored = (page: Page): Promise<string> => page.evaluate('JSON.stringify([document.cookie, { ...localStorage }])')

async function toTheMail(page: Page): Promise<void> {
  await answerAll(page, tenantForms)
  await page.getByRole('link', { name: 'Préparer mon courriel' }).click()
  await page.getByLabel('Votre nom').fill('Ana Martin')
  await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Télécharger le courriel' }).click(),
  ])
}

// Needs a real browser; `require-server.ts` says what to install.
describe.skipIf(!chromiumPath)('in a browser', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser.close())

  test('from a file: three files are read, then nothing leaves, and the policy refuses nothing', async () => {
    const page = await browser.newPage()
    const seen = watched(page)
    await page.goto(site.url)
    await toTheMail(page)
    expect(
      seen.requests.map((url) => url.slice(url.lastIndexOf('/') + 1)).filter((name) => !/^[\da-f-]{36}$/.test(name)),
    ).toEqual(['index.html', 'page.css', 'page.js'])
    expect(seen.complaints).toEqual([])
    await soon(() => stored(page)).toBe('["",{}]')
    await page.close()
  })

  test('from a server that sends the policy as a header', async () => {
    const server = await serve(site.folder, {
      'content-security-policy': `${policy(true)}; frame-ancestors 'none'`,
    })
    const page = await browser.newPage()
    const seen = watched(page)
    await page.goto(server.url)
    await toTheMail(page)
    expect(server.asked.toSorted()).toEqual(['/', '/page.css', '/page.js'])
    expect(seen.complaints).toEqual([])
    await page.close()
    await server.close()
  })

  test('the policy is in force: a script put in by somebody else does not run', async () => {
    const page = await browser.newPage()
    const seen = watched(page)
    await page.goto(site.url)
    await page.evaluate(
      `document.body.append(Object.assign(document.createElement('script'), { text: 'window.hurt = 1' }))`,
    )
    expect(await page.evaluate('window.hurt === undefined')).toBe(true)
    expect(seen.complaints.join()).toContain('Content Security Policy')
    await page.close()
  })

  test('answers are kept on the device only when asked, and erased when asked', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    await page.goto(site.url)
    await answer(page, { choice: 'landlord' })
    await answer(page, { choice: 'furnished' })
    await soon(() => stored(page)).toBe('["",{}]')
    await page.getByLabel('Continuer plus tard').check()
    await soon(() => stored(page)).toContain('furnished')

    await page.goto('about:blank')
    await page.goto(`${site.url}#location`)
    await soon(() => page.getByLabel('Meublé').isChecked()).toBe(true)
    await page.getByLabel('Continuer plus tard').uncheck()
    await soon(() => stored(page)).toBe('["",{}]')

    await page.getByLabel('Continuer plus tard').check()
    await page.getByRole('button', { name: 'Effacer mes réponses' }).click()
    await soon(() => stored(page)).toBe('["",{}]')
    await page.getByRole('heading', { name: 'Qui êtes-vous' }).waitFor()
    await soon(() => page.getByRole('radio', { checked: true }).count()).toBe(0)
    await context.close()
  })
})
