import { connect } from 'node:net'
import { serve } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { config, encrypt, said, sealed, signed, startBot } from './platform.ts'

// Each of these hangs, kills or fools the server that the SDK brings (adaptDefault with its EventDispatcher, 1.74):
// protocol 7.2 and 7.4. They go over a real socket to a real server; after each one the bot must still answer.
const bot = startBot({
  receive: async inbound => {
    if (inbound.kind === 'message' && inbound.text === '出错') throw new Error('a handler broke')
  },
})
let port = 0
let server: ReturnType<typeof serve>

beforeAll(async () => {
  port = await new Promise<number>(resolve => {
    server = serve({ fetch: bot.app.fetch, port: 0, hostname: '127.0.0.1' }, info => resolve(info.port))
  })
})

afterAll(() => new Promise<void>(resolve => server.close(() => resolve())))

type Sending = {
  body: string | Buffer
  headers?: Record<string, string>
  path?: string
  splitAt?: number[]
  length?: string
}

/** Writes a request by hand, in as many pieces as `splitAt` says, and reads the answer. */
const send = ({ body, headers = {}, path = '/webhook/feishu', splitAt = [], length }: Sending) =>
  new Promise<{ status: number; text: string }>((resolve, reject) => {
    const bytes = Buffer.from(body)
    const lengthLine =
      length === 'chunked' ? 'Transfer-Encoding: chunked' : `Content-Length: ${length ?? bytes.length}`
    const head = [
      `POST ${path} HTTP/1.1`,
      'Host: bot',
      'Connection: close',
      'Content-Type: application/json',
      lengthLine,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ]
    const socket = connect(port, '127.0.0.1')
    const answer: Buffer[] = []
    socket.setNoDelay(true)
    socket.setTimeout(4_000, () => socket.destroy(new Error('no answer')))
    socket.on('data', chunk => answer.push(chunk))
    socket.on('error', error => (answer.length > 0 ? undefined : reject(error)))
    socket.on('close', () => {
      const [top = '', ...rest] = Buffer.concat(answer).toString().split('\r\n\r\n')
      resolve({ status: Number(top.split(' ')[1]), text: rest.join('\r\n\r\n') })
    })
    socket.write(`${head.join('\r\n')}\r\n\r\n`)
    void writePieces(socket, bytes, splitAt, length === 'chunked')
  })

const writePieces = async (
  socket: ReturnType<typeof connect>,
  bytes: Buffer,
  splitAt: number[],
  chunked: boolean,
) => {
  const cuts = [0, ...splitAt, bytes.length]
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    const piece = bytes.subarray(from, cuts[index + 1])
    if (socket.destroyed) return
    socket.write(
      chunked
        ? Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')])
        : piece,
    )
    await new Promise(resolve => setTimeout(resolve, 15))
  }
  if (chunked && !socket.destroyed) socket.write('0\r\n\r\n')
}

const envelope = () => said('登记 段小梅')
const wire = () => encrypt(JSON.stringify(envelope()))
const genuine = (body: string, rest: Partial<Sending> = {}): Sending => ({
  body,
  headers: signed(body),
  ...rest,
})
const note = (body: string) => Buffer.from(body).indexOf(Buffer.from('你')) + 1
const noted = () => `{"note":"你好世界","encrypt":"${wire()}"}`
const mebibyte = 1024 * 1024

const cases: [string, () => Sending, number, string?][] = [
  [
    'ciphertext that decrypts to nothing, from anybody (the SDK’s server exits)',
    () => ({ body: '{"encrypt":"AAAA"}' }),
    401,
  ],
  ['the same, truly signed', () => genuine('{"encrypt":"AAAA"}'), 401],
  ['JSON with blanks', () => genuine(`{ "encrypt": "${wire()}" }\n`), 200, '{}'],
  ['JSON with escaped slashes', () => genuine(`{"encrypt":"${wire().replaceAll('/', '\\/')}"}`), 200, '{}'],
  ['JSON with \\u escapes', () => genuine(`{"\\u0065ncrypt":"${wire()}"}`), 200, '{}'],
  ['JSON with a key twice', () => genuine(`{"encrypt":"x","encrypt":"${wire()}"}`), 200, '{}'],
  ['JSON with 1.0 and keys like numbers', () => genuine(`{"b":1.0,"1":2,"encrypt":"${wire()}"}`), 200, '{}'],
  [
    'a query string (the SDK never answers)',
    () => genuine(sealed(envelope()), { path: '/webhook/feishu?from=feishu' }),
    200,
    '{}',
  ],
  [
    'another path (the SDK never answers)',
    () => genuine(sealed(envelope()), { path: '/webhook/feishu/x' }),
    404,
  ],
  [
    'a chunk that ends inside a character',
    () => {
      const body = noted()
      return genuine(body, { splitAt: [note(body)] })
    },
    200,
    '{}',
  ],
  [
    'the same, streamed without a length',
    () => {
      const body = noted()
      return genuine(body, { splitAt: [note(body)], length: 'chunked' })
    },
    200,
    '{}',
  ],
  ['a handler that throws (the SDK’s server exits)', () => genuine(sealed(said('出错'))), 503],
  ['something that is no JSON', () => ({ body: 'encrypt=AAAA' }), 400],
  ['JSON that is no object', () => ({ body: '["encrypt"]' }), 400],
  ['JSON nested a hundred thousand deep', () => ({ body: '['.repeat(100_000) }), 400],
  ['nothing at all', () => ({ body: '' }), 400],
  ['a declared body over 1 MiB', () => ({ body: 'x', length: String(mebibyte + 1) }), 413],
  ['a streamed body over 1 MiB', () => ({ body: Buffer.alloc(mebibyte + 1, 120), length: 'chunked' }), 413],
  [
    'a body of exactly 1 MiB',
    () =>
      genuine(`${sealed(envelope())}${' '.repeat(mebibyte - sealed(envelope()).length)}`.slice(0, mebibyte)),
    200,
    '{}',
  ],
  ['a length that is no number', () => ({ body: 'x', length: 'abc' }), 400],
  ['a genuine body without the headers', () => ({ body: sealed(envelope()) }), 401],
  [
    'a genuine body with another’s signature (the SDK says 200)',
    () => ({ body: sealed(envelope()), headers: signed('other') }),
    401,
  ],
  ['plain text although there is a key (the SDK takes it)', () => genuine(JSON.stringify(envelope())), 401],
  [
    'a wrong verification token (the SDK takes it)',
    () => genuine(sealed({ ...envelope(), header: { ...envelope().header, token: 'x' } })),
    403,
  ],
  [
    'another app’s event',
    () =>
      genuine(sealed({ ...envelope(), header: { ...envelope().header, app_id: 'cli_0000000000000000' } })),
    403,
  ],
  ['ciphertext that is no JSON, truly signed', () => genuine(`{"encrypt":"${encrypt('hello world')}"}`), 400],
  ['an event with no header and no event', () => genuine(sealed({ token: config.verificationToken })), 403],
]

describe('the bot answers, and lives to answer the next', () => {
  it.each(cases)('%s', async (_name, sending, status, text) => {
    const answer = await send(sending())
    expect(answer.status).toBe(status)
    if (text !== undefined) expect(answer.text).toBe(text)
    expect((await send(genuine(sealed(envelope())))).status).toBe(200)
  })

  it('a sender who hangs up in the middle', async () => {
    await new Promise<void>(resolve => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST /webhook/feishu HTTP/1.1\r\nHost: bot\r\nContent-Length: 1000\r\n\r\n{"encrypt"')
        setTimeout(() => socket.destroy(), 30)
      })
      socket.on('close', () => resolve())
    })
    expect((await send(genuine(sealed(envelope())))).status).toBe(200)
  })
})
