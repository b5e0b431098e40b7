import { parentPort, workerData } from 'node:worker_threads'
import { parseMail } from '../mail/parse.ts'

// The body of a thread: `parse-apart.ts` starts it, and ends it when it takes too long.
const { buffer, byteOffset, byteLength } = workerData as Uint8Array
parentPort?.postMessage(await parseMail(Buffer.from(buffer, byteOffset, byteLength)))
