import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { button, buttons, linkButton, sayButton } from '#cards/kit/buttons.ts'
import { card, divider, folded, heading, note, paragraph } from '#cards/kit/card.ts'
import { barChart, lineChart, pieChart } from '#cards/kit/chart.ts'
import { facts } from '#cards/kit/facts.ts'
import { formCard } from '#cards/kit/form.ts'
import { plainText } from '#cards/kit/plain.ts'
import { list, paging, table } from '#cards/kit/table.ts'
import { bold, lines, md } from '#cards/kit/text.ts'
import { confirmCard } from '#cards/shell/confirm.ts'
import { checkCard } from '#emulator/cards/check.ts'
import { callbackValues } from './faces.ts'

type Props = { readonly words: string; readonly id: number }

const everything = formCard(
  'x.everything',
  ['line', 'lines', 'one', 'some', 'day', 'person', 'agree'],
  ({ words, id }: Props, form) =>
    card(
      { title: words, subtitle: words, tone: 'info', tags: [words], summary: words, forward: false },
      paragraph(words),
      form.body(
        [
          form.input('line', { label: words, required: true, value: words, placeholder: words, max: 20 }),
          form.multiline('lines', { label: words, value: words, rows: 4, max: 1000 }),
          form.select('one', { label: words, options: ['高', { text: words, value: 'x' }], value: words }),
          form.multiSelect('some', { label: words, options: ['茶叶', '核桃'], values: ['茶叶', words] }),
          form.datePicker('day', { label: words, value: '2026-11-23' }),
          form.personPicker('person', { label: words, people: ['ou_1', 'ou_2'], value: 'ou_1' }),
          form.checker('agree', { text: words, checked: true }),
        ],
        { submit: words, value: { id, do: 'x.other' }, confirm: words },
      ),
    ),
)

describe('a form card', () => {
  const drawn = everything({ words: '杨春兰', id: 12 })

  test('knows its name and its fields', () => {
    expect(everything.name).toBe('x.everything')
    expect(everything.fields).toEqual(['line', 'lines', 'one', 'some', 'day', 'person', 'agree'])
  })

  test('submits to the action of its name, with what is bound, and can be given up', () => {
    expect(callbackValues(drawn)).toEqual([{ id: 12, do: 'x.everything' }, { do: 'pending.cancel' }])
  })

  test('reads as words, with labels, choices and buttons', () => {
    const words = plainText(everything({ words: '姓名', id: 1 }))
    expect(words).toContain('姓名 *\n  姓名')
    expect(words).toContain('○高 ○姓名')
    expect(words).toContain('●茶叶 ○核桃')
    expect(words).toContain('2026-11-23')
    expect(words).toContain('☑ 姓名')
    expect(words.endsWith('〔取消〕')).toBe(true)
  })

  test('is one the platform takes, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300, size: 'medium' }), words => {
        expect(checkCard(everything({ words, id: 1 }))).toEqual({ ok: true })
      }),
      { numRuns: 150 },
    )
  })

  test('never shortens what stands there already', () => {
    const long = '很长的旧内容'.repeat(10)
    const form = everything({ words: long, id: 1 }).body.elements.find(({ tag }) => tag === 'form')
    expect(JSON.stringify(form)).toContain(`"max_length":60,"width":"fill","default_value":"${long}"`)
  })

  test('without cancel has none', () => {
    const face = formCard('x.one', ['a'], (_props: object, form) =>
      card(
        { title: '问', tone: 'info' },
        form.body([form.input('a', { label: '甲' })], { submit: '答', cancel: false }),
      ),
    )
    expect(plainText(face({}))).not.toContain('取消')
  })
})

describe('a confirm card', () => {
  const confirm = confirmCard('x.drop', (who: string) => ({
    title: '离库',
    understood: [['谁', who]],
    consequence: '离库后不再出现在查询里。',
    dangerous: true,
    value: { id: 3 },
  }))

  test('prints what was understood, does what it is named after, and asks twice where there is no way back', () => {
    const drawn = confirm('杨春兰')
    expect(confirm.name).toBe('x.drop')
    expect(checkCard(drawn)).toEqual({ ok: true })
    expect(plainText(drawn)).toContain('谁：杨春兰')
    expect(callbackValues(drawn)).toEqual([{ id: 3, do: 'x.drop' }, { do: 'pending.cancel' }])
    expect(JSON.stringify(drawn)).toContain('"confirm":{"title"')
  })
})

describe('every element', () => {
  const drawn = (words: string) =>
    card(
      { title: '人才', tone: 'neutral' },
      heading(words),
      paragraph(lines(bold(words), md`共 ${3} 人`, null)),
      facts(['单位', words], ['人数', 3], ['空', ''], ['无', null]),
      list([{ title: words, lines: [words], button: sayButton(words) }, { title: '第二' }]),
      divider(),
      table(
        [
          { key: 'name', title: '乡镇' },
          { key: 'count', title: '人数', kind: 'number' },
        ],
        [{ name: words, count: 3 }],
      ),
      barChart({ title: '各乡镇人才', unit: '人', points: [{ label: words, value: 3 }] }),
      lineChart({ title: '走势', points: [{ label: '11月', value: 3, series: words }] }),
      pieChart({ title: '构成', points: [{ label: words, value: 3 }] }),
      folded(words, paragraph(words)),
      buttons(
        button({ text: words, do: 'x.do', tone: 'primary', confirm: { title: words, text: words } }),
        linkButton({ text: words, url: 'https://a.example/b' }),
      ),
      paging({ do: 'x.page', value: { q: words }, before: 1, after: 'z' }),
      note(words),
    )

  test('is one the platform takes, whatever stands in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200, size: 'medium' }), words => {
        expect(checkCard(drawn(words))).toEqual({ ok: true })
      }),
      { numRuns: 150 },
    )
  })

  test('reads as words', () => {
    expect(plainText(drawn('*茶叶*'))).toBe(
      [
        '【人才】',
        ...['*茶叶*', '*茶叶*', '共 3 人'],
        ...['单位：*茶叶*', '人数：3'],
        ...['*茶叶*', '*茶叶*', '〔*茶叶*〕', '———', '第二', '———'],
        ...['乡镇 | 人数', '*茶叶* | 3'],
        ...['各乡镇人才（人）', '*茶叶* 3', '走势', '11月（*茶叶*） 3', '构成', '*茶叶* 3'],
        ...['▸ *茶叶*', '*茶叶*', '〔*茶叶*〕 〔*茶叶*〕', '〔上一页〕 〔下一页〕', '*茶叶*'],
      ].join('\n'),
    )
  })

  test('that has nothing to show is not there', () => {
    expect(buttons(null, false)).toBeNull()
    expect(paging({ do: 'x.page' })).toBeNull()
    expect(facts(['空', ''], null, ['无', undefined])).toEqual([])
    expect(card({ title: '空', tone: 'void' }, null, [false, '', [undefined]]).body.elements).toEqual([])
  })

  test('with numbers refuses what is none', () => {
    expect(() => table([{ key: 'a', title: '人数', kind: 'number' }], [{ a: '三' }])).toThrow('人数')
  })
})

test('two short facts share a line, a long one stands alone', () => {
  const [first, second, third] = facts(
    ['姓名', '杨春兰'],
    ['乡镇', '诺溪镇'],
    ['单位', '云岭县诺溪镇和平村茶叶农民专业合作社'],
    ['层次', '高'],
  )
  expect(first?.tag).toBe('column_set')
  expect(second?.content).toBe("<font color='grey'>单位</font>\n云岭县诺溪镇和平村茶叶农民专业合作社")
  expect(third?.content).toBe("<font color='grey'>层次</font>\n高")
})

test('a subtitle longer than the one line a phone shows stands under the head', () => {
  const long = '级别：州级；类型：产业站；领域：茶叶；乡镇：诺溪镇'
  const short = card({ title: '专家工作站', subtitle: '级别：州级', tone: 'info' })
  expect(short.header).toMatchObject({ subtitle: { content: '级别：州级' } })
  const moved = card({ title: '专家工作站', subtitle: long, tone: 'info' }, paragraph('共1个'))
  expect(moved.header).not.toHaveProperty('subtitle')
  expect(plainText(moved)).toBe(`【专家工作站】\n${long}\n共1个`)
})

test('columns lie down when their names have no room side by side', () => {
  const drawn = (...names: readonly string[]) =>
    barChart({ title: '各单位承办', points: names.map(label => ({ label, value: 1 })) }).chart_spec
  expect(drawn('县教育局', '县住建局', '县医保局')).not.toHaveProperty('direction')
  expect(drawn('县教育体育局', '县住建局', '县人力资源和社会保障局')).toMatchObject({
    direction: 'horizontal',
  })
  expect(drawn('一', '二', '三', '四', '五', '六', '七')).toMatchObject({ direction: 'horizontal' })
})

test('a page button carries the query and one cursor', () => {
  expect(callbackValues(paging({ do: 'x.page', value: { q: '茶叶' }, before: 3, after: 9 }))).toEqual([
    { q: '茶叶', before: 3, do: 'x.page' },
    { q: '茶叶', after: 9, do: 'x.page' },
  ])
})
