import { button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { lines } from '../kit/text.ts'
import { type EffectsProps, numbered } from './withdraw.ts'

type ErasureProps = EffectsProps & {
  readonly title: string
  readonly reason: string
  readonly askedBy: string
  readonly preparedBy: string | null
  readonly due: string | null
  /** Which of the two persons reads it: the one who checks, or the one who approves. */
  readonly step: 'prepare' | 'approve'
}

/** The two persons an erasure takes: one checks that nothing is open, another approves. */
export const erasureCard = (props: ErasureProps): Card =>
  card(
    { title: props.title, subtitle: `${props.number} ${props.name}`, tone: 'danger', forward: false },
    paragraph(lines(`申请人：${props.askedBy}`, `理由：${props.reason}`, preparedLine(props.preparedBy))),
    heading('删除以后'),
    paragraph(numbered(props.effects)),
    props.due !== null && note(`办理期限：${props.due}`),
    buttons(
      props.step === 'prepare'
        ? button({
            text: '已核实，报主任批准',
            do: 'talents.prepareErase',
            value: props.bound,
            tone: 'primary',
          })
        : button({
            text: '批准删除',
            do: 'talents.approveErase',
            value: props.bound,
            tone: 'danger',
            confirm: '删除后不能恢复，只留编号。确定批准吗？',
          }),
      button({ text: '不同意删除', do: 'talents.declineErase', value: props.bound }),
    ),
  )

const preparedLine = (preparedBy: string | null): string | null => preparedBy && `核实人：${preparedBy}`

export const sample = () =>
  erasureCard({
    title: '请批准删除个人信息',
    number: 'RC-12',
    name: '杨春兰',
    effects: ['全部个人信息删除，不能恢复。', '只留下编号。'],
    reason: '本人申请',
    askedBy: '杨春兰（本人）',
    preparedBy: '段小梅',
    due: '2026年12月14日',
    step: 'approve',
    bound: { erasure: 2 },
  })
