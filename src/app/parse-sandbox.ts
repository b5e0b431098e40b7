import { answerRequests } from '../adapters/sandbox-body.ts'
import type { Parsed } from '../mail/message.ts'
import { parseMail } from '../mail/parse.ts'

answerRequests<Uint8Array, Parsed>(async ({ buffer, byteOffset, byteLength }, say) => {
  say(await parseMail(Buffer.from(buffer, byteOffset, byteLength)))
  return { fit: false }
})
