import http from 'node:http'
import type { AddressInfo } from 'node:net'

export type ChatRequest = {
  model: string
  messages: { role: string; content: string }[]
  response_format?: {
    type: 'json_schema' | 'json_object'
    json_schema?: { name: string; strict: boolean; schema: object }
  }
}

/** What the endpoint does with one request. */
export type Behaviour =
  | { kind: 'says'; content: string; finish?: 'stop' | 'length' }
  | { kind: 'refuses' }
  | { kind: 'status'; code: number }
  | { kind: 'hangs' }
  | { kind: 'hangs_up' }
  | { kind: 'garbage' }

export type LoopbackModel = { baseUrl: string; requests: ChatRequest[]; raw: string[]; close(): Promise<void> }

/** A real HTTP endpoint that speaks OpenAI's chat completions on the loopback interface, well or badly. */
export async function loopbackModel(behave: (request: ChatRequest, nth: number) => Behaviour): Promise<LoopbackModel> {
  const requests: ChatRequest[] = []
  const raw: string[] = []
  const server = http.createServer((incoming, response) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const request = JSON.parse(body) as ChatRequest
      raw.push(body)
      requests.push(request)
      answer(response, behave(request, requests.length))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests,
    raw,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

export const says = (json: unknown): Behaviour => ({ kind: 'says', content: JSON.stringify(json) })

function answer(response: http.ServerResponse, behaviour: Behaviour): void {
  switch (behaviour.kind) {
    case 'hangs':
      return
    case 'hangs_up':
      response.destroy()
      return
    case 'status':
      send(response, behaviour.code, { error: { message: `status ${behaviour.code}` } })
      return
    case 'garbage':
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('<html>bad gateway</html>')
      return
    case 'refuses':
      send(response, 200, completion({ content: null, refusal: 'I cannot help with that' }, 'stop'))
      return
    case 'says':
      send(response, 200, completion({ content: behaviour.content, refusal: null }, behaviour.finish ?? 'stop'))
  }
}

function send(response: http.ServerResponse, code: number, body: object): void {
  // No wait between attempts: a test of retries must not sleep.
  response.writeHead(code, { 'content-type': 'application/json', 'retry-after-ms': '1' })
  response.end(JSON.stringify(body))
}

const completion = (message: object, finish: string): object => ({
  id: 'loopback',
  object: 'chat.completion',
  created: 0,
  model: 'loopback',
  choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', ...message } }],
  usage: { prompt_tokens: 11, completion_tokens: 7, total_tokens: 18 },
})
