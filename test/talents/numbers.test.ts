import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskIdNumber, maskName, maskNumbers, maskPhone } from '#core/masks.ts'
import { addDays, addMonths } from '#core/shanghai.ts'
import { ageAt } from '#domain/talents/birth.ts'
import { checkCharacter, isIdNumber } from '#domain/talents/id-number.ts'
import { initialsOf } from '#domain/talents/initials.ts'
import { findTalentNumber, readTalentNumber, talentNumber } from '#domain/talents/number.ts'

const day = fc.date({
  min: new Date('1930-01-01T00:00:00Z'),
  max: new Date('2010-12-31T00:00:00Z'),
  noInvalidDate: true,
})
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map(list => list.join(''))
const seventeen = fc
  .tuple(fc.integer({ min: 110000, max: 659999 }), day, digits(3))
  .map(([area, born, order]) => `${area}${born.toISOString().slice(0, 10).replaceAll('-', '')}${order}`)
const idNumbers = seventeen.map(first => first + checkCharacter(first))
const phones = fc
  .tuple(fc.integer({ min: 3, max: 9 }), digits(9))
  .map(([second, rest]) => `1${second}${rest}`)

describe('An identity number', () => {
  test('known to be right is right, and with any other last character wrong', () => {
    expect(isIdNumber('11010519491231002X')).toBe(true)
    expect(isIdNumber('440524188001010014')).toBe(false)
    expect(isIdNumber('53290119900230001X')).toBe(false)
  })

  test('with its check character is right; any one digit changed is noticed', () => {
    fc.assert(
      fc.property(
        idNumbers,
        fc.integer({ min: 0, max: 16 }),
        fc.integer({ min: 1, max: 9 }),
        (id, at, by) => {
          expect(isIdNumber(id)).toBe(true)
          const digit = (Number(id.charAt(at)) + by) % 10
          expect(isIdNumber(id.slice(0, at) + digit + id.slice(at + 1))).toBe(false)
        },
      ),
    )
  })

  test('with two unequal neighbours exchanged is noticed', () => {
    fc.assert(
      fc.property(idNumbers, fc.integer({ min: 0, max: 15 }), (id, at) => {
        fc.pre(id.charAt(at) !== id.charAt(at + 1))
        const swapped = id.slice(0, at) + id.charAt(at + 1) + id.charAt(at) + id.slice(at + 2)
        expect(isIdNumber(swapped)).toBe(false)
      }),
    )
  })
})

test('An age is the full years since the month of birth began, on any day', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1300 }), fc.integer({ min: 0, max: 30_000 }), (months, days) => {
      const born = addMonths('1930-01-01', months).slice(0, 7)
      const on = addDays(`${born}-01`, days)
      const age = ageAt(born, on)
      expect(addMonths(`${born}-01`, age * 12) <= on).toBe(true)
      expect(addMonths(`${born}-01`, (age + 1) * 12) > on).toBe(true)
    }),
  )
})

describe('A mask', () => {
  test('of a phone keeps three and four digits, and hides the rest', () => {
    expect(maskPhone('13812341234')).toBe('138****1234')
    fc.assert(
      fc.property(phones, phone => {
        const masked = maskPhone(phone)
        expect(masked).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`)
        expect(masked.replace(/\D/g, '')).toHaveLength(7)
      }),
    )
  })

  test('of an identity number shows neither the birthday nor the order', () => {
    expect(maskIdNumber('53290119900101001X')).toBe('5329**********001X')
    fc.assert(
      fc.property(idNumbers, id => {
        const masked = maskIdNumber(id)
        expect(masked).toHaveLength(18)
        expect(masked.slice(4, 14)).toBe('**********')
      }),
    )
  })

  test('of a name keeps the family name', () => {
    expect([maskName('杨春兰'), maskName('李雷'), maskName('王')]).toEqual(['杨**', '李*', '王*'])
  })

  test('of free words leaves no phone, identity or card number in clear, whatever stands around it', () => {
    const around = fc.string().map(words => words.replace(/\d/g, '号'))
    fc.assert(
      fc.property(
        around,
        fc.oneof(phones, idNumbers, digits(16), digits(19)),
        around,
        (before, number, after) => {
          expect(maskNumbers(`${before}${number}${after}`)).not.toContain(number)
        },
      ),
    )
  })

  test('of free words leaves other numbers alone', () => {
    expect(maskNumbers('2026年11月23日，带动36户，证书编号20260101')).toBe(
      '2026年11月23日，带动36户，证书编号20260101',
    )
  })
})

describe('A talent’s number', () => {
  test.each(['RC-12', 'rc12', 'RC12', 'Ｒｃ－１２', '12', ' RC-12 '])('is read from %s', written => {
    expect(readTalentNumber(written)).toBe(12)
  })

  test('is not read from other words, and is found among them', () => {
    expect(['杨春兰', 'GZ-12', 'RC-', '', 'RC-1234567890'].map(readTalentNumber)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
    expect(findTalentNumber(['成果', 'RC-7'])).toBe(7)
  })

  test('reads back what it writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999 }), id => {
        expect(readTalentNumber(talentNumber(id))).toBe(id)
      }),
    )
  })
})

test('A name is found by its initials in every reading', () => {
  expect(initialsOf('杨春兰').split(' ')).toContain('ycl')
  expect(initialsOf('曾乐').split(' ')).toEqual(expect.arrayContaining(['zl', 'cl', 'zy']))
})
