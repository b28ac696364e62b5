import type { Message } from '../messages.ts'
import type { Endpoint } from './endpoint.ts'
import { uuidField } from './endpoint.ts'
import type { Field } from './fields.ts'
import type { Office } from './office.ts'
import { create, patch, reply, update, withdraw } from './outgoing.ts'
import { sendScopes, updateScopes } from './scopes.ts'
import { messageView } from './views.ts'

const path = '/im/v1/messages'

const text = { kind: 'string', required: true } as const

export const receiverTypes = ['open_id', 'union_id', 'user_id', 'email', 'chat_id'] as const
const receiver: Field = { kind: 'string', required: true, oneOf: receiverTypes }
const said = { msg_type: text, content: text } as const

/** Messages sent, answered, redrawn, edited and taken back. */
export const messages = (office: Office): Endpoint[] => {
  const { state } = office
  const shown = (message: Message) => messageView(state, message, true)
  return [
    {
      method: 'POST',
      path,
      name: 'im.v1.message.create',
      scopes: sendScopes,
      query: { receive_id_type: receiver },
      body: { receive_id: text, ...said, uuid: uuidField },
      run: ask => shown(create(office, ask)),
    },
    {
      method: 'POST',
      path: `${path}/:message_id/reply`,
      name: 'im.v1.message.reply',
      scopes: sendScopes,
      body: { ...said, reply_in_thread: { kind: 'boolean' }, uuid: uuidField },
      run: ask => shown(reply(office, ask)),
    },
    {
      method: 'PUT',
      path: `${path}/:message_id`,
      name: 'im.v1.message.update',
      scopes: updateScopes,
      body: said,
      run: ask => shown(update(office, ask)),
    },
    {
      method: 'PATCH',
      path: `${path}/:message_id`,
      name: 'im.v1.message.patch',
      scopes: updateScopes,
      body: { content: text },
      msg: 'ok',
      run: ask => {
        patch(office, ask)
        return {}
      },
    },
    {
      method: 'DELETE',
      path: `${path}/:message_id`,
      name: 'im.v1.message.delete',
      scopes: ['im:message', 'im:message:recall', 'im:message:send_as_bot'],
      run: ask => {
        withdraw(office, ask)
        return {}
      },
    },
  ]
}
