import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { chromiumPath, launch } from '../tests/support/browser.ts'
import { builtSite } from '../tests/support/questionnaire.ts'
import { serve } from '../tests/support/static-server.ts'

/** Connections and machines, slow ones last: `cpu` divides the speed of this machine. */
const profiles = {
  'this machine': { cpu: 1, kilobitsPerSecond: 0, latencyMs: 0 },
  'fast 4G, processor at half speed': { cpu: 2, kilobitsPerSecond: 9_000, latencyMs: 60 },
  'slow 4G, processor at a quarter': { cpu: 4, kilobitsPerSecond: 1_600, latencyMs: 150 },
} as const
const RUNS = 9

/** Milliseconds from the navigation until the first question has its listener, with an empty cache. */
async function firstQuestion(browser: Browser, url: string, profile: keyof typeof profiles): Promise<number> {
  const { cpu, kilobitsPerSecond, latencyMs } = profiles[profile]
  const context = await browser.newContext()
  const page = await context.newPage()
  // A visitor's browser is running; what comes first here is only its process.
  await page.goto(`${url}nothing`)
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  const bytes = kilobitsPerSecond === 0 ? -1 : (kilobitsPerSecond * 1000) / 8
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytes,
    uploadThroughput: bytes,
  })
  await page.addInitScript(`new MutationObserver((_, observer) => {
    if (!document.querySelector('main form button[type=submit]')) return
    observer.disconnect()
    window.usable = performance.now()
  }).observe(document, { childList: true, subtree: true })`)
  await page.goto(url)
  await page.waitForFunction('window.usable')
  const usable: number = await page.evaluate('window.usable')
  await context.close()
  return usable
}

if (!chromiumPath) process.exit(0)
const site = await builtSite()
const size = (name: string) => gzipSync(readFileSync(join(site.folder, name)), { level: 9 }).length
const server = await serve(site.folder)
const browser = await launch()
const found: Record<string, { medianMs: number; slowestMs: number }> = {}
for (const profile of Object.keys(profiles) as (keyof typeof profiles)[]) {
  const times: number[] = []
  for (let i = 0; i < RUNS; i++) times.push(await firstQuestion(browser, server.url, profile))
  times.sort((a, b) => a - b)
  found[profile] = { medianMs: Math.round(times[RUNS >> 1] ?? 0), slowestMs: Math.round(times.at(-1) ?? 0) }
}
await browser.close()
await server.close()
process.stdout.write(
  `page: script ${size('page.js')} bytes compressed, style ${size('page.css')}, page ${size('index.html')}; until the first question is usable:\n`,
)
console.table(found)
const results = new URL('results/', import.meta.url)
mkdirSync(results, { recursive: true })
writeFileSync(new URL('page.json', results), `${JSON.stringify({ machine: cpus()[0]?.model, found }, null, 2)}\n`)
