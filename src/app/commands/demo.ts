import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { load as parseYaml } from 'js-yaml'
import { frenchMoment, kindLabel, storyPage } from '../../demo/page.ts'
import { play, type Told } from '../../demo/play.ts'
import { type Story, Story as StorySchema } from '../../demo/story.ts'
import { stateLabel } from '../../domain/states.ts'
import { loadCase } from '../../flows/load-case.ts'
import { htmlPart } from '../../mail/html-part.ts'
import { caseIds } from '../../store/cases.ts'
import { buildApp } from '../build.ts'
import { readConfig } from '../config.ts'
import { WrongUsage } from '../failures.ts'
import { print } from '../output.ts'

const PAGE = 'histoires.html'
const AUTHSERV = 'mx.demonstration.example'

/** Plays every story of `tests/stories/` and leaves mails, page and databases to look at. */
export async function demo({ to }: { to: string }): Promise<void> {
  const started = performance.now()
  const folder = resolve(to)
  clear(folder)
  const played: { story: Story; told: Told[]; html: Map<Told, string>; ends: string[] }[] = []
  for (const [n, story] of stories().entries()) {
    print(`\n${n + 1}. ${story.title}\n   ${story.about}\n`)
    played.push(await playOne(story, join(folder, `histoire-${n + 1}`)))
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, PAGE), storyPage(played))
  print(`\nEn ${((performance.now() - started) / 1000).toFixed(1)} s :`)
  for (const { story, ends } of played) print(`  ${story.title} : ${ends.join(' ; ')}`)
  print(`  La page à ouvrir : ${join(to, PAGE)}`)
  print(`  Les courriels : ${join(to, 'histoire-*', 'courriels')}`)
  print(`  La base à explorer : DATABASE_PATH=${join(to, 'histoire-1', 'mediation.sqlite')} npx mediation cases`)
}

/** Only what an earlier demonstration left is removed. */
function clear(folder: string): void {
  if (!existsSync(folder) || readdirSync(folder).length === 0) return
  if (!existsSync(join(folder, PAGE)))
    throw new WrongUsage(`${folder} contient déjà autre chose : choisissez un dossier vide.`)
  rmSync(folder, { recursive: true })
}

function stories(): Story[] {
  const folder = fileURLToPath(new URL('../../../tests/stories/', import.meta.url))
  return readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => StorySchema.parse(parseYaml(readFileSync(join(folder, name), 'utf8'))))
}

async function playOne(story: Story, folder: string) {
  const mailbox = join(folder, 'boite')
  const config = readConfig(
    {
      DATABASE_PATH: join(folder, 'mediation.sqlite'),
      MAILBOX_DIR: mailbox,
      OUTBOX_DIR: join(folder, 'envoyes'),
      TRUSTED_AUTHSERV_ID: AUTHSERV,
      MEDIATORS: 'Nadia Benali <nadia.benali@mediation-logement.example>',
      LOG_LEVEL: 'error',
    },
    'no file',
  )
  const app = await buildApp(config)
  try {
    const told = await play(app, story, { mailbox }, (mail) => print(line(mail)))
    const html = new Map<Told, string>()
    for (const mail of told) html.set(mail, await htmlPart(mail.raw))
    saveMails(told, join(folder, 'courriels'))
    const ends = caseIds(app.world.db)
      .map((id) => loadCase(app.world.db, id))
      .map((c) => `${c.header.ref} ${stateLabel[c.file.state]}`)
    return { story, told, html, ends }
  } finally {
    await app.close()
  }
}

function line({ at, direction, mail, kind }: Told): string {
  const who = (direction === 'in' ? mail.from : mail.to).map((p) => p.name || p.address).join(', ')
  return `   ${frenchMoment(at).padEnd(18)} ${direction === 'in' ? '→' : '←'} ${who} · ${kindLabel[kind]} · ${mail.subject}`
}

function saveMails(told: readonly Told[], folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const [n, { raw, direction, kind }] of told.entries())
    writeFileSync(join(folder, `${String(n + 1).padStart(3, '0')}-${direction === 'in' ? 'recu' : kind}.eml`), raw)
}
