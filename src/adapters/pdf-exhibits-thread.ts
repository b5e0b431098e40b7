import { parentPort, workerData } from 'node:worker_threads'
import type { Instant } from '../domain/day.ts'
import { joinHere } from './pdf-join.ts'

/** Bytes cross as plain arrays. */
type Given = { ref: string; exhibits: { number: number; name: string; bytes: Uint8Array }[]; at: Instant }

const { ref, exhibits, at } = workerData as Given
const files = exhibits.map((exhibit) => ({ ...exhibit, bytes: Buffer.from(exhibit.bytes) }))
parentPort?.postMessage(await joinHere(ref, files, at, { documents: true }))
