import { once } from 'node:events'
import { createServer } from 'node:net'
import { promisify } from 'node:util'

/** Below what the kernel gives to outgoing connections (RFC 6335: 49152 up; Linux: 32768 up), above the well-known ones. */
const [LOWEST, HIGHEST] = [10_240, 32_000]

/**
 * A port of 127.0.0.1 that nobody listens on now, for servers that cannot be asked which one they took. It stands outside the range
 * of ephemeral ports: there, any connection of a test beside this one could take it before the server does.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * (HIGHEST - LOWEST))
    if (await canListen(port)) return port
  }
}

async function canListen(port: number): Promise<boolean> {
  const server = createServer()
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening')
  } catch {
    return false
  }
  await promisify(server.close.bind(server))()
  return true
}
