import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Paper, wordFile } from '#papers/word.ts'
import { unzip, wordsOf } from './unzip.ts'

const paper: Paper = {
  title: '云岭县人才诉求周报',
  lead: '2026年11月16日至11月22日',
  parts: [
    { heading: '一、总体情况' },
    { words: '收到诉求3件。' },
    {
      columns: ['指标', '原始'],
      rows: [
        ['解决率', '2/3'],
        ['满意率', '3/3'],
      ],
    },
    { bars: [{ label: '住房保障', value: 3 }], unit: '件' },
  ],
  signed: { by: '中共云岭县委人才工作领导小组办公室', on: '2026年11月23日' },
}

test('A paper says its title, its parts in order, its tables cell by cell, and who signs', async () => {
  expect(wordsOf(await wordFile(paper))).toEqual([
    '云岭县人才诉求周报',
    '（2026年11月16日至11月22日）',
    '一、总体情况',
    '收到诉求3件。',
    '指标',
    '原始',
    '解决率',
    '2/3',
    '满意率',
    '3/3',
    '中共云岭县委人才工作领导小组办公室',
    '2026年11月23日',
  ])
})

test('A paper is laid out as the standard says: A4, its margins, 三号仿宋, the title 二号小标宋, pages numbered', async () => {
  const files = unzip(await wordFile(paper))
  const text = (name: string): string => files.get(name)?.toString('utf8') ?? ''
  const document = text('word/document.xml')
  expect(document).toContain('w:w="11906" w:h="16838"')
  for (const margin of ['w:top="2098"', 'w:bottom="1984"', 'w:left="1588"', 'w:right="1474"'])
    expect(document).toContain(margin)
  expect(document).toMatch(/方正小标宋简体.*?<w:sz w:val="44"\/>.*?云岭县人才诉求周报/s)
  expect(document).toMatch(/仿宋_GB2312/)
  expect(
    [...files.keys()]
      .filter(name => /footer.*xml$/.test(name))
      .map(text)
      .join(),
  ).toContain('PAGE')
  // No font travels with it.
  expect([...files.keys()].filter(name => /\.(odttf|ttf|otf)$/.test(name))).toEqual([])
})

test('A chart is one that Word can change, with the figures of the paper in it', async () => {
  const files = unzip(await wordFile(paper))
  const charts = [...files].filter(([name]) => /charts\/chart\d*\.xml$/.test(name))
  expect(charts).toHaveLength(1)
  expect(charts[0]?.[1].toString('utf8')).toMatch(/住房保障.*<c:v>3<\/c:v>/s)
})

const chartOf = async (bars: readonly { label: string; value: number }[]): Promise<string> => {
  const files = unzip(await wordFile({ ...paper, parts: [{ bars, unit: '件' }] }))
  return [...files].find(([name]) => /charts\/chart\d*\.xml$/.test(name))?.[1].toString('utf8') ?? ''
}

test.each([
  ['short names stand', ['住房保障', '子女入学'], [3, 1], 'col', '1'],
  ['long ones lie, so that they are not written aslant', ['县人力资源和社会保障局'], [4], 'bar', '1'],
  ['so do many', ['甲', '乙', '丙', '丁', '戊', '己', '庚'], [40, 1, 1, 1, 1, 1, 0], 'bar', '10'],
])('In a chart %s, and cases are counted whole', async (_, labels, values, direction, step) => {
  const chart = await chartOf(labels.map((label, at) => ({ label, value: values[at] ?? 0 })))
  expect(chart).toContain(`<c:barDir val="${direction}"/>`)
  expect(chart).toContain(`<c:majorUnit val="${step}"/>`)
  expect(chart).toContain('<c:min val="0"/>')
})

test('A heading stays with what it is over; a table is as wide as the text, its column of names the widest', async () => {
  const document =
    unzip(await wordFile(paper))
      .get('word/document.xml')
      ?.toString('utf8') ?? ''
  expect(document).toMatch(/<w:keepNext\/>(?:(?!<\/w:p>).)*一、总体情况/s)
  const widths = [...document.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
  expect(widths.reduce((sum, width) => sum + width, 0)).toBe(11_906 - 1588 - 1474)
  expect(widths[0]).toBeGreaterThan((widths[1] ?? 0) * 1.5)
})

test('Whatever words a paper holds, its files stay well-formed and say them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), async typed => {
      const words = typed.replace(/\s/g, '，')
      const bytes = await wordFile({ ...paper, parts: [{ words: `甲${words}乙` }] })
      const read = wordsOf(bytes)[2] ?? ''
      expect(read.startsWith('甲') && read.endsWith('乙')).toBe(true)
    }),
    { numRuns: 25, examples: [['<w:p>&"\'']] },
  )
})
