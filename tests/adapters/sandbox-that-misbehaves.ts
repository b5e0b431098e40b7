import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { answerRequests } from '../../src/adapters/sandbox-body.ts'

/** What a sandbox must not get to do to the machine it runs on. */
const reaches = {
  read: () => readFileSync(new URL('../../README.md', import.meta.url)),
  write: () => writeFileSync(`${tmpdir()}/mediation-sandbox-${process.pid}`, ''),
  start: () => spawnSync(process.execPath, ['--version']),
}

export type Wanted = 'answer' | 'answer_last' | 'hang' | 'throw' | 'swell' | 'environment' | keyof typeof reaches

answerRequests<Wanted, unknown>(async (wanted, say) => {
  if (wanted in reaches) say(codeOf(reaches[wanted as keyof typeof reaches]))
  else say(wanted === 'environment' ? process.env : process.pid)
  for (const held: number[][] = []; wanted === 'swell'; held.push(new Array(1_000_000).fill(1.5)));
  while (wanted === 'hang');
  if (wanted === 'throw') throw new Error('as asked')
  return { fit: wanted !== 'answer_last' }
})

function codeOf(reached: () => unknown): string {
  try {
    reached()
    return 'done'
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'failed'
  }
}
