import { type Bound, button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { cancelButton, formCard } from '../kit/form.ts'
import { lines, md } from '../kit/text.ts'

export type EffectsProps = {
  readonly number: string
  readonly name: string
  readonly effects: readonly string[]
  readonly bound: Bound
}

/** Before consent is withdrawn: what will happen, then one tap. */
export const withdrawCard = ({ number, name, effects, bound }: EffectsProps): Card =>
  card(
    { title: '撤回同意', subtitle: `${number} ${name}`, tone: 'warning', forward: false },
    heading('撤回以后'),
    paragraph(numbered(effects)),
    note('撤回不影响此前依法进行的处理，也不影响您依法享有的其他服务。'),
    buttons(
      button({
        text: '确认撤回',
        do: 'talents.withdraw',
        value: bound,
        tone: 'danger',
        confirm: '撤回后手机号、身份证号立即删除。确定撤回吗？',
      }),
      cancelButton(),
    ),
  )

/** Before an erasure is asked for: what will be gone, then the reason. */
export const eraseForm = formCard('talents.askErase', ['reason'], (props: EffectsProps, form) =>
  card(
    { title: '申请删除个人信息', subtitle: `${props.number} ${props.name}`, tone: 'danger', forward: false },
    heading('删除以后'),
    paragraph(numbered(props.effects)),
    form.body([form.multiline('reason', { label: '理由', max: 200, placeholder: '本人申请可以不填' })], {
      submit: '申请删除',
      value: props.bound,
      confirm: '删除后不能恢复。确定申请吗？',
    }),
  ),
)

export type ErasureProps = EffectsProps & {
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

const numbered = (effects: readonly string[]) =>
  lines(...effects.map((effect, index) => md`${index + 1}、${effect}`))

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
