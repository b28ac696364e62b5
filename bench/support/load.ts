import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { Agent, request } from 'node:http'

export const secrets = {
  appId: 'cli_0123456789abcdef',
  encryptKey: 'bench key',
  verificationToken: 'bench-token',
}

export type Signed = { readonly body: string; readonly headers: Readonly<Record<string, string>> }

/** A message event as the platform pushes it: encrypted, signed, its own message id. */
export const signedMessage = (text: string, at = Date.now()): Signed => {
  const id = randomBytes(12).toString('hex')
  const envelope = {
    schema: '2.0',
    header: {
      event_id: `evt_${id}`,
      event_type: 'im.message.receive_v1',
      create_time: String(at),
      token: secrets.verificationToken,
      app_id: secrets.appId,
      tenant_key: 'bench',
    },
    event: {
      sender: { sender_id: { open_id: `ou_${id}` }, sender_type: 'user', tenant_key: 'bench' },
      message: {
        message_id: `om_${id}`,
        create_time: String(at),
        update_time: String(at),
        chat_id: `oc_${id.slice(0, 4)}`,
        chat_type: 'p2p',
        message_type: 'text',
        content: JSON.stringify({ text }),
      },
    },
  }
  return sign(JSON.stringify(envelope))
}

const sign = (plain: string): Signed => {
  const iv = randomBytes(16)
  const key = createHash('sha256').update(secrets.encryptKey).digest()
  const cipher = createCipheriv('aes-256-cbc', key, iv)
  const encrypt = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
  const body = JSON.stringify({ encrypt })
  const timestamp = String(Math.floor(Date.now() / 1000))
  const nonce = randomBytes(8).toString('hex')
  const signature = createHash('sha256')
    .update(timestamp + nonce + secrets.encryptKey + body)
    .digest('hex')
  return {
    body,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(body)),
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': signature,
    },
  }
}

export type Measured = {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly failed: number
}

/** Posts every event once: as fast as `connections` allow, or at `perSecond`. */
export const post = async (
  url: string,
  events: readonly Signed[],
  { connections = 32, perSecond = Number.POSITIVE_INFINITY } = {},
): Promise<Measured> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const took: number[] = []
  let failed = 0
  let next = 0
  const started = performance.now()
  const worker = async (): Promise<void> => {
    for (let index = next++; index < events.length; index = next++) {
      const due = started + (index * 1000) / perSecond
      await until(due)
      const from = perSecond === Number.POSITIVE_INFINITY ? performance.now() : due
      // The index is below the length.
      const status = await send(url, agent, events[index] as Signed)
      took.push(performance.now() - from)
      if (status !== 200) failed += 1
    }
  }
  await Promise.all(Array.from({ length: connections }, worker))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return { perSecond: events.length / seconds, p50: quantile(took, 0.5), p99: quantile(took, 0.99), failed }
}

const until = async (at: number): Promise<void> => {
  const waitMs = at - performance.now()
  if (waitMs > 0) await new Promise(resolve => setTimeout(resolve, waitMs))
}

const send = (url: string, agent: Agent, event: Signed): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', agent, headers: event.headers }, response => {
      response.resume()
      response.once('end', () => resolve(response.statusCode ?? 0))
    })
    sent.once('error', reject)
    sent.end(event.body)
  })

export const quantile = (values: readonly number[], q: number): number => {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
