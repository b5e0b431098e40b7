import { readFileSync } from 'node:fs'
import { accessibilityPage, indexPage, legalPage } from '../questionnaire/html/pages.ts'
import type { Rulebase } from '../rulebase/rulebase.ts'
import type { Config } from './config.ts'
import { pageScript } from './page-script.ts'

/** The questionnaire's five files by name: any web server can serve them, and they open from a folder. */
export async function pageSite(config: Config, rulebase: Rulebase): Promise<Record<string, string>> {
  const settings = { serviceName: config.SERVICE_NAME, mailAddress: config.MAIL_ADDRESS, origin: config.PAGE_ORIGIN }
  const publisher = {
    name: config.PAGE_PUBLISHER ?? '',
    address: config.PAGE_PUBLISHER_ADDRESS ?? '',
    director: config.PAGE_DIRECTOR ?? '',
    host: config.PAGE_HOST ?? '',
  }
  return {
    'index.html': indexPage(settings),
    'accessibilite.html': accessibilityPage(settings, publisher),
    'mentions-legales.html': legalPage(settings, publisher),
    'page.js': await pageScript(rulebase, settings),
    'page.css': readFileSync(new URL('../questionnaire/page.css', import.meta.url), 'utf8'),
  }
}
