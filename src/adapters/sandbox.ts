import { type ChildProcess, fork } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type SandboxLimits = {
  /** Milliseconds for one request. */
  ms: number
  /** Of its JavaScript heap. */
  heapMb: number
}

/** How a request ended: answered, by a limit, or by a fault. */
export type SandboxEnd = 'done' | 'too_slow' | 'too_large' | 'failed'

/** What a sandbox posts, by `sandbox-body.ts`. `fit`: it may answer another request. */
export type Posted<Heard> = { heard: Heard } | { done: true; fit: boolean }

const IDLE_MS = 10_000
/** Its own program, and nothing else of the disk; where a part of it is a link, what that leads to. */
const readable = () => [
  ...new Set(
    ['src/', 'node_modules/', 'package.json']
      .map((part) => fileURLToPath(new URL(`../../${part}`, import.meta.url)))
      .flatMap((path) => [path, realpathSync(path)]),
  ),
]

/**
 * A file that runs in a process of its own, for what somebody else's bytes may make hang, swell or break: it reads nothing but the
 * program, writes nothing, starts nothing and gets none of the environment; its memory goes back when it ends. Answers one request after the
 * other and never rejects; what was posted until the end was heard. One that says it is fit serves the next request, and is ended after ten
 * seconds without one; it never keeps this process, and ends with it.
 */
export function sandboxOf<Request, Heard>(file: URL, limits: SandboxLimits) {
  let kept: Kept | null = null
  let last: Promise<unknown> = Promise.resolve()

  async function answer(request: Request, hear: (heard: Heard) => void, ms: number): Promise<SandboxEnd> {
    const child = taken() ?? started()
    const { end, fit } = await ask(child, request, hear, ms)
    if (fit) keep(child)
    else await ended(child)
    return end
  }

  function started(): ChildProcess {
    const child = begin(file, limits)
    child.once('exit', () => {
      if (kept?.child === child) taken()
    })
    return child
  }

  function taken(): ChildProcess | null {
    const child = kept?.child ?? null
    clearTimeout(kept?.idle)
    kept = null
    child?.ref()
    child?.channel?.ref()
    return child
  }

  function keep(child: ChildProcess): void {
    child.unref()
    child.channel?.unref()
    kept = { child, idle: setTimeout(() => taken()?.kill('SIGKILL'), IDLE_MS).unref() }
  }

  return (request: Request, hear: (heard: Heard) => void, ms = limits.ms): Promise<SandboxEnd> => {
    const end = last.then(() => answer(request, hear, ms))
    last = end
    return end
  }
}

type Kept = { child: ChildProcess; idle: NodeJS.Timeout }

function begin(file: URL, { heapMb }: SandboxLimits): ChildProcess {
  const child = fork(fileURLToPath(file), [], {
    execArgv: [
      '--permission',
      ...readable().map((path) => `--allow-fs-read=${path}`),
      `--max-old-space-size=${heapMb}`,
      '--max-semi-space-size=4',
    ],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  const end = (): void => void child.kill('SIGKILL')
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  // What breaks between two requests must not end this process.
  child.on('error', () => undefined)
  return child
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const { promise, resolve } = Promise.withResolvers<void>()
  child.once('exit', () => resolve())
  // One that could not be started never exits.
  if (child.kill('SIGKILL')) await promise
}

async function ask<Heard>(
  child: ChildProcess,
  request: unknown,
  hear: (heard: Heard) => void,
  ms: number,
): Promise<{ end: SandboxEnd; fit: boolean }> {
  const { promise, resolve } = Promise.withResolvers<{ end: SandboxEnd; fit: boolean }>()
  const over = (end: SandboxEnd): void => resolve({ end, fit: false })
  const bell = setTimeout(() => over('too_slow'), ms)
  const onMessage = (posted: Posted<Heard>): void => {
    if ('heard' in posted) hear(posted.heard)
    else resolve({ end: 'done', fit: posted.fit })
  }
  // V8 aborts a process whose heap is full.
  const onExit = (_: number | null, signal: string | null): void => over(signal === 'SIGABRT' ? 'too_large' : 'failed')
  child.on('message', onMessage).once('exit', onExit)
  child.send(request as object, (error) => error && over('failed'))
  const outcome = await promise
  clearTimeout(bell)
  child.off('message', onMessage).off('exit', onExit)
  return outcome
}
