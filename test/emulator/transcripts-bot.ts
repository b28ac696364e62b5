import type { Emulator } from '#emulator/emulator.ts'
import { bole, newEmulator } from './served.ts'

const plain = (content: string) => ({ tag: 'plain_text', content })

const form = {
  schema: '2.0',
  header: { title: plain('登记人才') },
  body: {
    elements: [
      { tag: 'markdown', content: '2026年11月23日 9:00' },
      {
        tag: 'form',
        name: 'f',
        elements: [
          { tag: 'input', name: 'name', label: plain('姓名'), required: true },
          { tag: 'date_picker', name: 'day', placeholder: plain('日期') },
          { tag: 'button', name: 'submit', text: plain('提交'), form_action_type: 'submit' },
        ],
      },
    ],
  },
}

const done = (name: unknown) => ({
  schema: '2.0',
  header: { title: plain('已登记') },
  body: { elements: [{ tag: 'markdown', content: `RC-12 ${name}` }] },
})

const { encryptKey: _, ...plainApp } = bole

/** A bot that answers words with a form, and the form with a toast and the card redrawn. `word` is what it toasts. */
export const formBot = (word = '已登记'): Emulator => {
  const emulator: Emulator = newEmulator({
    apps: [{ ...plainApp, eventUrl: 'http://bot/' }],
    fetch: async (_url, init) => {
      const { header, event } = JSON.parse(String(init.body))
      if (header.event_type === 'im.message.receive_v1')
        await answer(emulator, event.message.message_id, JSON.parse(event.message.content).text)
      if (header.event_type !== 'card.action.trigger') return new Response('{}')
      const card = { type: 'raw', data: done(event.action.form_value.name) }
      return Response.json({ toast: { type: 'success', content: word }, card })
    },
  })
  return emulator
}

const answer = async (emulator: Emulator, messageId: string, said: string): Promise<void> => {
  const post = (path: string, body: object, token = '') =>
    emulator.routes.request(`/open-apis${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  const issued = await post('/auth/v3/tenant_access_token/internal', {
    app_id: bole.appId,
    app_secret: bole.secret,
  })
  // the platform's own shape
  const { tenant_access_token } = (await issued.json()) as { tenant_access_token: string }
  const sent = said.includes('登记')
    ? { msg_type: 'interactive', content: JSON.stringify(form) }
    : { msg_type: 'text', content: JSON.stringify({ text: '没听懂' }) }
  await post(`/im/v1/messages/${messageId}/reply`, { ...sent, uuid: `same${said}` }, tenant_access_token)
}
