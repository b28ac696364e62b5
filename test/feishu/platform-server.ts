import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import { type ClientConfig, createClient } from '#feishu/client.ts'
import { config, quiet } from './platform.ts'

export type Asked = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Record<string, unknown>
  readonly authorization: string | undefined
}

export type Answer =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown }
  /** Takes the request and drops the connection. */
  | 'reset'
  /** Takes the request and never answers. */
  | 'silence'

export const ok = (data: unknown = {}): Answer => ({ body: { code: 0, msg: 'success', data } })
export const no = (code: number, msg = '', status = 400, headers: Record<string, string> = {}): Answer => ({
  status,
  headers,
  body: { code, msg },
})

/** A platform that answers as told, to see what we make of answers the emulator would not give. */
export const startPlatform = async (
  answer: (asked: Asked, count: number) => Answer,
  options: Partial<ClientConfig> & { readonly token?: (count: number) => Answer } = {},
) => {
  const asked: Asked[] = []
  const tokens: Asked[] = []
  const server = createServer(async (request, response) => {
    const call = await readCall(request)
    if (call.path.includes('/tenant_access_token/')) {
      tokens.push(call)
      return write(response, (options.token ?? issue)(tokens.length))
    }
    asked.push(call)
    write(response, answer(call, asked.length))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  // a TCP server's address
  const domain = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createClient({
    appId: config.appId,
    appSecret: 'app secret',
    domain,
    log: quiet,
    ...options,
  })
  return { asked, tokens, domain, client, server }
}

const issue = (count: number): Answer => ({
  body: { code: 0, msg: 'ok', tenant_access_token: `t-token-number-${count}`, expire: 7200 },
})

const readCall = async (request: IncomingMessage): Promise<Asked> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const url = new URL(request.url ?? '', 'http://platform')
  return {
    method: request.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    body: JSON.parse(Buffer.concat(chunks).toString() || '{}'),
    authorization: request.headers.authorization,
  }
}

const write = (response: ServerResponse, answer: Answer): void => {
  if (answer === 'silence') return
  if (answer === 'reset') return void response.socket?.resetAndDestroy()
  response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers })
  response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body))
}
