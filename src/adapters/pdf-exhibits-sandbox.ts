import type { ExhibitsRequest } from './pdf-exhibits.ts'
import { type Joined, joinHere } from './pdf-join.ts'
import { answerRequests } from './sandbox-body.ts'

answerRequests<ExhibitsRequest, Joined>(async ({ ref, exhibits, at }, say) => {
  const files = exhibits.map((exhibit) => ({ ...exhibit, bytes: Buffer.from(exhibit.bytes) }))
  say(await joinHere(ref, files, at, { documents: true }))
  return { fit: false }
})
