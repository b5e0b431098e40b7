import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { readWindow } from '../domain/sending-window.ts'

const ADDRESS_EXPECTED = 'une adresse électronique est attendue'
const address = z.email(ADDRESS_EXPECTED)
/** `nadia@service.example`, or `Nadia Benali <nadia@service.example>`. */
export function staffMember(text: string): { name: string; address: string } {
  const [, name = '', bracketed] = /^([^<>]{0,80})<([^<>]+)>$/.exec(text) ?? []
  return { name: name.trim(), address: (bracketed ?? text).trim().toLowerCase() }
}

const staff = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().refine((text) => address.safeParse(staffMember(text).address).success, ADDRESS_EXPECTED)))
const url = (...protocols: string[]) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), {
    error: `une adresse en ${protocols.map((p) => `${p}//`).join(' ou ')} est attendue`,
  })
export const folderNames = (text: string): string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)
const hours = 'un nombre entier d’heures est attendu, de 1 à 120'
const minutes = 'un nombre entier de minutes est attendu, de 0 à 60'
const price = 'un nombre d’euros est attendu, de 0 à 1000'
/** The first folder is watched, the others are looked into with it. */
const folders = z.string().refine((text) => folderNames(text).length > 0, 'au moins un dossier est attendu')
const port = 'un numéro de port est attendu, de 1 à 65535'
const flag = z.enum(['0', '1'], 'la valeur est 0 ou 1').transform((text) => text === '1')

/** Every variable that the program reads; `.env.example` explains each. */
const Environment = z
  .object({
    MAIL_ADDRESS: address.default('mediation@mediation-logement.example'),
    SERVICE_NAME: z.string().min(1).default('Médiation Logement'),
    IMAP_URL: url('imap:', 'imaps:').optional(),
    IMAP_FOLDER: folders.default('INBOX'),
    SMTP_URL: url('smtp:', 'smtps:').optional(),
    MAILBOX_DIR: z.string().min(1).default('data/mailbox'),
    OUTBOX_DIR: z.string().min(1).default('data/outbox'),
    DATABASE_PATH: z.string().min(1).default('data/mediation.sqlite'),
    REDIS_URL: url('redis:', 'rediss:').optional(),
    LLM_BASE_URL: url('http:', 'https:').optional(),
    LLM_API_KEY: z.string().optional(),
    LLM_MODEL: z.string().min(1).optional(),
    MEDIATORS: staff.default(['mediatrice@mediation-logement.example']),
    SUPERVISORS: staff.default(['supervision@mediation-logement.example']),
    TRUSTED_AUTHSERV_ID: z.string().min(1).optional(),
    SECRET_KEY: z.string().min(32, 'au moins 32 caractères sont attendus').optional(),
    DEPARTMENT: z
      .string()
      .regex(/^(\d{2,3}|2[AB])$/, 'un numéro de département est attendu')
      .optional(),
    SHADOW: flag.default(false),
    REPHRASE: flag.default(false),
    TRUSTED_SUBMISSION: flag.default(false),
    UNDO_MINUTES: z.coerce.number(minutes).int(minutes).min(0, minutes).max(60, minutes).default(5),
    SENDING_HOURS: z
      .string()
      .refine((text) => readWindow(text) !== undefined, 'deux heures comme 07:30-19:00, ou toujours, sont attendues')
      .default('07:30-19:00'),
    BOUNCE_ADDRESSES: flag.default(false),
    // A letter names days for an answer: approved any later, they would be too near.
    APPROVAL_HOURS: z.coerce.number(hours).int(hours).min(1, hours).max(120, hours).default(72),
    HOURLY_COST: z.coerce.number(price).min(0, price).max(1_000, price).optional(),
    MILLION_TOKENS_COST: z.coerce.number(price).min(0, price).max(1_000, price).optional(),
    PAGE_ORIGIN: z
      .string()
      .regex(/^[a-z0-9-]{1,20}$/, 'vingt lettres minuscules, chiffres ou tirets au plus sont attendus')
      .default('page'),
    PAGE_PUBLISHER: z.string().optional(),
    PAGE_PUBLISHER_ADDRESS: z.string().optional(),
    PAGE_DIRECTOR: z.string().optional(),
    PAGE_HOST: z.string().optional(),
    METRICS_PORT: z.coerce.number(port).int(port).min(1, port).max(65_535, port).optional(),
    LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    const needs = (when: boolean, variable: keyof typeof env, message: string) => {
      if (when && !env[variable]) context.addIssue({ code: 'custom', path: [variable], message })
    }
    needs(env.IMAP_URL !== undefined, 'SMTP_URL', 'nécessaire quand IMAP_URL est donnée')
    needs(env.SMTP_URL !== undefined, 'IMAP_URL', 'nécessaire quand SMTP_URL est donnée')
    needs(
      env.IMAP_URL !== undefined,
      'SECRET_KEY',
      'nécessaire avec un vrai serveur de courriel : openssl rand -hex 32',
    )
    needs(env.LLM_BASE_URL !== undefined, 'LLM_MODEL', 'nécessaire quand LLM_BASE_URL est donnée')
    needs(env.REPHRASE, 'LLM_BASE_URL', 'nécessaire quand REPHRASE vaut 1')
    if (env.MEDIATORS.length === 0)
      context.addIssue({
        code: 'custom',
        path: ['MEDIATORS'],
        message: 'au moins une adresse de médiateur est nécessaire',
      })
  })

export type Config = z.infer<typeof Environment> & { local: boolean }

/** Every mistake of the configuration at once, one French line each. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** The environment, over a `.env` file where there is one, checked as a whole. Empty values count as unset. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, file = '.env'): Config {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  const given = Object.fromEntries(Object.entries({ ...fromFile, ...env }).filter(([, value]) => value?.trim()))
  const checked = Environment.safeParse(given)
  if (!checked.success) {
    const lines = checked.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`)
    throw new ConfigError(`Configuration incorrecte\n${lines.map((line) => `  ${line}`).join('\n')}`)
  }
  return { ...checked.data, local: checked.data.IMAP_URL === undefined }
}
