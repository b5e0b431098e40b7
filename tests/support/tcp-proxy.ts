import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export type TcpProxy = {
  port: number
  /** Connections taken so far. */
  taken(): number
  /** After this many more bytes from the server: `destroy` or `end` the connection, or `stall` it (swallow everything). */
  after(bytes: number, fault: 'destroy' | 'end' | 'stall'): void
  /** After this many more bytes from the client: cuts the connection; the server gets these and no more. */
  afterSent(bytes: number): void
  /** From now on every piece takes so many milliseconds more, each way. */
  delay(ms: number): void
  /** Cuts what is open. */
  cut(): void
  /** Cuts what is open; new connections are cut too until `allow`. */
  refuse(): void
  allow(): void
  close(): Promise<void>
}

/** Stands between a client and a server of this machine, to break their connection. */
export async function tcpProxy(to: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let taken = 0
  let refusing = false
  let left = Number.POSITIVE_INFINITY
  let leftToSend = Number.POSITIVE_INFINITY
  let fault: 'destroy' | 'end' | 'stall' = 'destroy'
  let late = 0
  const soon = (go: () => void): void => void (late > 0 ? setTimeout(go, late) : go())

  const server = createServer((client) => {
    taken += 1
    if (refusing) return client.destroy()
    const upstream = connect(to, '127.0.0.1')
    const end = (): void => void [client, upstream].map((socket) => socket.destroy())
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end).on('close', () => sockets.delete(socket))
    }
    client
      .on('close', () => upstream.destroy())
      .on('data', (chunk) => left > 0 && soon(() => forward(chunk, upstream, end)))
    upstream.on('close', () => left > 0 && client.end()).on('data', (chunk) => soon(() => pass(chunk, client, end)))
  })

  function pass(chunk: Buffer, client: Socket, cut: () => void): void {
    if (left <= 0) return
    const part = chunk.subarray(0, Math.min(chunk.length, left))
    left -= chunk.length
    client.write(part, () => {
      if (left > 0 || fault === 'stall') return
      if (fault === 'end') client.end()
      else cut()
      left = Number.POSITIVE_INFINITY
    })
  }

  function forward(chunk: Buffer, upstream: Socket, cut: () => void): void {
    const part = chunk.subarray(0, Math.min(chunk.length, leftToSend))
    leftToSend -= chunk.length
    upstream.write(part, () => {
      if (leftToSend > 0) return
      leftToSend = Number.POSITIVE_INFINITY
      cut()
    })
  }

  function cut(): void {
    for (const socket of sockets) socket.destroy()
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => taken,
    after(bytes, kind) {
      left = bytes
      fault = kind
    },
    afterSent(bytes) {
      leftToSend = bytes
    },
    delay(ms) {
      late = ms
    },
    cut,
    refuse() {
      refusing = true
      cut()
    },
    allow() {
      refusing = false
      left = Number.POSITIVE_INFINITY
      leftToSend = Number.POSITIVE_INFINITY
    },
    async close() {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
