import { expect } from 'vitest'
import { listening } from './asking.ts'
import { bole, refusal } from './served.ts'

/** A message as 发送消息 and its neighbours answer; every field of their pages that is not for replies, threads or mentions. */
export const message = (more: object = {}) => ({
  message_id: expect.stringMatching(/^om_[0-9a-f]{32}$/),
  msg_type: 'text',
  create_time: expect.stringMatching(/^\d{13}$/),
  update_time: expect.stringMatching(/^\d{13}$/),
  deleted: false,
  updated: false,
  chat_id: expect.stringMatching(/^oc_/),
  sender: { id: bole.appId, id_type: 'app_id', sender_type: 'app', tenant_key: expect.any(String) },
  body: { content: expect.any(String) },
  ...more,
})

export const text = (words: string) => ({ msg_type: 'text', content: JSON.stringify({ text: words }) })

export const desk = async () => {
  const { client, ...rest } = await listening()
  rest.emulator.limits.on = false
  const im = client.im.v1
  const send = async (receive_id: string, said: { msg_type: string; content: string }) => {
    const type = receive_id.startsWith('oc_') ? 'chat_id' : 'open_id'
    const sent = await im.message.create({
      params: { receive_id_type: type },
      data: { receive_id, ...said },
    })
    return { data: sent.data, path: { message_id: sent.data?.message_id ?? '' } }
  }
  return { client, im, send, ...rest }
}

type Desk = Awaited<ReturnType<typeof desk>>

export const codeOf = async (call: Promise<unknown>) => (await refusal(call)).code

/** The SDK keeps its token by the wall clock; after a jump a fresh one is asked for by hand. */
export const lateCode = async (
  emulator: Desk['emulator'],
  path: string,
  method = 'GET',
  body?: object,
): Promise<number> => {
  const { tenant_access_token } = emulator.tokens.issue(bole.appId, bole.secret)
  const headers = { authorization: `Bearer ${tenant_access_token}` }
  const sent = body ? { body: JSON.stringify(body) } : {}
  const response = await emulator.routes.request(`/open-apis${path}`, { method, headers, ...sent })
  // every answer has a code
  return ((await response.json()) as { code: number }).code
}
