import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** A folder over HTTP, compressed, with these headers on every answer; `asked` are the paths that were asked for. */
export async function serve(folder: string, headers: Record<string, string> = {}) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/'
    asked.push(path)
    try {
      const body = gzipSync(readFileSync(join(folder, path === '/' ? 'index.html' : path.slice(1))))
      const type = types[extname(path) || '.html'] ?? 'application/octet-stream'
      response.writeHead(200, { ...headers, 'content-type': type, 'content-encoding': 'gzip' }).end(body)
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('nothing here')
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked,
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}
