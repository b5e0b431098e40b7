import { type DestinationStream, destination, pino } from 'pino'
import { Outage } from './outage.ts'

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'

export type Log = {
  info(ids: object, message: string): void
  warn(ids: object, message: string): void
  error(ids: object, message: string): void
}

const LONGEST = 200
const ADDRESS = /[^\s<>"'(),;:@]{1,64}@[^\s<>"'(),;:@]{1,255}/g

/**
 * JSON lines on standard error. Callers pass ids, counts and closed words; as a second fence, addresses are masked,
 * texts are cut, and an error keeps its name, code and stack frames but not its message, which may quote a mail; only an
 * `Outage` keeps its own.
 */
export function createLog(level: LogLevel, to: DestinationStream = destination({ dest: 2, sync: true })): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: named, log: masked },
    },
    to,
  )
}

const named = (label: string): object => ({ level: label })

const masked = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, mask(value)]))

function mask(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, LONGEST).replace(ADDRESS, '[address]')
  if (value instanceof Error) return described(value)
  if (typeof value === 'object' && value !== null) return mask(JSON.stringify(value))
  return value
}

function described(error: Error): object {
  if (error instanceof Outage) return { name: error.name, because: error.message }
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return { name: error.name, code: 'code' in error ? error.code : undefined, frames: frames.slice(0, 8) }
}
