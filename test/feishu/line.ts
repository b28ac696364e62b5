import { createServer, type Server } from 'node:http'
import { onTestFinished } from 'vitest'
import { type WebSocket, WebSocketServer } from 'ws'
import { decodeFrame, encodeFrame } from '#emulator/push/frame.ts'

export type Ack = { readonly code: number; readonly type: string; readonly data?: unknown }

export const until = async (done: () => boolean): Promise<void> => {
  for (let turns = 0; !done(); turns += 1) {
    if (turns > 1_000) throw new Error('waited in vain')
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}

/** Opens the server on a port of its own and says where. */
export const listen = async (server: Server): Promise<string> => {
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  return `127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
}

/** A platform that pushes the frames it is told to, and reads their acks. `waiting` goes out with the handshake. */
export const startLine = async (waiting: readonly unknown[] = []) => {
  const sockets: WebSocket[] = []
  const acks = new Map<string, (ack: Ack) => void>()
  const wss = new WebSocketServer({ noServer: true })
  const server = createServer((_request, response) => {
    const ClientConfig = { ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0, PingInterval: 120 }
    const URL = `ws://${host}/connect?fpid=1&device_id=1&service_id=7`
    response.end(JSON.stringify({ code: 0, msg: '', data: { URL, ClientConfig } }))
  })
  server.on('upgrade', (request, socket, head) => {
    // One write, as a busy network delivers it.
    socket.cork()
    wss.handleUpgrade(request, socket, head, line => {
      sockets.push(line)
      line.on('message', (data: Buffer) => hear(data, acks))
      for (const [index, payload] of waiting.entries()) write(line, `w${index}`, payload)
    })
    socket.uncork()
  })
  const host = await listen(server)
  onTestFinished(() => {
    for (const line of sockets) line.terminate()
    wss.close()
  })
  const push = async (payload: unknown, type = 'event', bytesMax = 1_000_000): Promise<Ack> => {
    await until(() => sockets.at(-1)?.readyState === 1)
    const messageId = `m${acks.size}`
    const acked = new Promise<Ack>(resolve => acks.set(messageId, resolve))
    const line = sockets.at(-1)
    if (line) write(line, messageId, payload, type, bytesMax)
    return acked
  }
  return { domain: `http://${host}`, push, sockets }
}

const hear = (data: Buffer, acks: Map<string, (ack: Ack) => void>): void => {
  const frame = decodeFrame(data)
  const { code, data: answer } = JSON.parse(Buffer.from(frame.payload).toString() || '{}')
  const read = answer === undefined ? {} : { data: JSON.parse(Buffer.from(answer, 'base64').toString()) }
  acks.get(frame.headers.message_id ?? '')?.({ code, type: frame.headers.type ?? '', ...read })
}

const write = (
  line: WebSocket,
  messageId: string,
  payload: unknown,
  type = 'event',
  bytesMax = 1_000_000,
): void => {
  const bytes = Buffer.from(JSON.stringify(payload))
  const sum = Math.ceil(bytes.length / bytesMax)
  for (let seq = 0; seq < sum; seq += 1) {
    const headers = { type, message_id: messageId, sum: String(sum), seq: String(seq), trace_id: 't' }
    const piece = bytes.subarray(seq * bytesMax, (seq + 1) * bytesMax)
    line.send(encodeFrame({ seqId: 1, logId: 1, service: 7, method: 1, headers, payload: piece }))
  }
}
