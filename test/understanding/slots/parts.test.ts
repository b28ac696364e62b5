import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Slots } from '#core/slots.ts'
import { told } from './stage.ts'

const service: Slots = {
  village: { kind: 'village', title: '村' },
  date: { kind: 'day', title: '日期', past: true },
  time: { kind: 'duration', title: '时长' },
  households: { kind: 'number', title: '户数', cues: ['户'] },
  mode: { kind: 'choice', title: '方式', options: [{ value: 'visit', words: ['走访', '去了'] }] },
  what: { kind: 'text', title: '做了什么', part: true, cues: ['教', '讲', '传授'] },
}

const textIn = (said: string, slots: Slots, name: string): string | null => {
  const value = told(said, slots).said.find(one => one.name === name)?.located.value
  return value?.kind === 'text' ? value.text : null
}

describe('What was done', () => {
  test.each([
    ['上周五来教手工制茶，3小时', '手工制茶'],
    ['指导杀青', '指导杀青'],
    ['昨天在诺溪镇和平村指导杀青，来了26户，两小时', '指导杀青'],
    ['登记服务：周五去大栗树村讲核桃嫁接，18户，半天', '核桃嫁接'],
    ['5号到茶山村教大家直播带货，30户，上午9点到11点半', '直播带货'],
    ['今天去了大栗树村，修剪核桃树，忙了大半天', '修剪核桃树'],
  ])('is the part that says most: %s', (said, expected) => {
    expect(textIn(said, service, 'what')).toBe(expected)
  })

  test.each(['昨天去了大栗树村走访，两小时', '大栗树村，26户', '登记服务'])('is not made up: %s', said => {
    expect(textIn(said, service, 'what')).toBeNull()
  })

  test('stands in the sentence as it was typed, and in no other value', () => {
    const piece = fc.constantFrom(
      '昨天',
      '大栗树村',
      '26户',
      '两小时',
      '讲嫁接',
      '指导杀青',
      '，',
      '。',
      '😀',
      '老乡',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
        const said = pieces.join('')
        const { said: values } = told(said, service)
        const what = values.find(({ name }) => name === 'what')?.located
        if (!what) return
        expect(said.slice(...what.span)).toBe(what.typed)
        const others = values.filter(
          ({ name, located }) => name !== 'what' && located.value.kind !== 'choice',
        )
        for (const { located } of others)
          expect(located.span[1] <= what.span[0] || what.span[1] <= located.span[0]).toBe(true)
      }),
      { numRuns: 200 },
    )
  })
})

describe('What was achieved, talked about and replied', () => {
  const achieved: Slots = {
    person: { kind: 'person', title: '姓名' },
    on: { kind: 'day', title: '日期' },
    what: { kind: 'text', title: '成果', part: true, cues: ['获得', '荣获', '拿了'] },
  }
  test.each([
    ['杨春兰今年5月获得省级劳动模范，登记一下', '省级劳动模范'],
    ['杨春兰上个月发表了一篇核桃嫁接的论文', '发表了一篇核桃嫁接的论文'],
  ])('is without the day and the verb that leads to it: %s', (said, expected) => {
    expect(textIn(said, achieved, 'what')).toBe(expected)
  })

  const contact: Slots = {
    expert: { kind: 'person', title: '专家' },
    date: { kind: 'day', title: '日期' },
    text: { kind: 'text', title: '谈了什么', tail: true, part: true, cues: ['聊了聊', '谈了'] },
  }
  test('follows the last clause, or the verb of talking', () => {
    expect(textIn('今天走访了杨春兰，她说茶厂扩建缺资金', contact, 'text')).toBe('茶厂扩建缺资金')
    expect(textIn('上午跟杨春兰聊了聊茶厂扩建的事', contact, 'text')).toBe('茶厂扩建的事')
    expect(textIn('今天看望了杨春兰，帮我登记联系', contact, 'text')).toBeNull()
  })

  const reply: Slots = {
    id: { kind: 'id', title: '诉求编号', prefix: 'SQ' },
    duration: { kind: 'duration', title: '延长多久' },
    text: { kind: 'text', title: '内容', rest: true },
  }
  test.each([
    ['诉求9号答复：已安排人维修', '已安排人维修'],
    ['SQ-2026-0031延期5个工作日，材料还没到齐', '材料还没到齐'],
  ])('is without the record and what is done to it: %s', (said, expected) => {
    expect(textIn(said, reply, 'text')).toBe(expected)
  })
})
