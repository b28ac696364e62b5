import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { button, buttons } from '#cards/kit/buttons.ts'
import { type Card, card, type Element, note, paragraph } from '#cards/kit/card.ts'
import { facts } from '#cards/kit/facts.ts'
import { bytesMax, elementsMax, fitCard, fitRows, fits, measure } from '#cards/kit/fit.ts'
import { formCard } from '#cards/kit/form.ts'
import { plainText } from '#cards/kit/plain.ts'
import { list, paging, table } from '#cards/kit/table.ts'
import { coloured, md } from '#cards/kit/text.ts'
import { checkCard } from '#emulator/cards/check.ts'

type Row = { readonly id: number; readonly name: string; readonly lines: readonly string[] }

const listFace = (rows: readonly Row[], hasMore = false): Card =>
  fitRows(rows, (shown, cut) =>
    card(
      { title: '人才', tone: 'info' },
      list(
        shown.map(row => ({
          title: md`**${row.name}**`,
          lines: row.lines,
          button: button({ text: '查看', do: 'talents.show', value: { id: row.id } }),
        })),
      ),
      paging({ do: 'talents.page', after: cut || hasMore ? shown.at(-1)?.id : null }),
    ),
  )

const row = fc.record({
  id: fc.nat(),
  name: fc.string({ maxLength: 30, unit: 'grapheme' }),
  lines: fc.array(fc.string({ maxLength: 300, unit: 'grapheme', size: 'max' }), { maxLength: 4 }),
})

const shownIds = (drawn: Card): readonly number[] =>
  [...JSON.stringify(drawn).matchAll(/"value":\{"id":(\d+),"do":"talents.show"\}/g)].map(([, id]) =>
    Number(id),
  )

describe('a list too long for one card', () => {
  test('shows the first rows that fit and goes on after the last one shown', () => {
    const rows = Array.from({ length: 500 }, (_, id) => ({ id, name: `人才${id}`, lines: ['诺溪镇'] }))
    const drawn = listFace(rows)
    const ids = shownIds(drawn)
    expect(ids.length).toBeGreaterThan(10)
    expect(ids).toEqual(rows.slice(0, ids.length).map(one => one.id))
    expect(JSON.stringify(drawn)).toContain(`"after":${ids.at(-1)}`)
    expect(plainText(drawn)).toContain('〔下一页〕')
    expect(fits(listFace(rows.slice(0, ids.length), true))).toBe(true)
    expect(shownIds(listFace(rows.slice(0, ids.length + 1))).length).toBe(ids.length)
  })

  test('shows all rows and no 下一页 when they fit', () => {
    expect(plainText(listFace([{ id: 1, name: '杨春兰', lines: [] }]))).not.toContain('下一页')
  })

  test('always fits, always gets on, and walking its pages shows every row once', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 120, size: 'max' }), rows => {
        const seen: number[] = []
        while (seen.length < rows.length) {
          const drawn = listFace(rows.slice(seen.length))
          const ids = shownIds(drawn)
          expect(fits(drawn)).toBe(true)
          expect(checkCard(drawn)).toEqual({ ok: true })
          expect(ids.length).toBeGreaterThan(0)
          seen.push(...ids)
        }
        expect(seen).toEqual(rows.map(one => one.id))
      }),
      { numRuns: 40 },
    )
  })
})

const bigForm = formCard('x.big', ['a'], (props: { words: string }, form) =>
  card(
    { title: '表', tone: 'info' },
    form.body([paragraph(props.words), form.input('a', { label: '甲' })], { submit: '提交' }),
  ),
)

const words = fc
  .string({ maxLength: 200, unit: 'grapheme' })
  .chain(one => fc.integer({ min: 1, max: 200 }).map(times => one.repeat(times)))

const part: fc.Arbitrary<readonly Element[]> = fc.oneof(
  words.map(one => [paragraph(one)]),
  words.map(one => [note(coloured('red', one))]),
  words.map(one => facts(['甲', one], ['乙', '短'])),
  fc.array(words, { maxLength: 40, size: 'max' }).map(cells => [
    table(
      [{ key: 'a', title: '甲' }],
      cells.map(a => ({ a })),
    ),
  ]),
  fc
    .array(words, { maxLength: 80, size: 'max' })
    .map(texts => [buttons(texts.map(one => button({ text: one, do: 'x' }))) ?? note('')]),
  words.map(one => bigForm({ words: one }).body.elements.slice(0, 1)),
)

describe('the last net', () => {
  test('leaves room for what the bot writes into every button', () => {
    const drawn = card(
      { title: '人才', tone: 'info' },
      Array.from({ length: 66 }, (_, id) =>
        button({ text: `人才${id}`, do: 'talents.show', value: { id, why: '很长'.repeat(50) } }),
      ),
    )
    const stamped = JSON.stringify(drawn).replaceAll('"do":', '"p":"0123456789abcdef","t":29400000,"do":')
    expect(checkCard(JSON.parse(stamped))).toEqual({ ok: true })
  })

  test('leaves a card that fits as it is', () => {
    const drawn = card({ title: '人才', tone: 'info' }, paragraph('短'))
    expect(plainText(drawn)).toBe('【人才】\n短')
    expect(fitCard(drawn)).toBe(drawn)
  })

  test('makes any card fit, and one the platform takes', () => {
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12, size: 'max' }),
        fc.string({ maxLength: 200 }),
        (parts, title) => {
          const oneFormAndThreeTables = firstOf(parts.flat(), { form: 1, table: 3 })
          const drawn = card({ title, tone: 'info' }, oneFormAndThreeTables)
          const { bytes, elements } = measure(drawn)
          expect(bytes).toBeLessThanOrEqual(bytesMax)
          expect(elements).toBeLessThanOrEqual(elementsMax)
          expect(checkCard(drawn)).toEqual({ ok: true })
        },
      ),
      { numRuns: 60 },
    )
  })

  test('says that something is missing, and keeps the buttons at the end', () => {
    const drawn = card(
      { title: '人才', tone: 'info' },
      Array.from({ length: 60 }, () => paragraph('很长'.repeat(400))),
      buttons(button({ text: '返回', do: 'x.back' })),
    )
    expect(plainText(drawn)).toContain('其余没有显示')
    expect(plainText(drawn).endsWith('〔返回〕')).toBe(true)
  })

  test('takes rows from a table before it takes anything else', () => {
    const rows = Array.from({ length: 900 }, (_, index) => ({ a: `第${index}行，诺溪镇和平村茶叶合作社` }))
    const drawn = card(
      { title: '台账', tone: 'info' },
      table([{ key: 'a', title: '甲' }], rows),
      note('数据来自台账'),
    )
    expect(plainText(drawn)).toContain('第100行')
    expect(plainText(drawn)).toContain('数据来自台账')
    expect(plainText(drawn)).toContain('其余没有显示')
  })

  test('never cuts through an entity or leaves a colour open', () => {
    const drawn = fitCard(
      card(
        { title: '人才', tone: 'info' },
        Array.from({ length: 4 }, () => note('<'.repeat(3000))),
      ),
    )
    for (const element of drawn.body.elements)
      expect(element.content).toMatch(/^<font color='grey'>(?:&#60;)*…?[^<&]*<\/font>$/)
  })

  test('survives a card that is all head', () => {
    const drawn = fitCard({
      schema: '2.0',
      header: { title: { tag: 'plain_text', content: '长'.repeat(20_000) } },
      body: { elements: [] },
    })
    expect(fits(drawn)).toBe(true)
  })
})

const firstOf = (
  elements: readonly Element[],
  most: Readonly<Record<string, number>>,
): readonly Element[] => {
  const seen = new Map<string, number>()
  return elements.filter(element => {
    const count = (seen.get(element.tag) ?? 0) + 1
    seen.set(element.tag, count)
    return count <= (most[element.tag] ?? Number.POSITIVE_INFINITY)
  })
}
