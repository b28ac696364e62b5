import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  count,
  countWords,
  moneyWords,
  reportWords,
  roughAs,
  roughs,
  roughWords,
  shareWords,
  total,
} from '#cards/kit/amounts.ts'

/** The round number some words say: 近1.3万人次 is 13000. */
const roundIn = (words: string): number => {
  const [, digits = '', wan = ''] = /([\d.]+)(万?)/.exec(words) ?? []
  return Math.round(Number(digits) * (wan === '' ? 1 : 10_000))
}

const halfStep = (number: number): number => (number < 100 ? 0 : 10 ** (String(number).length - 2) / 2)

const signOf = (words: string): number => {
  if (words.endsWith('余人')) return 1
  return words.endsWith('左右') ? -1 : 0
}

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
        const by = number - roundIn(words)
        expect(Math.sign(by)).toBe(signOf(words))
        expect(Math.abs(by)).toBeLessThanOrEqual(halfStep(number))
      }),
    )
  })
})

describe('words of a report', () => {
  test('come from the number: 12345 is 1.2万余, 12000 just that many', () => {
    expect(roughAs('余', count(12_345, '人次'))).toBe('1.2万余人次')
    expect(roughAs('余', count(12_000, '人次'))).toBeNull()
    expect(roughAs('近', count(1287, '人'))).toBe('近1300人')
    expect(roughAs('近', count(1243, '人'))).toBeNull()
    expect(reportWords(count(1243, '人'))).toEqual(['1243人', '1200余人', '超1200人', '1200人左右'])
    expect(reportWords(count(92, '人'))).toEqual(['92人'])
  })

  test('never say more than for less, nor nearly for what is more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999 }), fc.constantFrom(...roughs), (number, word) => {
        const words = roughAs(word, count(number, '人'))
        if (words === null) return
        const by = number - roundIn(words)
        if (word !== '左右') expect(Math.sign(by)).toBe(word === '近' ? -1 : 1)
        expect(by).not.toBe(0)
        expect(Math.abs(by)).toBeLessThanOrEqual(halfStep(number))
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
