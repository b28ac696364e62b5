import { type ButtonSpec, button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { barChart } from '../kit/chart.ts'
import { table } from '../kit/table.ts'
import { md } from '../kit/text.ts'

export type CoverageLine = {
  readonly township: string
  readonly villages: number
  readonly paired: number
  /** Villages nobody looks after, by name. */
  readonly open: readonly string[]
  /** Villages only a team looks after, with its name: 清水沟村（州农科院茶叶专家团）. */
  readonly teamOnly: readonly string[]
}

type CoverageProps = {
  /** 全县 or 诺溪镇. */
  readonly range: string
  /** 2026年11月23日 */
  readonly asOf: string
  /** That a place named in the question is not in the lists. */
  readonly unknown: string | null
  readonly lines: readonly CoverageLine[]
  readonly buttons: readonly ButtonSpec[]
}

/** Which villages are paired, which only a team looks after, and which nobody does. */
export const coverageCard = ({ range, asOf, unknown, lines, buttons: acts }: CoverageProps): Card => {
  const all = sum(lines, line => line.villages)
  const paired = sum(lines, line => line.paired)
  const teamOnly = sum(lines, line => line.teamOnly.length)
  return card(
    {
      title: `结对覆盖：${range}`,
      subtitle: asOf,
      tone: paired === all ? 'success' : 'warning',
      tags: [`覆盖率${shareOf(paired, all)}`],
    },
    unknown !== null && paragraph(unknown),
    paragraph(md`共${all}个村（社区），人才结对覆盖**${paired}**个，还有**${all - paired}**个没有结对。`),
    teamOnly > 0 && paragraph(md`没有结对的村里，有${teamOnly}个只由服务团队照看，不计入覆盖。`),
    lines.length > 1 && [
      table(
        [
          { key: 'township', title: '乡镇' },
          { key: 'villages', title: '村', kind: 'number' },
          { key: 'paired', title: '已结对', kind: 'number' },
          { key: 'left', title: '未结对', kind: 'number' },
        ],
        lines.map(line => ({ ...line, left: line.villages - line.paired })),
      ),
      barChart({
        title: '各乡镇没有结对的村',
        unit: '个',
        points: lines.map(line => ({ label: line.township, value: line.villages - line.paired })),
      }),
    ],
    named('没有人才结对的村', lines, line => line.open),
    named('只由服务团队照看的村', lines, line => line.teamOnly),
    paired === all && paragraph('每个村都有人才结对。'),
    note('结对暂停、解除的当天就不再计入。'),
    buttons(...acts.map(button)),
  )
}

const named = (
  title: string,
  lines: readonly CoverageLine[],
  of: (line: CoverageLine) => readonly string[],
) => {
  const some = lines.filter(line => of(line).length > 0)
  return (
    some.length > 0 && [
      heading(title),
      ...some.map(line => paragraph(md`**${line.township}**：${of(line).join('、')}`)),
    ]
  )
}

const sum = (lines: readonly CoverageLine[], of: (line: CoverageLine) => number): number =>
  lines.reduce((total, line) => total + of(line), 0)

/** 95.6%, and in small counties 「3/4」. */
export const shareOf = (part: number, all: number): string =>
  all < 5 ? `${part}/${all}` : `${((part / all) * 100).toFixed(1)}%`

export const sample = () =>
  coverageCard({
    range: '全县',
    asOf: '2026年11月23日',
    unknown: null,
    lines: [
      { township: '诺溪镇', villages: 11, paired: 10, open: [], teamOnly: ['梨园村（州农科院茶叶专家团）'] },
      { township: '团山乡', villages: 7, paired: 5, open: ['河东村', '滴水村'], teamOnly: [] },
    ],
    buttons: [{ text: '排结对方案', do: 'say', value: { text: '排结对方案' }, tone: 'primary' }],
  })
