import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'

const text = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
const { scripts } = JSON.parse(text('package.json'))
/** Arguments of Node, from the project's folder: the program as `npm start` runs it, without its command. */
export const PROGRAM: readonly string[] = scripts.start.split(' ').slice(1, -1)
/** What the `Procfile` sets for the service. */
export const ENVIRONMENT = parseEnv(
  (/^worker: ((?:\w+=\S+ )*)npm start$/m.exec(text('Procfile'))?.[1] ?? '').replaceAll(' ', '\n'),
)

/** Of another process, as Linux tells it; null elsewhere. */
export function processorSeconds(pid: number | undefined): number | null {
  try {
    const [user = 0, system = 0] =
      readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ').slice(11, 13).map(Number) ?? []
    return (user + system) / 100
  } catch {
    return null
  }
}

/** In MB: what is resident now, or was at most. As Linux tells it; null elsewhere. */
export function memoryOf(pid: number | undefined, field: 'VmRSS' | 'VmHWM'): number | null {
  try {
    const kilobytes = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes ? Math.round(Number(kilobytes) / 1024) : null
  } catch {
    return null
  }
}
