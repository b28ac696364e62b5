import {
  AlignmentType,
  Document,
  type FileChild,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { ChartRun } from 'docx/charts'

/** Part of an office paper, in its order. */
export type Part =
  /** 一、总体情况 */
  | { readonly heading: string }
  | { readonly words: string }
  | { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  /** A chart that Word itself draws and can change. */
  | { readonly bars: readonly { readonly label: string; readonly value: number }[]; readonly unit: string }

export type Paper = {
  readonly title: string
  /** Under the title: 2026年11月16日至11月22日 */
  readonly lead: string
  readonly parts: readonly Part[]
  /** Below the text, at the right. */
  readonly signed: { readonly by: string; readonly on: string }
}

/** The bytes of a .docx in the format of official papers (GB/T 9704—2012): A4, 28 by 22 characters, named fonts, none embedded. */
export const wordFile = async (paper: Paper): Promise<Uint8Array> => {
  const document = new Document({
    creator: paper.signed.by,
    title: paper.title,
    styles: { default: { document: { run: { font: fonts.body, size: sizes.three } } } },
    sections: [
      {
        properties: { page },
        footers: { default: pageNumber() },
        children: [
          titleLine(paper.title),
          leadLine(paper.lead),
          ...paper.parts.flatMap(partOf),
          ...signature(paper.signed),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

// The office's machines have these; a font named in Western letters alone would not reach Chinese words.
const named = (font: string) => ({ ascii: font, hAnsi: font, eastAsia: font, cs: font })

const fonts = {
  title: named('方正小标宋简体'),
  heading: named('黑体'),
  kai: named('楷体_GB2312'),
  body: named('仿宋_GB2312'),
  page: named('宋体'),
}

/** Half points: 二号, 三号, 四号. */
const sizes = { two: 44, three: 32, four: 28 }

/** Twips: 37, 35, 28 and 26 millimetres of white around the text. */
const page = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 2098, bottom: 1984, left: 1588, right: 1474 },
}

/** 22 lines a page. */
const pitch = { line: 579, lineRule: LineRuleType.EXACT }

/** Two characters of 三号. */
const indent = { firstLine: sizes.three * 20 }

const titleLine = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...pitch, line: 700, after: 200 },
    children: [new TextRun({ text, font: fonts.title, size: sizes.two })],
  })

const leadLine = (text: string): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { ...pitch, after: 300 },
    children: [new TextRun({ text: `（${text}）`, font: fonts.kai, size: sizes.three })],
  })

const partOf = (part: Part): readonly FileChild[] => {
  if ('heading' in part) return [line(part.heading, fonts.heading, true)]
  if ('words' in part) return [line(part.words, fonts.body)]
  return 'bars' in part ? [chart(part)] : [table(part), space()]
}

const line = (text: string, font: (typeof fonts)[keyof typeof fonts], keepNext = false): Paragraph =>
  new Paragraph({
    spacing: pitch,
    indent,
    keepNext,
    children: [new TextRun({ text, font, size: sizes.three })],
  })

const space = (): Paragraph => new Paragraph({ spacing: { line: 240, lineRule: LineRuleType.EXACT } })

/** Twips of text across a page. */
const textWidth = page.size.width - page.margin.left - page.margin.right

/** The first column holds names of units and is twice as wide as the others, which hold figures. */
const columnWidths = (count: number): readonly number[] => {
  const one = Math.floor(textWidth / (count + 1))
  return Array.from({ length: count }, (_, index) => (index === 0 ? textWidth - one * (count - 1) : one))
}

const table = ({ columns, rows }: Extract<Part, { readonly columns: unknown }>): Table =>
  new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: columnWidths(columns.length),
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(text => cell(text, fonts.heading)),
      }),
      ...rows.map(
        row =>
          new TableRow({
            cantSplit: true,
            children: columns.map((_column, index) => cell(row[index] ?? '', fonts.body)),
          }),
      ),
    ],
  })

const cell = (text: string, font: (typeof fonts)[keyof typeof fonts]): TableCell =>
  new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ text, font, size: sizes.four })],
      }),
    ],
  })

/** Pixels; a lying chart grows with its bars. */
const chartWidth = 560
const heights = { upright: 300, frame: 60, bar: 34, most: 700 }

/** More bars, or longer names, lie down so that they can be read. */
const upright = { bars: 6, characters: 5 }

/** About so many lines across a chart. */
const linesMax = 6

/** Things are counted whole: no half a case on the axis. */
const stepFor = (most: number): number => {
  const least = Math.max(1, most / linesMax)
  const power = 10 ** Math.floor(Math.log10(least))
  return ([1, 2, 5].find(step => step * power >= least) ?? 10) * power
}

const chart = ({ bars, unit }: Extract<Part, { readonly bars: unknown }>): Paragraph => {
  const lying = bars.length > upright.bars || bars.some(({ label }) => label.length > upright.characters)
  // A lying chart counts from the bottom.
  const shown = lying ? bars.toReversed() : bars
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new ChartRun({
        type: lying ? 'bar' : 'column',
        categories: shown.map(({ label }) => label),
        series: [{ name: unit, values: shown.map(({ value }) => value) }],
        legend: false,
        dataLabels: { value: true },
        valueAxis: { minimum: 0, interval: stepFor(Math.max(...bars.map(({ value }) => value))) },
        transformation: {
          width: chartWidth,
          height: lying ? Math.min(heights.most, heights.frame + bars.length * heights.bar) : heights.upright,
        },
      }),
    ],
  })
}

const signature = ({ by, on }: Paper['signed']): readonly Paragraph[] => [
  space(),
  ...[by, on].map(
    text =>
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        spacing: pitch,
        indent: { right: sizes.three * 20 },
        keepNext: text === by,
        children: [new TextRun({ text, font: fonts.body, size: sizes.three })],
      }),
  ),
]

/** — 1 — */
const pageNumber = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            children: ['— ', PageNumber.CURRENT, ' —'],
            font: fonts.page,
            size: sizes.four,
          }),
        ],
      }),
    ],
  })
