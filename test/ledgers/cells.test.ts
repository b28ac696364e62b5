import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#core/shanghai.ts'
import { delimiterOf, parseCsv, readCsv } from '#ledgers/csv.ts'
import { dayOfSerial, readDay, readTerm } from '#ledgers/days.ts'
import { numberWords, showsDay } from '#ledgers/number-words.ts'

describe('A day', () => {
  test.each([
    ['2023-05-03', '2023-05-03'],
    ['2023/5/3', '2023-05-03'],
    ['2023.5.3', '2023-05-03'],
    ['2023年5月3日', '2023-05-03'],
    ['２０２３年５月', '2023-05'],
    ['2023.5', '2023-05'],
    ['2023.12', '2023-12'],
    ['20230503', '2023-05-03'],
    ['202305', '2023-05'],
    ['45047', '2023-05-01'],
    ['45047.5', '2023-05-01'],
    ['2023-05-03 00:00:00', '2023-05-03'],
  ])('%s is %s', (typed, day) => {
    expect(readDay(typed, false)).toEqual({ value: day })
  })

  test('of an old Mac is counted from 1904', () => {
    expect(readDay('43585', true)).toEqual({ value: '2023-05-01' })
  })

  test.each(['2023.1', '2023-02-30', '2023年13月', '90.5', '今年', '去年5月'])('%s is not guessed', typed => {
    expect(readDay(typed, false)).toHaveProperty('problem')
  })

  test('every serial is the day after the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_000, max: 80_000 }), fc.boolean(), (serial, mac) => {
        expect(dayOfSerial(serial + 1, mac)).toBe(addDays(dayOfSerial(serial, mac), 1))
      }),
    )
  })

  test.each([
    [14, undefined, true],
    [0, undefined, false],
    [176, 'yyyy"年"m"月"', true],
    [177, '0.00"元"', false],
    [178, '#,##0_);[Red](#,##0)', false],
    [179, '[$-804]aaaa yyyy/m/d', true],
    [180, 'General', false],
    [181, 'h:mm', false],
  ])('the format %s %s shows a day: %s', (id, code, expected) => {
    expect(showsDay(id, code)).toBe(expected)
  })
})

describe('A term', () => {
  test.each([
    ['2023.5.8—2026.5.7', '2023-05-08/2026-05-07'],
    ['2023-05-08-2026-05-07', '2023-05-08/2026-05-07'],
    ['２０２３年５月８日至２０２６年５月７日', '2023-05-08/2026-05-07'],
    ['自2023年5月起至2026年4月止', '2023-05/2026-04'],
    ['2023.1-2026.12', '2023-01/2026-12'],
    ['2023.10 ～ 2026.9', '2023-10/2026-09'],
  ])('%s is from one day to another', (typed, expected) => {
    expect(readTerm(typed, false)).toEqual({ value: expected })
  })

  test.each(['三年', '2023年5月', '2023-13-01至2026-05-07', '长期'])('%s is not guessed', typed => {
    expect(readTerm(typed, false)).toHaveProperty('problem')
  })

  test('is whatever two days it was written of', () => {
    const day = fc.integer({ min: 0, max: 30_000 }).map(count => addDays('1990-01-01', count))
    const sign = fc.constantFrom('至', '—', '-', '~', '到')
    const written = fc.constantFrom(
      (one: string) => one,
      (one: string) => one.replaceAll('-', '.'),
      (one: string) => one.replace(/(.*)-(.*)-(.*)/, '$1年$2月$3日'),
    )
    fc.assert(
      fc.property(day, day, sign, written, (from, to, between, write) => {
        expect(readTerm(`${write(from)}${between}${write(to)}`, false)).toEqual({ value: `${from}/${to}` })
      }),
    )
  })
})

describe('A number of a cell', () => {
  test.each([
    ['13800000001', '13800000001'],
    ['1.3800000001E10', '13800000001'],
    ['533222199001010000', '5.33E+17'],
    ['5.3322219900101E+17', '5.33E+17'],
    ['0.30000000000000004', '0.3'],
    ['12.5', '12.5'],
  ])('%s is read as %s', (stored, words) => {
    expect(numberWords(stored)).toBe(words)
  })
})

describe('A .csv', () => {
  const cellWords = fc.string({
    unit: fc.constantFrom('茶', 'a', '"', ',', ';', '\n', ' ', '1', '，', '\t'),
    maxLength: 8,
  })
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`

  test('gives back whatever was written into it, between whatever signs', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cellWords, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (rows, sign, end) => {
          const text = rows.map(cells => cells.map(quoted).join(sign)).join(end)
          const read = [...parseCsv(text, sign)]
          expect(read).toEqual(rows.map(cells => cells.map(cell => cell.replace(/\s+/g, ' ').trim())))
          expect(delimiterOf(text)).toBe(sign)
        },
      ),
    )
  })

  const text = '姓名,单位\r\n杨春兰,"县医院,门诊部"\r\n'
  const gbk = Buffer.from([
    0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xb5, 0xa5, 0xce, 0xbb, 0x0d, 0x0a, 0xd1, 0xee, 0xb4, 0xba, 0xc0, 0xbc,
    0x2c, 0x22, 0xcf, 0xd8, 0xd2, 0xbd, 0xd4, 0xba, 0x2c, 0xc3, 0xc5, 0xd5, 0xef, 0xb2, 0xbf, 0x22, 0x0d,
    0x0a,
  ])
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`)],
    ['GBK, as Excel writes it', gbk],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
  ])('is read in %s', (_name, bytes) => {
    expect(readCsv(bytes, '台账.csv').rows.map(({ cells }) => cells)).toEqual([
      ['姓名', '单位'],
      ['杨春兰', '县医院,门诊部'],
    ])
  })
})
