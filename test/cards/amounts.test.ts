import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { count, countWords, moneyWords, roughWords, shareWords, total } from '#cards/kit/amounts.ts'

describe('money', () => {
  test('reads in 元 below ten thousand and in 万元 from there on', () => {
    expect(moneyWords(0)).toBe('0元')
    expect(moneyWords(1205)).toBe('12.05元')
    expect(moneyWords(850_000)).toBe('8500元')
    expect(moneyWords(999_999)).toBe('9999.99元')
    expect(moneyWords(1_000_000)).toBe('1万元')
    expect(moneyWords(3_500_000)).toBe('3.5万元')
    expect(moneyWords(12_345_678_900n)).toBe('12345.6789万元')
    expect(moneyWords(-3_500_000)).toBe('-3.5万元')
  })

  test('loses no fen, however large the sum', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fen => {
        const [, sign, whole, fraction = '', unit] =
          /^(-?)(\d+)(?:\.(\d+))?(万元|元)$/.exec(moneyWords(fen)) ?? []
        const places = unit === '万元' ? 6 : 2
        expect(BigInt(`${sign}${whole}${fraction.padEnd(places, '0')}`)).toBe(fen)
        expect(fraction).not.toMatch(/0$/)
      }),
    )
  })

  test('refuses parts of a fen', () => {
    expect(() => moneyWords(0.5)).toThrow('整数分')
    expect(() => moneyWords(Number.NaN)).toThrow('整数分')
  })
})

describe('counts', () => {
  test('say their unit, and never mix two', () => {
    expect(countWords(total('人', [count(3, '人'), count(4, '人')]))).toBe('7人')
    const attendances = JSON.parse('{"number":4,"unit":"人次"}')
    expect(() => total('人', [count(3, '人'), attendances])).toThrow('人次和人不能相加')
  })

  test('are whole and not negative', () => {
    expect(() => count(-1, '个')).toThrow()
    expect(() => count(1.5, '个')).toThrow()
  })

  test('are rounded only by rule: 余 for a little more, 左右 for nearly', () => {
    expect(roughWords(count(27, '人'))).toBe('27人')
    expect(roughWords(count(1200, '人'))).toBe('1200人')
    expect(roughWords(count(1243, '人次'))).toBe('1200余人次')
    expect(roughWords(count(1287, '人次'))).toBe('1300人次左右')
  })

  test('never stray from the truth by more than the rounding allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), number => {
        const words = roughWords(count(number, '人'))
        const said = Number.parseInt(words, 10)
        const step = number < 100 ? 1 : 10 ** (String(number).length - 2)
        if (words.endsWith('余人')) expect(number - said).toBeGreaterThan(0)
        else if (words.endsWith('左右')) expect(said - number).toBeGreaterThan(0)
        else expect(said).toBe(number)
        expect(Math.abs(said - number)).toBeLessThanOrEqual(step / 2)
      }),
    )
  })
})

test('a share of a handful is not a share', () => {
  expect(shareWords(3, 9)).toBeNull()
  expect(shareWords(3, 10)).toBe('30%')
  expect(shareWords(1, 3, 1)).toBe('33.3%')
  expect(shareWords(0, 0, 0)).toBeNull()
})
