import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { readConfig } from '../config.ts'
import { loadRulebase } from '../data-files.ts'
import { print } from '../output.ts'
import { pageSite } from '../page-site.ts'

export async function page({ to }: { to: string }): Promise<void> {
  const config = readConfig()
  const rulebase = loadRulebase()
  const files = await pageSite(config, rulebase)
  mkdirSync(to, { recursive: true })
  // The program writes for itself alone; a web server has to read these.
  chmodSync(to, 0o755)
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(to, name), text)
    chmodSync(join(to, name), 0o644)
  }
  const size = (gzipSync(files['page.js'] ?? '', { level: 9 }).length / 1000).toFixed(1).replace('.', ',')
  print(`Page écrite dans ${to} avec les règles ${rulebase.version} : script de ${size} ko une fois compressé.`)
  const missing = (['PAGE_PUBLISHER', 'PAGE_PUBLISHER_ADDRESS', 'PAGE_DIRECTOR', 'PAGE_HOST'] as const).filter(
    (name) => config[name] === undefined,
  )
  if (missing.length > 0) print(`Mentions légales à compléter : ${missing.join(', ')} (voir .env.example).`)
}
