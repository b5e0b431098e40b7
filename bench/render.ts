import { Bench } from 'tinybench'
import { compiledAhead } from '../src/adapters/mail-template.ts'
import { neutralTheme } from '../src/adapters/mail-theme.ts'
import { mjmlRenderer } from '../src/adapters/mjml-renderer.ts'
import { reminded } from '../tests/support/cases.ts'
import { TENANT } from '../tests/support/people.ts'
import { report } from './support/report.ts'

/** The HTML part of the letter that states the law, against mjml making its page for each letter. */
const folder = new URL('../mail-templates/', import.meta.url)
const { w } = await reminded()
const letter = w.sentTo(TENANT.address).at(-1)?.mail
if (!letter) throw new Error('no letter left')
const { html } = mjmlRenderer()

const bench = new Bench()
bench.add('HTML part of a letter', async () => {
  await html('letter', { title: letter.subject, text: letter.text, footer: '' })
})
bench.add('its page by mjml', async () => {
  await compiledAhead(folder, 'letter', neutralTheme)
})
await report(bench, 'render')
