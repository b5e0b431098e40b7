import { parisDay } from '../../domain/day.ts'
import type { Rules } from '../../flows/world.ts'
import { integrity } from '../../store/database.ts'
import { openCasesWithOtherRules } from '../../store/rule-versions.ts'
import { inventoryLine } from '../../writing/paragraphs/inventory.ts'
import type { App } from '../build.ts'
import { paragraphTexts } from '../data-files.ts'
import { NotSo } from '../failures.ts'
import { print } from '../output.ts'
import { withApp } from '../with-app.ts'

type Check = { part: string; run(app: App): Promise<string> | string }

const checks: readonly Check[] = [
  { part: 'base', run: ({ config, world }) => database(config.DATABASE_PATH, integrity(world.db)) },
  { part: 'boîte de réception', run: ({ mailbox }) => mailbox.check() },
  { part: 'envoi', run: ({ world }) => world.transport.check() },
  { part: 'travaux', run: ({ world }) => world.jobs.check() },
  { part: 'modèle', run: ({ model }) => model?.check() ?? 'aucun modèle : lecteur intégré' },
  {
    part: 'règles',
    run: ({ world: { db, rules } }) => rulesLine(rules, openCasesWithOtherRules(db, rules.current.version).length),
  },
  { part: 'modèles de courriel', run: ({ world }) => world.renderer.check() },
  {
    part: 'textes des lettres',
    run: ({ world }) => inventoryLine(paragraphTexts(), parisDay(world.clock.now())),
  },
  { part: 'horloge', run: ({ world, clock }) => clockLine(world.clock.now(), clock?.isVirtual() ?? false) },
  { part: 'équipe', run: ({ config }) => staff(config.MEDIATORS, config.SUPERVISORS) },
  { part: 'authentification', run: ({ config }) => trust(config.TRUSTED_AUTHSERV_ID ?? null) },
]

/** One line per part; exit 1 when any part does not work. */
export const doctor = (): Promise<void> =>
  withApp(async (app) => {
    let failures = 0
    for (const { part, run } of checks) {
      try {
        print(`ok     ${await run(app)}`)
      } catch (error) {
        failures += 1
        print(`ÉCHEC  ${part} : ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)}`)
      }
    }
    if (failures > 0) throw new NotSo(`${failures} partie(s) ne fonctionnent pas.`)
  })

function database(path: string, state: string): string {
  if (state !== 'ok') throw new Error(`base ${path} abîmée : ${state}`)
  return `base : ${path}, entière`
}

const rulesLine = ({ current, texts }: Rules, others: number): string =>
  `règles : ${Object.keys(texts).length} fichiers, version ${current.version}${others > 0 ? ` ; ${others} dossier(s) ouvert(s) en gardent une autre (mediation rules changes)` : ''}`

const clockLine = (now: string, isVirtual: boolean): string =>
  `horloge : ${now}${isVirtual ? ' (virtuelle, déplacée par run-until)' : ''}`

function staff(mediators: readonly string[], supervisors: readonly string[]): string {
  if (supervisors.length === 0)
    throw new Error('aucun superviseur : personne ne reçoit le point quotidien (SUPERVISORS)')
  return `équipe : ${mediators.length} médiateur(s), ${supervisors.length} superviseur(s)`
}

const trust = (authservId: string | null): string =>
  authservId
    ? `authentification : verdicts de ${authservId}`
    : 'authentification : vérifiée ici (DKIM, DMARC), car TRUSTED_AUTHSERV_ID est vide'
