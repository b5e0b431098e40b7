import type { Server } from './server-url.ts'

/** Why a server could not be used, as one French line without the password, e.g. `connexion refusée par mail.example:993`. */
export function networkReason(error: unknown, { host, port }: Server): string {
  const place = `${host}:${port}`
  const code = codeOf(error)
  if (NO_ADDRESS.has(code)) return `serveur introuvable : ${host}`
  if (SILENCE.has(code)) return `pas de réponse de ${place}`
  if (code === 'ECONNREFUSED') return `connexion refusée par ${place}`
  if (CERTIFICATE.test(code)) return `certificat de ${host} refusé (${code})`
  return `échec avec ${place} (${[code, firstLine(error)].filter(Boolean).join(', ')})`
}

const NO_ADDRESS = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EDNS'])
const SILENCE = new Set([
  'ETIMEDOUT',
  'ETIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'CONNECT_TIMEOUT',
  'GREETING_TIMEOUT',
  'UPGRADE_TIMEOUT',
])
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/

/** Nodemailer keeps the system's own code beside its family. */
function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return ''
  const { originalCode, code } = error as { originalCode?: unknown; code?: unknown }
  return String(originalCode ?? code ?? '')
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split(/[\r\n]/, 1)[0]?.slice(0, 200) ?? ''
