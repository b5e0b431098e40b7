import type { App } from '../build.ts'
import { checkDatabase } from '../check-database.ts'
import { NotSo } from '../failures.ts'
import { serveHealth } from '../health.ts'
import { print } from '../output.ts'
import { withWorker } from '../with-app.ts'
import { startWorker } from '../worker.ts'

/** Service managers kill after ten seconds; a model or a server that hangs must not decide how the service ends. */
const LAST_SECONDS = 9_000

/** Runs until SIGTERM or SIGINT, then lets what is under way finish, within those seconds. A kill loses nothing either. */
export const start = (): Promise<void> =>
  withWorker(async (app) => {
    for (const line of partLines(app)) print(line)
    const health = app.config.METRICS_PORT ? await serveHealth(app, app.config.METRICS_PORT) : null
    const worker = startWorker(app)
    const ending = new AbortController()
    for (const signal of ['SIGTERM', 'SIGINT'] as const)
      process.once(signal, () => {
        ending.abort()
        worker.stop()
        setTimeout(() => {
          print('Arrêté : une tâche en cours sera reprise au prochain démarrage.')
          process.exit()
        }, LAST_SECONDS).unref()
      })
    let damage: string | null = null
    void checkDatabase(app.config.DATABASE_PATH, ending.signal).then((state) => {
      if (state === null && !ending.signal.aborted) app.world.log.error({}, 'database not checked')
      if (state === null || state === 'ok') return
      damage = state
      worker.stop()
    })
    await worker.done
    health?.close()
    if (damage !== null) throw new NotSo(damaged(app.config.DATABASE_PATH, damage))
    print('Arrêté proprement.')
  })

const damaged = (path: string, state: string): string =>
  `la base ${path} est abîmée (${state}) : restaurez une copie avec « mediation restore ».`

/** What runs where, one line per part. */
function partLines({ config }: App): string[] {
  return [
    `base : ${config.DATABASE_PATH}`,
    config.IMAP_URL
      ? `boîte : IMAP ${new URL(config.IMAP_URL).host}, ${config.IMAP_FOLDER}`
      : `boîte : Maildir ${config.MAILBOX_DIR} (mode local)`,
    config.SMTP_URL
      ? `envoi : SMTP ${new URL(config.SMTP_URL).host}`
      : `envoi : Maildir ${config.OUTBOX_DIR} (mode local)`,
    config.LLM_BASE_URL
      ? `lecture : modèle ${config.LLM_MODEL}, lecteur intégré en secours`
      : 'lecture : lecteur intégré',
    config.REDIS_URL ? `travaux : répartis par Redis ${new URL(config.REDIS_URL).host}` : 'travaux : dans ce processus',
    `adresse : ${config.MAIL_ADDRESS} ; médiateurs : ${config.MEDIATORS.length} ; superviseurs : ${config.SUPERVISORS.length}`,
    ...(config.METRICS_PORT ? [`santé : http://127.0.0.1:${config.METRICS_PORT}/health et /metrics`] : []),
    ...(config.SHADOW ? ['mode ombre : tout est préparé, rien n’est envoyé'] : []),
  ]
}
