import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clockIn, namesIn } from '#domain/symposia/inputs.ts'
import { kindIn, splitRemarks } from '#domain/symposia/split.ts'

const speakers = [
  { id: 1, names: ['杨春兰'] },
  { id: 2, names: ['何山'] },
  { id: 3, names: ['云岭县农业农村局', '张明'] },
]

const split = (typed: string) => splitRemarks(typed, speakers)

describe('What was written down line by line', () => {
  test('is given to whoever said it; each sentence behind a semicolon stands alone', () => {
    expect(
      split('杨春兰：建议办制茶夜校；收购价没有参考。').remarks.map(({ guestId, text }) => [guestId, text]),
    ).toEqual([
      [1, '建议办制茶夜校'],
      [1, '收购价没有参考。'],
    ])
  })

  test('knows a name with a title behind it, the short name of a unit, and who came instead', () => {
    const { remarks, left } = split('何山老师：建议修路通水\n农业农村局：建议早点报名\n张明:建议晚上开会')
    expect(remarks.map(({ guestId }) => guestId)).toEqual([2, 3, 3])
    expect(left).toEqual([])
  })

  test('goes on where the last line ended when no name stands before it; numbering says nothing', () => {
    const { remarks } = split('1. 杨春兰：建议办制茶夜校\n2、再请省里的专家来一次')
    expect(remarks.map(({ guestId, text }) => [guestId, text])).toEqual([
      [1, '建议办制茶夜校'],
      [1, '再请省里的专家来一次'],
    ])
  })

  test('is handed back where nobody is known, and what follows it too', () => {
    expect(split('张三：说了些什么\n接着又说了些')).toEqual({
      remarks: [],
      left: ['张三：说了些什么', '接着又说了些'],
    })
  })

  test('keeps a wish not to be named, and takes it out of the words', () => {
    expect(split('何山：评职称少要论文（不具名）').remarks).toEqual([
      { guestId: 2, kind: 'suggestion', text: '评职称少要论文', hidden: true },
    ])
  })

  test.each([
    ['建议办一个夜校', 'suggestion'],
    ['希望能解决孩子上学', 'suggestion'],
    ['孩子在县城上学，接送困难', 'difficulty'],
    ['补贴一直没到账', 'difficulty'],
    ['请问在职读研有没有补助', 'question'],
    ['人才公寓办得好，谢谢', 'praise'],
    ['茶叶市场今年好转', 'suggestion'],
  ])('%s seems to be a %s', (words, kind) => {
    expect(kindIn(words)).toBe(kind)
  })

  test('loses no line: each is a remark’s, too short to be one, or handed back', () => {
    const line = fc.record({
      name: fc.constantFrom('杨春兰', '何山', '李四'),
      words: fc.stringMatching(/^[一-龥]{4,30}$/),
    })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), lines => {
        const { remarks, left } = split(lines.map(({ name, words }) => `${name}：${words}`).join('\n'))
        const known = lines.filter(({ name }) => name !== '李四')
        expect(remarks.map(({ text }) => text)).toEqual(known.map(({ words }) => words))
        expect(left).toHaveLength(lines.length - known.length)
      }),
    )
  })
})

describe('Times of day as people type them', () => {
  test.each([
    ['14:30', '14:30'],
    ['9：00', '09:00'],
    ['下午两点半', '14:30'],
    ['下午3点', '15:00'],
    ['上午九点', '09:00'],
    ['十点一刻', '10:15'],
    ['晚上7点三刻', '19:45'],
    ['中午12点', '12:00'],
    ['14点30分', '14:30'],
    ['9点整', '09:00'],
  ])('%s is %s', (typed, clock) => {
    expect(clockIn(typed)).toBe(clock)
  })

  test.each(['饭后', '25:00', '下午', '9点70分', ''])('%s is none', typed => {
    expect(clockIn(typed)).toBeNull()
  })

  test('every minute of the day written as a clock is read as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), minute => {
        const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
        expect(clockIn(clock)).toBe(clock)
      }),
    )
  })
})

test('Names are listed with any mark between them, each once', () => {
  expect(namesIn('杨春兰、何山，RC-12 何山；李四')).toEqual(['杨春兰', '何山', 'RC-12', '李四'])
  expect(namesIn(null)).toEqual([])
})
