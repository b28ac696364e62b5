import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearestAmong } from '#bot/nearest.ts'
import { type Command, command } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { say } from '#core/reply.ts'
import { parseSaid } from '#understanding/exact/parse.ts'
import { finder } from '#understanding/exact/phrases.ts'
import { tidySentence } from '#understanding/exact/sentence.ts'

const cmd = (...words: [string, ...string[]]): Command =>
  command({
    intent: `thing.${words[0]}`,
    words,
    summary: `${words[0]}的用处`,
    example: words[0],
    allow: everyone,
    run: async () => say('好'),
  })

const commands = [
  cmd('登记', '人才 新增', 'register', 'add talent'),
  cmd('查人才', '人才 查', 'talents', 'RC'),
  cmd('人才', 'talent'),
  cmd('我的信息', 'me'),
  cmd('帮助', 'help'),
  cmd('授权', 'grant'),
]
const find = finder(commands)
const understood = (typed: string) => {
  const found = find(tidySentence(typed))
  return found && [found.command.words[0], found.rest]
}

describe('A sentence finds its command', () => {
  test.each([
    ['登记 杨春兰', '登记', '杨春兰'],
    ['登记杨春兰', '登记', '杨春兰'],
    ['/登记　杨春兰。', '登记', '杨春兰'],
    ['登 记 杨春兰！', '登记', '杨春兰'],
    ['人才新增 姓名=杨春兰', '登记', '姓名=杨春兰'],
    ['/人才 新增 姓名＝杨春兰', '登记', '姓名=杨春兰'],
    ['REGISTER Yang', '登记', 'Yang'],
    ['Ｒｅｇｉｓｔｅｒ Yang', '登记', 'Yang'],
    ['Add   Talent Yang', '登记', 'Yang'],
    ['查人才：茶叶', '查人才', '茶叶'],
    ['查人才茶叶？', '查人才', '茶叶'],
    ['rc-12', '查人才', 'RC-12'],
    ['RC１２', '查人才', 'RC-12'],
    ['me', '我的信息', ''],
    ['\u200b帮助\ufeff', '帮助', ''],
    ['talents tea', '查人才', 'tea'],
    ['talent tea', '人才', 'tea'],
  ])('%s', (typed, word, rest) => {
    expect(understood(typed)).toEqual([word, rest])
  })

  test('a Latin word is not the head of a longer one, and 人才办 is not 人才 + 办', () => {
    expect(understood('medical staff')).toBeNull()
    expect(understood('人才办在哪里')).toBeNull()
    expect(understood('人才 办')).toEqual(['人才', '办'])
  })

  test('two commands with the same word are a fault of the roll-call', () => {
    expect(() => finder([cmd('登记'), cmd('登 记')])).toThrow('登记')
  })
})

describe('What stands after the command', () => {
  test('words, pairs, quotes and lists', () => {
    expect(
      parseSaid('杨某 单位=县农技中心 领域：茶叶、核桃 说明=「有 空格」 甲、乙 「一 个」', []),
    ).toMatchObject({
      words: ['杨某', '甲', '乙', '一 个'],
      named: { 单位: '县农技中心', 领域: '茶叶、核桃', 说明: '有 空格' },
    })
  })

  test('blanks around = do not matter; times and addresses are no pairs', () => {
    expect(parseSaid('姓名 = 杨某 10:30 https://a.cn/b', [])).toMatchObject({
      words: ['10:30', 'https://a.cn/b'],
      named: { 姓名: '杨某' },
    })
  })

  test('people named with @ are mentions, not words, the longest name first', () => {
    const mentions = [
      { openId: 'ou_1', name: '王强' },
      { openId: 'ou_2', name: '王强生' },
    ]
    expect(parseSaid('@王强 @王强生 联络员', mentions)).toMatchObject({ words: ['联络员'], mentions })
  })
})

describe('An unknown sentence', () => {
  const nearest = nearestAmong(commands)
  const offered = (typed: string) => nearest(tidySentence(typed), () => true).map(one => one.text)

  test.each([
    ['登几 杨春兰', '登记 杨春兰'],
    ['查人材 茶叶', '查人才 茶叶'],
    ['dengji', '登记'],
    ['dj', '登记'],
    ['bangzhu', '帮助'],
    ['hlep', '帮助'],
    ['我想登记一个人', '登记'],
    ['wode xinxi', '我的信息'],
  ])('%s → %s first, three in all', (typed, first) => {
    expect(offered(typed)[0]).toBe(first)
    expect(offered(typed)).toHaveLength(3)
  })

  test('offers nothing this person may not use', () => {
    expect(nearest('登几', one => one.words[0] !== '登记').map(one => one.command.words[0])).not.toContain(
      '登记',
    )
  })
})

test('any text is understood or not, but never throws', () => {
  const nearest = nearestAmong(commands)
  const heads = fc.constantFrom('', '登记 ', '/查人才', '「', 'rc-', '授权 @')
  fc.assert(
    fc.property(heads, fc.string({ unit: 'binary', maxLength: 80 }), (head, text) => {
      const sentence = tidySentence(head + text)
      const found = find(sentence)
      if (found) parseSaid(found.rest, [{ openId: 'ou_1', name: text.slice(0, 3) }])
      expect(nearest(sentence, () => true)).toHaveLength(3)
    }),
    { numRuns: 300 },
  )
})

test('a very long sentence is cut to what is read, and nothing of it hangs the reading', () => {
  const long = '「'.repeat(200_000)
  expect(tidySentence(long).length).toBeLessThanOrEqual(4_000)
  parseSaid(tidySentence(`登记 ${long}`), [])
  nearestAmong(commands)(tidySentence(long), () => true)
})
