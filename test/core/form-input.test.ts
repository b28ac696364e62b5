import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { moneyWords } from '#cards/kit/amounts.ts'
import { day, optionalDay, optionalMoney, optionalWholeNumber, wholeNumber } from '#core/form-input.ts'
import { readFen } from '#core/money.ts'

const said = (
  schema: { safeParse: (value: unknown) => { error?: { issues: { message: string }[] } | undefined } },
  value: unknown,
) => schema.safeParse(value).error?.issues[0]?.message ?? null

describe('A number in a form', () => {
  const days = wholeNumber('驻站天数', { min: 20, max: 366, unit: '天' })

  test.each(['30', ' 30 ', '３０', '30天'])('is read from “%s”', typed => {
    expect(days.parse(typed)).toBe(30)
  })

  test.each([
    ['', '请填写驻站天数。'],
    [undefined, '请填写驻站天数。'],
    ['三十', '驻站天数请填数字。'],
    ['30.5', '驻站天数请填整数。'],
    ['7', '驻站天数至少填20天。'],
    ['3000', '驻站天数不能超过366天，请核对。'],
  ])('“%s” is answered with the rule', (typed, words) => {
    expect(said(days, typed)).toBe(words)
  })

  test('that may stay empty does', () => {
    const households = optionalWholeNumber('带动户数', { max: 100_000, unit: '户' })
    expect([households.parse(''), households.parse(undefined), households.parse('1,200户')]).toEqual([
      null,
      null,
      1200,
    ])
    expect(said(households, '-3')).toBe('带动户数不能是负数。')
  })
})

describe('A day in a form', () => {
  test('is what Feishu’s picker answers', () => {
    expect(day('挂牌日期').parse('2026-11-23 +0800')).toBe('2026-11-23')
    expect(said(day('挂牌日期'), '')).toBe('请选择挂牌日期。')
    expect(said(day('挂牌日期'), '2026-02-30 +0800')).toBe('请选择挂牌日期。')
    expect(optionalDay('挂牌日期').parse(undefined)).toBeNull()
  })
})

describe('Money', () => {
  test.each([
    ['3万', 3_000_000],
    ['3.5万元', 3_500_000],
    ['35000', 3_500_000],
    ['35,000元', 3_500_000],
    ['１２.05元', 1_205],
    ['0.000001万', 1],
    ['3.50', 350],
    ['10000万', 10_000_000_000],
  ])('%s is %i fen', (words, fen) => {
    expect(readFen(words)).toBe(fen)
  })

  test.each(['', '三万', '1.005元', '-3万', '3万5', '20000万', '3..5', '3.5亿', '1,00元'])(
    '“%s” is not guessed at',
    words => {
      expect(readFen(words)).toBeNull()
    },
  )

  test('that is printed is read back exactly', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), fen => {
        expect(readFen(moneyWords(fen))).toBe(fen)
      }),
    )
  })

  test('in a form may stay empty, and says how to write it', () => {
    expect(optionalMoney('资助金额').parse('')).toBeNull()
    expect(said(optionalMoney('资助金额'), '很多')).toContain('资助金额请写成')
  })
})
