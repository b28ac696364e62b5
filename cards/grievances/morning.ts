import { button } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { fitRows } from '../kit/fit.ts'
import { list } from '../kit/table.ts'
import { md } from '../kit/text.ts'

export type MorningLine = {
  readonly id: number
  readonly number: string
  readonly kind: string
  readonly state: string
  readonly holder: string
  /** 今天到期; 超期1个工作日 */
  readonly when: string
  readonly isLate: boolean
  /** ▲▲ 黄 督办：报分管县领导 */
  readonly level: string | null
}

/** Everything somebody has to be reminded of this morning, on one card. */
export const morningCard = (props: {
  readonly lines: readonly MorningLine[]
  /** 催办函、督办单、通报 in words, one for each unit that is late. */
  readonly letters: readonly string[]
}): Card =>
  fitRows(props.lines, shown =>
    card(
      {
        title: '诉求提醒',
        tone: props.lines.some(line => line.isLate) ? 'warning' : 'info',
        tags: [`${props.lines.length}件`],
        forward: false,
      },
      list(
        shown.map(line => ({
          title: md`**${line.number}** ${line.kind} ［${line.state}］`,
          lines: [`${line.when} · ${line.holder}`, line.level],
          button: button({ text: '办理', do: 'grievances.show', value: { id: line.id } }),
        })),
      ),
      props.letters.map(words => [heading('催办函'), paragraph(words)]),
      props.lines.length > shown.length && note(`另有${props.lines.length - shown.length}件，发“诉求”查看。`),
      note('每天早上一张，办完就不再提醒。'),
    ),
  )

export const sample = () =>
  morningCard({
    lines: [
      {
        id: 202_600_031,
        number: 'SQ-2026-0031',
        kind: '子女入学',
        state: '办理中',
        holder: '县教育体育局（段老师）',
        when: '超期1个工作日',
        isLate: true,
        level: '▲ 蓝 催办：发催办函',
      },
    ],
    letters: ['县教育体育局：SQ-2026-0031已超期1个工作日，请于今日内答复，并说明超期原因。县委人才办'],
  })
