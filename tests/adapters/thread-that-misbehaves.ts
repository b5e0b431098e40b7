import { threadId } from 'node:worker_threads'
import { answerRequests } from '../../src/adapters/thread-body.ts'

export type Wanted = 'answer' | 'answer_last' | 'hang' | 'throw' | 'swell' | 'environment'

answerRequests<Wanted, unknown>(async (wanted, say) => {
  say(wanted === 'environment' ? process.env : threadId)
  for (const held: number[][] = []; wanted === 'swell'; held.push(new Array(1_000_000).fill(1.5)));
  while (wanted === 'hang');
  if (wanted === 'throw') throw new Error('as asked')
  return { fit: wanted !== 'answer_last' }
})
