import { type Bound, button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph } from '../kit/card.ts'
import { cancelButton } from '../kit/form.ts'
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
        confirm: '撤回后手机号、出生年月、身份证号立即删除。确定撤回吗？',
      }),
      cancelButton(),
    ),
  )

/** What follows, one line each. */
export const numbered = (effects: readonly string[]) =>
  lines(...effects.map((effect, index) => md`${index + 1}、${effect}`))

export const sample = () =>
  withdrawCard({
    number: 'RC-12',
    name: '杨春兰',
    effects: ['您的记录转为离库，今后查人才查不到您。', '手机号、出生年月、身份证号立即删除。'],
    bound: { id: 12, version: 5 },
  })
