import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '#core/shanghai.ts'
import { readAll } from '#understanding/slots/read.ts'
import { overlaps } from '#understanding/slots/standing.ts'
import { spanOf, tidy, typedOf } from '#understanding/tidy.ts'
import { around, lexicon, read, readings, valuesOf } from './stage.ts'
import { clipped, inTenThousands, noise, onCheques, spoken, withCommas } from './written.ts'

const holds = <Value>(value: fc.Arbitrary<Value>, check: (value: Value) => void): void => {
  fc.assert(fc.property(value, check), { numRuns: 300 })
}

const amount = fc.oneof(fc.integer({ min: 2, max: 120 }), fc.integer({ min: 2, max: 99_999_999 }))

const styles = (value: number): readonly string[] => [
  String(value),
  withCommas(value),
  spoken(value),
  onCheques(value),
  inTenThousands(value),
  ...[clipped(value)].filter(words => words !== null),
]

const two = (number: number): string => String(number).padStart(2, '0')

const minuteWords = (minute: number): string =>
  minute === 0 ? '整' : minute === 30 ? '半' : minute === 15 ? '一刻' : spoken(minute)

const clockWords = (hour: number, minute: number): readonly string[] => [
  `${hour}:${two(minute)}`,
  `${hour}点${minute === 0 ? '' : `${minute}分`}`,
  `${hour === 2 ? '两' : spoken(hour)}点${minuteWords(minute)}`,
]

describe('Whatever way it is written', () => {
  test('a number of people is that number', () => {
    holds(amount, value => {
      for (const words of styles(value))
        expect([words, valuesOf(`有${words}人参加`, 'number')]).toEqual([
          words,
          [{ kind: 'number', value, bound: 'exact' }],
        ])
    })
  })

  test('a sum is that sum, to the fen', () => {
    holds(amount, value => {
      for (const words of styles(value))
        expect([words, valuesOf(`拨付${words}元`, 'money')]).toEqual([
          words,
          [{ kind: 'money', fen: value * 100, bound: 'exact' }],
        ])
    })
    holds(fc.integer({ min: 1, max: 999_999_999 }), fen => {
      const words = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}元`
      expect([words, valuesOf(words, 'money')]).toEqual([words, [{ kind: 'money', fen, bound: 'exact' }]])
    })
  })

  test('a day is that day', () => {
    holds(fc.integer({ min: -3000, max: 3000 }), away => {
      const day = addDays('2026-11-23', away)
      const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
      const spokenYear = [...String(year)].map(digit => '〇一二三四五六七八九'.charAt(Number(digit))).join('')
      for (const words of [
        day,
        `${year}.${month}.${date}`,
        `${year}/${month}/${date}`,
        day.replaceAll('-', ''),
        `${year}年${month}月${date}日`,
        `${year}年${month}月${date}号`,
        `${spokenYear}年${spoken(month)}月${spoken(date)}日`,
      ])
        expect([words, valuesOf(`在${words}开会`, 'day')]).toEqual([
          words,
          [{ kind: 'day', day, part: null, time: null }],
        ])
    })
  })

  test('a day without its year is within half a year or so of today', () => {
    holds(fc.integer({ min: -180, max: 180 }), away => {
      const day = addDays('2026-11-23', away)
      const [, month = 0, date = 0] = day.split('-').map(Number)
      for (const words of [`${month}月${date}日`, `${spoken(month)}月${spoken(date)}号`])
        expect([words, valuesOf(words, 'day')]).toEqual([
          words,
          [{ kind: 'day', day, part: null, time: null }],
        ])
    })
  })

  test('a time of the day is that time', () => {
    const halves = [
      { called: '上午', part: 'am', later: 0 },
      { called: '下午', part: 'pm', later: 12 },
    ]
    const clock = fc.tuple(fc.integer({ min: 1, max: 11 }), fc.constantFrom(0, 15, 30, 40))
    holds(fc.tuple(clock, fc.constantFrom(...halves)), ([[hour, minute], { called, part, later }]) => {
      const time = `${two(hour + later)}:${two(minute)}`
      for (const words of clockWords(hour, minute))
        expect([words, valuesOf(`明天${called}${words}`, 'day')]).toEqual([
          words,
          [{ kind: 'day', day: '2026-11-24', part, time }],
        ])
    })
  })

  test('a duration is that duration', () => {
    const units = {
      分钟: 'minute',
      小时: 'hour',
      天: 'day',
      个工作日: 'workingDay',
      周: 'week',
      个月: 'month',
      年: 'year',
    }
    holds(fc.tuple(fc.integer({ min: 2, max: 99 }), fc.constantFrom(...Object.entries(units))), said => {
      const [count, [word, unit]] = said
      for (const number of [String(count), count === 2 ? '两' : spoken(count)])
        expect([number, valuesOf(`用了${number}${word}`, 'duration')]).toEqual([
          number,
          [{ kind: 'duration', count, unit }],
        ])
    })
  })

  test('a phone number is its digits', () => {
    const mobile = fc
      .tuple(fc.constantFrom('3', '5', '7', '8', '9'), fc.stringMatching(/^\d{9}$/))
      .map(([second, rest]) => `1${second}${rest}`)
    holds(mobile, digits => {
      const [a, b, c] = [digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)]
      for (const words of [digits, `${a} ${b} ${c}`, `${a}-${b}-${c}`, `+86${digits}`, `+86 ${a} ${b} ${c}`])
        expect([words, valuesOf(`电话${words}`, 'phone')]).toEqual([words, [{ kind: 'phone', digits }]])
    })
  })

  test('a record’s number is that number', () => {
    holds(fc.tuple(fc.constantFrom('RC', 'GZ', 'JD', 'RW'), fc.integer({ min: 1, max: 99_999 })), said => {
      const [prefix, number] = said
      for (const words of [`${prefix}-${number}`, `${prefix}${number}`, `${prefix.toLowerCase()} ${number}`])
        expect([words, valuesOf(`看${words}`, 'id')]).toEqual([
          words,
          [{ kind: 'id', prefix, year: null, number }],
        ])
    })
  })
})

const sentences = [
  '杨春兰老师下周三上午来诺溪镇和平村',
  '拨付三万五千元给县农技中心',
  '去年三季度教体局引进了十二名医生',
  '3月7号前把电话改成13800000000',
  '带动一百二十户，服务两小时',
  '31号诉求转给县医院，10个工作日内答复',
  '近三个月诺溪镇茶叶人才有多少',
]

describe('Typing noise', () => {
  test('changes no value', () => {
    holds(fc.tuple(fc.constantFrom(...sentences), noise), ([sentence, { name, over }]) => {
      expect([name, over(sentence), read(over(sentence))]).toEqual([name, over(sentence), read(sentence)])
    })
  })
})

describe('Every reading of whatever is typed', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(...sentences.flatMap(sentence => sentence.match(/.{1,4}/gu) ?? [])),
      fc.constantFrom(
        '😀',
        '\u200b',
        ' ',
        '\n',
        '「',
        '」',
        '～',
        '１',
        '①',
        '國',
        '—',
        '…',
        '@',
        '\u{20000}',
        '\0',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 30 },
  )

  test('points at the words it was read from', () => {
    holds(
      pieces.map(parts => parts.join('')),
      typed => {
        const sentence = tidy(typed)
        for (const { from, to, span, typed: words } of readAll(sentence, around)) {
          expect(from).toBeLessThan(to)
          expect(span).toEqual(spanOf(sentence, from, to))
          expect(words).toBe(typed.slice(...span))
          // A sign like ⑩ is read as two.
          expect(tidy(words).text.replace(/\s/g, '')).toContain(
            sentence.text.slice(from, to).replace(/\s/g, ''),
          )
        }
      },
    )
  })

  test('has a way back for every sign of the tidied text', () => {
    holds(
      pieces.map(parts => parts.join('')),
      typed => {
        const { text, starts, ends } = tidy(typed)
        expect([starts.length, ends.length]).toEqual([text.length, text.length])
        expect(starts.every((start, at) => start < (ends[at] ?? 0) && start >= (starts[at - 1] ?? 0))).toBe(
          true,
        )
        expect(typedOf(tidy(typed), 0, text.length)).toBe(
          typed.slice(starts[0] ?? typed.length, ends.at(-1) ?? typed.length),
        )
      },
    )
  })

  test('stands alone: no two of one kind share a word', () => {
    holds(
      pieces.map(parts => parts.join('')),
      typed => {
        const found = readings(typed)
        const doubled = found.filter(one =>
          found.some(other => one !== other && one.kind === other.kind && overlaps(one, other)),
        )
        expect(doubled).toEqual([])
      },
    )
  })

  test('finds names wherever they stand', () => {
    holds(fc.tuple(fc.constantFrom('杨春兰', '诺溪镇', '县农业技术推广中心'), pieces), ([name, parts]) => {
      const text = `${tidy(parts.join('')).text}${name}`
      expect(lexicon.find(text).some(({ entry, to }) => entry.name === name && to === text.length)).toBe(true)
    })
  })
})
