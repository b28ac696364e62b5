import { describe, expect, test } from 'vitest'
import type { Slots } from '#core/slots.ts'
import { told, toldIn } from './stage.ts'

const searched: Slots = {
  field: { kind: 'field', title: '领域', many: true },
  township: { kind: 'township', title: '乡镇', many: true },
  level: {
    kind: 'choice',
    title: '级别',
    many: true,
    options: [
      { value: 'county', words: ['县级'] },
      { value: 'prefecture', words: ['州级'] },
    ],
  },
  count: { kind: 'number', title: '人数' },
}

describe('What is not wanted', () => {
  test.each([
    ['不搞茶叶，专门做核桃的', 'field 核桃'],
    ['不要县级的，要州级的', 'level prefecture'],
    ['不种茶，种核桃', 'field 核桃'],
  ])('gives way to what is: %s', (said, expected) => {
    expect(toldIn(said, searched)).toBe(expected)
  })

  test.each([
    ['不要县级的', '? level'],
    ['县级的不要', '? level'],
    ['除了诺溪镇都要', '? township'],
    ['除了诺溪镇和石桥镇，都发一份', '? township'],
    ['诺溪镇以外的茶叶人才', '? township'],
    ['诺溪镇的除外', '? township'],
    ['不搞茶叶的有哪些', '? field'],
    ['不种茶的有哪些', '? field'],
  ])('is asked about, and never taken for what is: %s', (said, expected) => {
    expect(toldIn(said, searched)).toContain(expected)
    expect(told(said, searched).said.filter(({ name }) => name === expected.slice(2))).toEqual([])
  })

  test.each([
    ['除了茶叶还会核桃的', 'field 茶叶 · field 核桃'],
    ['要不要县级的', 'level county'],
    ['是不是县级', 'level county'],
    ['有没有做茶叶的', 'field 茶叶'],
    ['会不会种茶', 'field 茶叶'],
    ['不要超过5人', 'count ≤5'],
    ['解除诺溪镇的', 'township 诺溪镇'],
  ])('is something else here: %s', (said, expected) => {
    expect(toldIn(said, searched)).toBe(expected)
  })

  test('is said in the question', () => {
    expect(told('不要县级的', searched).unclear[0]?.unclear).toEqual({
      typed: '县级',
      span: [2, 4],
      ask: '不要「县级」，那级别要哪些？请直接说要的。',
    })
  })

  test('in a story is still what the story is about', () => {
    const story: Slots = {
      kind: { kind: 'choice', title: '类别', options: [{ value: 'medical', words: ['手术'] }] },
      text: { kind: 'text', title: '内容', rest: true },
    }
    expect(toldIn('没做手术就让出院', story)).toContain('kind medical')
  })
})
