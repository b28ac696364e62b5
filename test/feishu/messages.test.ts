import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { MessageInbound } from '#core/inbound.ts'
import { normalise } from '#feishu/normalise.ts'
import { said } from './platform.ts'

const me = { botOpenId: 'ou_bot' }
const read = (envelope: object) => normalise({ ...envelope }, me)

const message = (envelope: object): MessageInbound => {
  const normalised = read(envelope)
  if (normalised.kind !== 'inbound' || normalised.inbound.kind !== 'message')
    throw new Error(JSON.stringify(normalised))
  return normalised.inbound
}

const at = (number: number, openId: string, name: string) => ({
  key: `@_user_${number}`,
  id: { union_id: `on_${number}`, open_id: openId },
  name,
  tenant_key: 'tk_demo',
})
const bot = at(1, 'ou_bot', '伯乐')

describe('a message', () => {
  it('in private chat arrives with its words, its person and its time', () => {
    const envelope = said(' 登记 段小梅 ', { message_id: 'om_1', thread_id: 'omt_1' })
    expect(message(envelope)).toEqual({
      kind: 'message',
      key: 'om_1',
      lane: 'oc_mei',
      sentAt: '2023-11-14T22:13:21.234Z',
      messageId: 'om_1',
      chatId: 'oc_mei',
      chatType: 'private',
      threadId: 'omt_1',
      openId: 'ou_mei',
      contentType: 'text',
      text: '登记 段小梅',
      mentions: [],
      mentionsBot: false,
    })
  })

  it('repeated under another event id keeps its key: the page says to dedupe by message id', () => {
    const first = said('帮助', { message_id: 'om_same' })
    const again = { ...first, header: { ...first.header, event_id: 'evt_other' } }
    expect(message(again).key).toBe(message(first).key)
  })

  it('loses our own mention, and only that', () => {
    const words = message(
      said('@_user_1 请看 @_user_2 的材料', {
        chat_type: 'group',
        mentions: [bot, at(2, 'ou_li', '李春山')],
      }),
    )
    expect(words).toMatchObject({
      chatType: 'group',
      text: '请看 @李春山 的材料',
      mentions: [{ openId: 'ou_li', name: '李春山' }],
      mentionsBot: true,
    })
  })

  // The platform numbers placeholders; @_user_1 is the beginning of @_user_10, and replacing the short one first
  // used to leave 「伯乐0」 behind in ByteDance's own plugin.
  it('with more than nine mentions keeps @_user_10 apart from @_user_1', () => {
    const people = Array.from({ length: 11 }, (_, index) =>
      at(index + 1, `ou_${index + 1}`, `村民${index + 1}`),
    )
    const mentions = people.map(person => (person.key === '@_user_1' ? bot : person))
    const text = mentions.map(mention => mention.key).join(' ')
    const words = message(said(text, { chat_type: 'group', mentions }))
    expect(words.text).toBe(
      mentions
        .slice(1)
        .map(mention => `@${mention.name}`)
        .join(' '),
    )
    expect(words.mentions.map(mention => mention.openId)).toEqual(
      mentions.slice(1).map(mention => mention.id.open_id),
    )
  })

  it('leaves a placeholder nobody stands for as typed', () => {
    expect(message(said('@_user_10', { mentions: [at(1, 'ou_li', '李春山')] })).text).toBe('@_user_10')
  })

  it('does not read a placeholder out of somebody’s name', () => {
    const words = message(
      said('@_user_2 @_user_3', { mentions: [at(2, 'ou_a', '@_user_3'), at(3, 'ou_b', '阿妹')] }),
    )
    expect(words.text).toBe('@@_user_3 @阿妹')
  })

  it('to everybody reads @所有人 and mentions nobody, the bot included', () => {
    const all = { key: '@_all', id: { union_id: '', open_id: '' }, name: 'all' }
    const words = message(said('@_all 明天开会', { chat_type: 'group', mentions: [all] }))
    expect(words).toMatchObject({ text: '@所有人 明天开会', mentions: [], mentionsBot: false })
  })

  it('to everybody is read so also where the platform lists no mention for it', () => {
    expect(message(said('@_all 开会')).text).toBe('@所有人 开会')
  })

  it('from somebody called 所有人 stays that person', () => {
    const words = message(said('@_user_2', { mentions: [at(2, 'ou_x', '所有人')] }))
    expect(words.mentions).toEqual([{ openId: 'ou_x', name: '所有人' }])
  })

  it('as post reads line by line, with mentions, links, code and faces', () => {
    const content = {
      title: '登记',
      content: [
        [
          { tag: 'at', user_id: '@_user_1', user_name: '伯乐' },
          { tag: 'text', text: '请登记 ', style: ['bold'] },
          { tag: 'at', user_id: '@_user_2', user_name: '李春山' },
        ],
        [{ tag: 'img', image_key: 'img_1' }],
        [
          { tag: 'a', text: '材料', href: 'https://example.com/a' },
          { tag: 'a', text: 'https://example.com', href: 'https://example.com' },
          { tag: 'emotion', emoji_type: 'OK' },
          { tag: 'code_block', language: 'TEXT', text: 'x=1' },
        ],
      ],
    }
    const words = message(
      said('', {
        message_type: 'post',
        content: JSON.stringify(content),
        mentions: [bot, at(2, 'ou_li', '李春山')],
      }),
    )
    expect(words.contentType).toBe('post')
    expect(words.mentionsBot).toBe(true)
    expect(words.text).toBe('登记\n请登记 @李春山\n[材料](https://example.com/a)https://example.comx=1')
  })

  it('as post encloses its pictures and videos, each once, in its order', () => {
    const content = {
      title: '',
      content: [
        [{ tag: 'img', image_key: 'img_1' }],
        [{ tag: 'media', file_key: 'file_2', image_key: 'img_2' }],
        [{ tag: 'img', image_key: 'img_1' }, { tag: 'img' }],
      ],
    }
    const sent = message(said('', { message_type: 'post', content: JSON.stringify(content) }))
    expect(sent.enclosed?.map(({ kind, key }) => [kind, key])).toEqual([
      ['image', 'img_1'],
      ['file', 'file_2'],
    ])
    expect(message(said('', { message_type: 'post', content: '{"content":[]}' })).enclosed).toBeUndefined()
  })

  it.each([
    'image',
    'file',
    'folder',
    'audio',
    'media',
    'sticker',
    'interactive',
    'hongbao',
    'location',
    'merge_forward',
    'todo',
  ])('of type %s is named and has no words', type => {
    const words = message(said('', { message_type: type, content: '{"file_key":"file_v3_1","text":"x"}' }))
    expect(words).toMatchObject({ contentType: type, text: '' })
  })

  it('of ours, or of any bot, is not handled', () => {
    expect(read(said('帮助', {}, { sender_type: 'app' })).kind).toBe('ignored')
    expect(read(said('帮助', {}, { sender_type: 'bot' })).kind).toBe('ignored')
    expect(read(said('帮助', {}, { sender_id: { open_id: 'ou_bot' } })).kind).toBe('ignored')
  })

  it('whose content is broken is reported, not thrown', () => {
    expect(read(said('', { content: '{"text":' }))).toEqual({
      kind: 'malformed',
      why: 'text 消息的 content 不合约定',
    })
    expect(read(said('', { message_type: 'post', content: '{"content":[["x"]]}' })).kind).toBe('malformed')
    expect(read(said('', { message_id: '' })).kind).toBe('malformed')
    expect(read(said('', {}, { sender_id: {} })).kind).toBe('malformed')
  })

  it('keeps no character PostgreSQL would refuse for ever', () => {
    const text = '登\u0000记\ud800'
    expect(message(said('', { content: JSON.stringify({ text }) })).text).toBe('登记\u{FFFD}')
  })

  it('mentions come out with every placeholder replaced, in any number and order', () => {
    const people = fc.uniqueArray(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(people, numbers => {
        const mentions = numbers.map(number => at(number, `ou_${number}`, `人${number}号`))
        const words = message(said(numbers.map(number => `@_user_${number}`).join(' '), { mentions }))
        expect(words.text).toBe(numbers.map(number => `@人${number}号`).join(' '))
        expect(words.mentions.map(mention => mention.openId)).toEqual(numbers.map(number => `ou_${number}`))
      }),
    )
  })
})
