import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PressInbound } from '#core/inbound.ts'
import { parseObject } from '#feishu/json.ts'
import { normalise, readers } from '#feishu/normalise.ts'
import { pressed, said, v2 } from './platform.ts'

const me = { botOpenId: 'ou_bot' }
const read = (envelope: object) => normalise({ ...envelope }, me)

const press = (envelope: object): PressInbound => {
  const normalised = read(envelope)
  if (normalised.kind !== 'inbound' || normalised.inbound.kind !== 'press')
    throw new Error(JSON.stringify(normalised))
  return normalised.inbound
}

describe('a press', () => {
  it('of a button carries what the face bound to it', () => {
    const envelope = pressed(
      { tag: 'button', value: { do: 'talents.verify', id: 12, p: 'p1' } },
      { token: 'c-1' },
    )
    expect(press(envelope)).toEqual({
      kind: 'press',
      key: 'c-1',
      lane: 'oc_mei',
      sentAt: '2023-11-14T22:13:20.123Z',
      openId: 'ou_mei',
      messageId: 'om_card',
      chatId: 'oc_mei',
      token: 'c-1',
      tag: 'button',
      value: { do: 'talents.verify', id: 12, p: 'p1' },
      form: null,
      option: null,
    })
  })

  it('that submits a form carries its fields', () => {
    const form = { name: '杨春兰', fields: ['tea', 'craft'], since: '2024-04-01 +0800', agreed: true }
    expect(press(pressed({ tag: 'button', name: 'submit', form_value: form })).form).toEqual(form)
  })

  it.each([
    [{ tag: 'select_static', option: 'a' }, 'a'],
    [{ tag: 'date_picker', option: '2025-06-10 +0800', timezone: 'Asia/Shanghai' }, '2025-06-10 +0800'],
    [{ tag: 'input', input_value: '茶叶\n咖啡' }, '茶叶\n咖啡'],
    [{ tag: 'input', input_value: '' }, ''],
    [{ tag: 'checker', checked: false }, false],
    [{ tag: 'select_img', options: 'picture1' }, 'picture1'],
    [{ tag: 'multi_select_static', options: ['a', 'b'] }, ['a', 'b']],
    [{ tag: 'select_img', option: ['a'] }, ['a']],
    [{ tag: 'button' }, null],
  ])('of %j answers %j', (action, option) => {
    expect(press(pressed(action)).option).toEqual(option)
  })

  it('says where the card stands, inside the event or beside it', () => {
    const envelope = pressed({ tag: 'button' }, { context: undefined, host: undefined })
    const beside = {
      ...envelope,
      host: 'im_message',
      context: { open_message_id: 'om_b', open_chat_id: 'oc_b' },
    }
    expect(press(beside)).toMatchObject({ messageId: 'om_b', chatId: 'oc_b' })
    const flat = pressed(
      { tag: 'button' },
      { context: undefined, open_message_id: 'om_f', open_chat_id: 'oc_f' },
    )
    expect(press(flat)).toMatchObject({ messageId: 'om_f', chatId: 'oc_f' })
    expect(read(envelope).kind).toBe('malformed')
  })

  it('without a token is one of a kind by its event', () => {
    const envelope = pressed({ tag: 'button' }, { token: undefined })
    expect(press(envelope)).toMatchObject({ key: envelope.header.event_id, token: '' })
  })

  it('bound to a bare string, as old cards do, keeps it', () => {
    expect(press(pressed({ tag: 'button', value: 'old' })).value).toEqual({ value: 'old' })
    expect(press(pressed({ tag: 'button', value: null })).value).toEqual({})
  })
})

describe('what else happens', () => {
  const person = { union_id: 'on_mei', open_id: 'ou_mei' }
  const common = { key: 'evt_x', sentAt: '2023-11-14T22:13:20.000Z' }
  const header = { event_id: 'evt_x' }

  it.each([
    [
      'somebody enters the private chat',
      v2('im.chat.access_event.bot_p2p_chat_entered_v1', { chat_id: 'oc_1', operator_id: person }, header),
      { kind: 'entered', lane: 'oc_1', openId: 'ou_mei', chatId: 'oc_1' },
    ],
    [
      'somebody uses the menu',
      v2(
        'application.bot.menu_v6',
        { operator: { operator_id: person }, event_key: 'help', timestamp: 1700000000 },
        header,
      ),
      { kind: 'menu', lane: 'ou_mei', openId: 'ou_mei', menuKey: 'help' },
    ],
    [
      'the bot is added to a group',
      v2('im.chat.member.bot.added_v1', { chat_id: 'oc_1', operator_id: person, name: '茶产业专班' }, header),
      { kind: 'botAdded', lane: 'oc_1', chatId: 'oc_1', openId: 'ou_mei', name: '茶产业专班' },
    ],
    [
      'the bot is removed from a group',
      v2('im.chat.member.bot.deleted_v1', { chat_id: 'oc_1', operator_id: null, name: null }, header),
      { kind: 'botRemoved', lane: 'oc_1', chatId: 'oc_1', openId: null, name: '' },
    ],
    [
      'a message is recalled',
      v2(
        'im.message.recalled_v1',
        { message_id: 'om_1', chat_id: 'oc_1', recall_time: '1700000000000', recall_type: 'message_owner' },
        header,
      ),
      { kind: 'recalled', lane: 'oc_1', messageId: 'om_1', chatId: 'oc_1' },
    ],
    [
      'somebody leaves the organisation',
      v2(
        'contact.user.deleted_v3',
        { object: { ...person, name: '段小梅' }, old_object: { department_ids: [] } },
        header,
      ),
      { kind: 'left', lane: 'ou_mei', openId: 'ou_mei', name: '段小梅' },
    ],
  ])('%s', (_name, envelope, expected) => {
    expect(read(envelope)).toEqual({ kind: 'inbound', inbound: { ...common, ...expected } })
  })

  it('the very first entry comes in the old envelope', () => {
    const event = {
      type: 'p2p_chat_create',
      app_id: 'cli_0123456789abcdef',
      chat_id: 'oc_1',
      operator: { open_id: 'ou_mei', user_id: 'u1' },
      user: { name: '段小梅', open_id: 'ou_mei' },
    }
    expect(
      read({ ts: '1700000000.7171419', uuid: 'uuid-1', token: 't', type: 'event_callback', event }),
    ).toEqual({
      kind: 'inbound',
      inbound: {
        kind: 'entered',
        key: 'uuid-1',
        lane: 'oc_1',
        sentAt: '2023-11-14T22:13:20.000Z',
        openId: 'ou_mei',
        chatId: 'oc_1',
      },
    })
  })

  it('what nobody asked for is ignored', () => {
    expect(read(v2('im.message.message_read_v1', { reader: {} })).kind).toBe('ignored')
    expect(read(v2('toString', {})).kind).toBe('ignored')
    expect(read({}).kind).toBe('malformed')
  })
})

describe('whatever the platform may send', () => {
  it('is never thrown over, and yields complete keys and lanes', () => {
    const types = fc.constantFrom(...Object.keys(readers))
    const leaf = fc.oneof(
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 2 }),
    )
    const field = fc.constantFrom(
      'sender',
      'sender_id',
      'open_id',
      'message',
      'message_id',
      'chat_id',
      'chat_type',
      'message_type',
      'content',
      'mentions',
      'key',
      'id',
      'name',
      'operator',
      'operator_id',
      'action',
      'value',
      'form_value',
      'context',
      'open_message_id',
      'token',
      'object',
      'event_key',
      'event_id',
      '__proto__',
      'constructor',
    )
    const { tree } = fc.letrec<{ tree: unknown }>(tie => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.dictionary(field, tie('tree'), { maxKeys: 8 }),
        fc.array(tie('tree'), { maxLength: 3 }),
      ),
    }))
    fc.assert(
      fc.property(types, tree, (type, event) => {
        const normalised = read(v2(type, event))
        if (normalised.kind !== 'inbound') return
        expect(normalised.inbound.key).not.toBe('')
        expect(normalised.inbound.lane).not.toBe('')
      }),
      { numRuns: 3000 },
    )
  })

  it('one spoiled field of a real message is either read or reported', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(said('x').event as object)),
        fc.jsonValue(),
        (field, value) => {
          const envelope = said('x')
          const spoiled = read({ ...envelope, event: { ...(envelope.event as object), [field]: value } })
          expect(['inbound', 'ignored', 'malformed']).toContain(spoiled.kind)
        },
      ),
    )
  })

  it('text is kept without what jsonb cannot hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const kept = parseObject(JSON.stringify({ a: [{ [text]: text }] }))
        const written = JSON.stringify(kept)
        expect(/\\u0000|\\ud[89a-f]/.test(written.replaceAll('\\\\', ''))).toBe(false)
      }),
      { numRuns: 1000 },
    )
  })
})
