import { describe, expect, test } from 'vitest'
import type { Slots } from '#core/slots.ts'
import { told, toldIn } from './stage.ts'

const titles = {
  kind: 'choice',
  title: '职称',
  ordered: true,
  many: true,
  options: [
    { value: 'junior', words: ['初级'] },
    { value: 'middle', words: ['中级'] },
    { value: 'deputy', words: ['副高', '副高级'] },
    { value: 'high', words: ['正高', '正高级'] },
  ],
} as const satisfies Slots[string]

const field = { kind: 'field', title: '领域', many: true } as const satisfies Slots[string]

describe('Choices', () => {
  test.each([
    ['副高以上的医生', 'title deputy · title high · field 临床医学'],
    ['副高及以上', 'title deputy · title high'],
    ['副高级职称以上', 'title deputy · title high'],
    ['中级及以下', 'title junior · title middle'],
    ['中级到副高', 'title middle · title deputy'],
    ['不低于中级', 'title middle · title deputy · title high'],
    ['副高', 'title deputy'],
    ['中级、正高', 'title middle · title high'],
    ['職稱是副高', 'title deputy'],
  ])('%s', (said, expected) => {
    expect(toldIn(said, { title: titles, field })).toBe(expected)
  })

  test('are none inside a unit’s name', () => {
    const kinds: Slots = {
      level: { kind: 'choice', title: '层次', options: [{ value: 'high', words: ['高级'] }] },
      unit: { kind: 'unit', title: '单位' },
    }
    expect(toldIn('县职业高级中学的老师', kinds)).toBe('unit 县职业高级中学')
  })
})

describe('Two values of one kind', () => {
  const moves: Slots = {
    who: { kind: 'person', title: '姓名' },
    from: { kind: 'unit', title: '原单位', cues: ['从', '由'] },
    to: { kind: 'unit', title: '新单位', cues: ['到', '调到', '去'] },
    day: { kind: 'day', title: '日期' },
  }
  test.each([
    [
      '把杨春兰从教体局调到县医院，下周一起',
      'who 杨春兰 · from 县教育体育局 · to 县人民医院 · day 2026-11-30',
    ],
    ['杨春兰调到县医院，由教体局来的', 'who 杨春兰 · to 县人民医院 · from 县教育体育局'],
    ['杨春兰去县医院', 'who 杨春兰 · to 县人民医院'],
  ])('are told apart by the words beside them: %s', (said, expected) => {
    expect(toldIn(said, moves)).toBe(expected)
  })

  const course: Slots = {
    from: { kind: 'day', title: '开始', cues: ['从'] },
    to: { kind: 'day', title: '结束', cues: ['到', '至'] },
    hours: { kind: 'number', title: '课时' },
    heads: { kind: 'number', title: '人数', cues: ['人'] },
    where: { kind: 'township', title: '地点' },
  }
  test('two days of a period go to a command that asks for two days', () => {
    expect(toldIn('培训从12月1日到12月5日，每天6课时，共30人，在诺溪镇', course)).toBe(
      'from 2026-12-01 · to 2026-12-05 · hours 6 · heads 30 · where 诺溪镇',
    )
  })

  test('several are taken where several may be said, and one where one may', () => {
    const asked: Slots = {
      when: { kind: 'period', title: '时间' },
      township: { kind: 'township', title: '乡镇', many: true },
      field,
    }
    expect(toldIn('去年诺溪镇和石桥镇的茶叶、核桃人才', asked)).toBe(
      'when 2025-01-01–2025-12-31 · township 诺溪镇 · township 石桥镇 · field 茶叶 · field 核桃',
    )
    const one: Slots = { field: { kind: 'field', title: '领域' } }
    expect(told('茶叶、核桃', one).left.map(({ typed }) => typed)).toEqual(['核桃'])
  })
})

describe('What fits only where it is asked for', () => {
  const sum: Slots = { sum: { kind: 'money', title: '金额', cues: ['补助'] } }
  test.each([
    ['补助三万五', 'sum 3500000'],
    ['拨付3.5万', 'sum 3500000'],
    ['金额：500', 'sum 50000'],
    ['来了一百二', ''],
    ['3万人', ''],
    ['补助3万元给12户', 'sum 3000000'],
  ])('sums: %s', (said, expected) => {
    expect(toldIn(said, sum)).toBe(expected)
  })

  test('a number beside its own word is taken, one without is not', () => {
    const households: Slots = { households: { kind: 'number', title: '户数', cues: ['户', '带动'] } }
    expect(toldIn('带动12户，服务两小时', households)).toBe('households 12')
    expect(toldIn('我有一个问题', households)).toBe('')
    expect(toldIn('四十五，一级教师', households)).toBe('')
    expect(toldIn('带动三十来户', households)).toBe('? households')
  })

  test('31号 is the number of what the command is about; another record’s number is none', () => {
    const grievance: Slots = { id: { kind: 'id', title: '诉求', prefix: 'SQ' } }
    expect(toldIn('31号转给教体局', grievance)).toBe('id SQ-31')
    expect(toldIn('RC-7', grievance)).toBe('')
    expect(toldIn('31号', { ...grievance, day: { kind: 'day', title: '日期' } })).toContain('day 2026-12-31')
  })

  test('a day is a period of one day', () => {
    expect(toldIn('昨天新增了几个', { when: { kind: 'period', title: '时间' } })).toBe(
      'when 2026-11-22–2026-11-22',
    )
  })

  test('an unfinished phone number asks', () => {
    const phone: Slots = { phone: { kind: 'phone', title: '电话' } }
    expect(told('把他的电话改成138…', phone).unclear[0]?.unclear).toEqual({
      typed: '138…',
      span: [7, 11],
      ask: '手机号没写全，请把 11 位都发给我。',
    })
  })
})

describe('What is denied', () => {
  test('is not taken, what is said instead is', () => {
    expect(toldIn('不要中级的，要正高的', { title: titles })).toBe('title high')
    expect(toldIn('职称是副高，不是中级', { title: titles })).toBe('title deputy')
    expect(toldIn('是不是中级', { title: titles })).toBe('title middle')
  })
})

describe('Working days', () => {
  const counting: Slots = {
    from: { kind: 'day', title: '起始日', cues: ['从'] },
    to: { kind: 'day', title: '截止日', cues: ['到', '离', '前'] },
    period: { kind: 'period', title: '期间' },
    duration: { kind: 'duration', title: '工作日数' },
  }
  test.each([
    ['12月1号到12月18号有几个工作日', 'from 2026-12-01 · to 2026-12-18'],
    ['10个工作日后是哪天', 'duration 10 workingDay'],
    ['12月有几个工作日', 'period 2026-12-01–2026-12-31'],
    ['春节前还有多少个工作日', 'to 2027-02-05'],
  ])('are counted between two days, from one, or in a month: %s', (said, expected) => {
    expect(toldIn(said, counting)).toBe(expected)
  })

  test('until a deadline are not the time a service took', () => {
    const service: Slots = {
      by: { kind: 'day', title: '期限' },
      time: { kind: 'duration', title: '时长' },
    }
    expect(toldIn('5个工作日内服务两小时', service)).toBe('by 2026-11-30 · time 2 hour')
  })
})

describe('An answer of one word', () => {
  test.each([
    ['三', { count: { kind: 'number', title: '户数' } }, 'count 3'],
    ['十二户。', { count: { kind: 'number', title: '户数' } }, 'count 12'],
    ['500', { sum: { kind: 'money', title: '金额' } }, 'sum 50000'],
    ['李四喜', { who: { kind: 'person', title: '姓名' } }, 'who 李四喜'],
    ['2026', { when: { kind: 'period', title: '年度' } }, 'when 2026-01-01–2026-12-31'],
    ['31号', { id: { kind: 'id', title: '编号', prefix: 'SQ' } }, 'id SQ-31'],
    ['没有人管', { text: { kind: 'text', title: '内容', ask: '内容是什么？' } }, 'text 没有人管'],
  ] as const)('%s is the value asked for', (said, slots, expected) => {
    expect(toldIn(said, slots)).toBe(expected)
  })
})

describe('Free text', () => {
  const text: Slots = { text: { kind: 'text', title: '诉求内容', ask: '您想反映什么？' } }
  test.each([
    ['我想反映个事，宿舍漏水没人管', '我想反映个事', '宿舍漏水没人管'],
    ['我想反映个事：宿舍漏水，3月7号报过没人管，谢谢！', '我想反映个事', '宿舍漏水，3月7号报过没人管'],
    ['宿舍漏水没人管，我要反映', '我要反映', '宿舍漏水没人管'],
  ])('is what is left: %s', (said, taken, expected) => {
    expect(toldIn(said, text, { taken })).toBe(`text ${expected}`)
  })

  test('stands in quotes, and what stands there is no value of another slot', () => {
    const reply: Slots = {
      id: { kind: 'id', title: '诉求', prefix: 'SQ' },
      text: { kind: 'text', title: '答复', ask: '怎么答复？' },
      day: { kind: 'day', title: '日期' },
    }
    expect(toldIn('SQ-2026-0031 回复：「已联系房管所，下周三维修」', reply)).toBe(
      'id SQ-2026-31 · text 已联系房管所，下周三维修',
    )
  })

  test('follows its own word', () => {
    const fund: Slots = {
      who: { kind: 'person', title: '姓名' },
      why: { kind: 'text', title: '用途', cues: ['用于'] },
    }
    expect(toldIn('给杨春兰拨款，用途是核桃嫁接培训', fund)).toBe('who 杨春兰 · why 核桃嫁接培训')
    expect(toldIn('给杨春兰拨款', fund)).toBe('who 杨春兰')
  })

  test('is kept as it was typed', () => {
    expect(toldIn('我想反映，ABC楼漏水　很久', text, { taken: '我想反映' })).toBe('text ABC楼漏水　很久')
  })
})
