import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { fitRows } from '../kit/fit.ts'
import { list } from '../kit/table.ts'
import { md } from '../kit/text.ts'

type DutyLine = {
  readonly kind: string
  /** 全县; 诺溪镇 */
  readonly place: string
  readonly unit: string
  /** 段老师，签发：杨局长 */
  readonly people: string
  /** 2026年11月23日起 */
  readonly since: string
}

/** The duty list: which unit handles which kind where, and who there. */
export const dutiesCard = (props: {
  readonly lines: readonly DutyLine[]
  /** Kinds nobody answers for. */
  readonly missing: readonly string[]
  /** Past lines, newest first. */
  readonly past: readonly string[]
  readonly mayEdit: boolean
}): Card =>
  fitRows(props.lines, shown =>
    card(
      { title: '诉求责任清单', tone: 'info', tags: [`${props.lines.length}条`] },
      props.lines.length === 0 && paragraph('责任清单还是空的，诉求都先由人才办接着。'),
      list(
        shown.map(({ kind, place, unit, people, since }) => ({
          title: md`**${kind}**（${place}） → ${unit}`,
          lines: [people, since],
        })),
      ),
      props.missing.length > 0 && note(`还没有责任单位的：${props.missing.join('、')}，由人才办接着。`),
      props.past.length > 0 && note(`以前的：${props.past.join('；')}`),
      buttons(props.mayEdit && button({ text: '修改责任清单', do: 'grievances.openDuty', tone: 'primary' })),
    ),
  )

export const sample = () =>
  dutiesCard({
    lines: [
      {
        kind: '子女入学',
        place: '全县',
        unit: '县教育体育局',
        people: '经办：段老师，签发：杨局长',
        since: '2026年11月23日起',
      },
    ],
    missing: ['其他'],
    past: ['子女入学：县人社局（到2026年11月23日）'],
    mayEdit: true,
  })
