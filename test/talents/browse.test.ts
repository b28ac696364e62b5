import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { plainText } from '#cards/kit/plain.ts'
import { checkCard } from '#emulator/cards/check.ts'
import type { Speaker } from '#test/support/speaker.ts'
import type { County } from '#test/support/world.ts'
import { startDemoCounty, totalOf } from './demo-county.ts'

let county: County
let office: Speaker
let township: Speaker
let department: Speaker
let finance: Speaker

beforeAll(async () => {
  county = await startDemoCounty()
  office = await county.person('王雪梅', { role: 'office' })
  township = await county.person('李志远', { role: 'township', township: '诺溪镇' })
  department = await county.person('段小梅', { role: 'department', unit: '县农业农村局' })
  finance = await county.person('何芳', { role: 'finance' })
})
afterAll(() => county.end())

describe('查人才 finds people by any words in any order', () => {
  test.each([
    ['查人才 茶叶', '杨春兰 RC-12'],
    ['查人才 杨春兰', '哪一位？'],
    ['查人才 ycl', '杨春兰 RC-12'],
    ['查人才 和平村 乡土人才', '杨春兰 RC-12'],
    ['查人才 古树', '共'],
    ['查人才 制茶 中级 诺溪', '杨春兰 RC-12'],
    ['查人才 诺溪镇茶叶中级', '杨春兰 RC-12'],
    ['talents 领域=茶叶 乡镇=诺溪镇', '杨春兰 RC-12'],
    ['人才 查 茶叶', '杨春兰 RC-12'],
    ['查人才 zls', '曾乐山 RC-60'],
    ['查人才 cls', '曾乐山 RC-60'],
  ])('%s', async (sentence, found) => {
    expect(await office.asks(sentence)).toContain(found)
  })

  test.each([
    ['副高 一中', 'rank', /高级教师/],
    ['博士', 'education', /./],
    ['领军', 'tag', /./],
    ['回引', 'source', /./],
    ['高层次', 'level', /高层次/],
  ])('%s is a condition, not a text', async words => {
    const answer = await office.asks(`查人才 ${words}`)
    expect(totalOf(answer)).toBeGreaterThan(0)
    expect(answer).not.toContain('含“')
  })

  test('the order does not matter', async () => {
    const one = totalOf(await office.asks('查人才 茶叶 诺溪镇 初级'))
    expect(one).toBeGreaterThan(0)
    expect(totalOf(await office.asks('查人才 初级 茶叶 诺溪镇'))).toBe(one)
  })

  test('nobody found: what was looked for, what would find somebody, and the name that was meant', async () => {
    const answer = await office.asks('查人才 诺西镇 茶叶')
    expect(answer).toContain('领域：茶叶')
    expect(answer).toContain('〔诺溪镇〕')
    const [, button = ''] = /〔(茶叶 \d+人)〕/.exec(answer) ?? []
    await office.presses(button)
    expect(totalOf(plainText(office.card()))).toBe(Number(/\d+/.exec(button)?.[0]))
    expect(plainText(office.card())).toContain('杨春兰 RC-12')
  })

  test('a phone number finds nobody and is not repeated', async () => {
    const answer = await office.asks('查人才 15400000012')
    expect(answer).toContain('不能用来查人才')
    expect(answer).not.toContain('15400000012')
  })

  test('whoever is on the way into the register is found only by those who handle them', async () => {
    expect(totalOf(await office.asks('查人才 在办'))).toBe(10)
    expect(totalOf(await township.asks('查人才 在办'))).toBe(10)
    expect(await department.asks('查人才 在办')).toContain('没有查到')
    expect(await finance.asks('查人才 在办')).toContain('没有查到')
  })
})

describe('A list', () => {
  test('turns in one card, forth and back, and shows everyone once', async () => {
    await office.says('查人才 茶叶')
    const { messageId } = office.message()
    const total = totalOf(plainText(office.card()))
    const numbers = (): readonly string[] => plainText(office.card()).match(/RC-\d+/g) ?? []
    const seen = [...numbers()]
    const first = [...seen]
    while (plainText(office.card()).includes('〔下一页〕')) {
      await office.presses('下一页')
      seen.push(...numbers())
    }
    expect(seen).toHaveLength(total)
    expect(new Set(seen).size).toBe(total)
    while (plainText(office.card()).includes('〔上一页〕')) await office.presses('上一页')
    expect(numbers()).toEqual(first)
    expect(office.message().messageId).toBe(messageId)
  })

  test('narrows to as many as its button says', async () => {
    await office.says('查人才 茶叶')
    const [, word = '', count] = /〔(\S+) (\d+)人〕/.exec(plainText(office.card())) ?? []
    await office.presses(`${word} ${count}人`)
    expect(totalOf(plainText(office.card()))).toBe(Number(count))
  })

  test('opens a profile below itself', async () => {
    await office.says('查人才 和平村 乡土人才 茶叶')
    const list = office.message().messageId
    await office.presses('查看')
    expect(office.message().messageId).not.toBe(list)
    expect(plainText(office.card())).toContain('手工制茶')
  })

  test('of everybody has exactly the register', async () => {
    expect(totalOf(await office.asks('查人才'))).toBe(1_260)
  })
})

describe('Who may see what', () => {
  test('a township officer finds his own people only, and opens nobody else', async () => {
    const answer = await township.asks('查人才')
    expect(totalOf(answer)).toBe(totalOf(await office.asks('查人才 诺溪镇')))
    expect(await township.asks('RC-27')).toContain('没有找到')
    expect(await township.asks('人才统计')).toContain('您负责范围内')
  })

  test('finance reads masked names and no numbers', async () => {
    const answer = await finance.asks('查人才 茶叶')
    expect(answer).toContain('杨**')
    expect(answer).not.toMatch(/RC-\d|〔查看〕|和平村/)
    expect(await finance.asks('RC-12')).toContain('没有找到')
    expect(await finance.asks('查人才 古树 和平村 手工')).not.toContain('杨春兰')
  })

  test('strangers and the administrator are refused', async () => {
    const stranger = await county.person('赵小满')
    const admin = await county.person('罗强', { role: 'admin' })
    for (const who of [stranger, admin])
      expect(await who.asks('查人才 茶叶')).toContain('您目前没有“查询人才”的权限')
  })

  test('a department officer reads others without their phone, and says where to ask', async () => {
    const answer = await department.asks('RC-12')
    expect(answer).toContain('杨春兰')
    expect(answer).not.toContain('154')
    expect(answer).toContain('找县委人才办')
  })

  test('the phone stands masked until it is asked for, and the asking is kept', async () => {
    const answer = await office.asks('RC-12')
    expect(answer).toContain('154****0012')
    await office.presses('显示手机号')
    expect(plainText(office.card())).toContain('15400000012')
    const readings = await county.db.prisma.accessRecord.findMany({ where: { talentId: 12 } })
    expect(readings).toMatchObject([{ dataClass: 'P2', actorName: '王雪梅', why: '查人才' }])
  })

  test('in groups the answer is short, masked by the use of the group, and the rest comes privately', async () => {
    const says = async (scope: 'office' | 'leading' | 'public', words: string): Promise<string> => {
      await office.says(`@伯乐 ${words}`, await county.group(scope))
      return (await county.group(scope)).reads()
    }
    expect(await says('office', '查人才 和平村 乡土人才 茶叶')).toMatch(
      /^共\d+人：.*杨春兰.*详情已私聊发您。$/,
    )
    expect(await says('leading', '查人才 和平村 乡土人才 茶叶')).toMatch(/杨\*\*/)
    expect(await says('public', '查人才 杨春兰')).toBe('查好了，详情已私聊发您。')
    expect(await says('public', '查人才 茶叶')).toMatch(/^共\d{2}人，详情已私聊发您。$/)
    expect(office.reads()).toContain('杨春兰 RC-12')
    expect(await says('public', 'RC-12')).toBe('详情已私聊发您。')
    expect(await says('public', '多少 杨春兰')).toBe('详情已私聊发您。')
    expect(await says('public', '多少 茶叶')).toMatch(/共 \d{2} 人/)
  })

  test('a list asked for by a button in a group goes to the person alone', async () => {
    const group = await county.group('public')
    await office.says('@伯乐 多少 茶叶', group)
    expect(await office.presses('看名单', group)).toContain('已私聊发您')
    expect(group.reads()).not.toContain('杨春兰')
    expect(office.reads()).toContain('杨春兰')
  })
})

describe('看人才', () => {
  test('of a name that two people have asks which one, with unit and village', async () => {
    const answer = await office.asks('看人才 李建华')
    expect(answer).toContain('哪一位？')
    expect(answer.match(/李建华 RC-\d+/g)).toHaveLength(3)
  })

  test('of a name that one has shows the profile at once', async () => {
    const answer = await office.asks('看人才 曾乐山')
    expect(answer).toContain('RC-60')
    expect(answer).toContain('入库，最近确认')
  })

  test('without a name says what is missing', async () => {
    expect(await office.asks('看人才')).toContain('要写明编号或姓名')
  })
})

test('whatever is typed is answered with a card that Feishu takes', async () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '茶叶',
      '诺溪镇',
      '杨',
      '高级',
      'RC-12',
      '在办',
      '县医院',
      'ycl',
      '=',
      '「',
      '%_',
      "';--",
      '\u0000',
      '👨‍👩‍👧',
      '和平',
    ),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('查人才', '多少', '看人才'),
      fc.array(piece, { maxLength: 6 }),
      async (word, pieces) => {
        await office.says(`${word} ${pieces.join(' ')}`)
        expect(office.reads()).not.toContain('系统出了问题')
        expect(checkCard(office.card())).toEqual({ ok: true })
      },
    ),
    { numRuns: 40 },
  )
})
