import { type Bound, button, buttons } from '../kit/buttons.ts'
import { type Card, card, note, paragraph } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'
import { cancelButton, type FormFace } from '../kit/form.ts'

/** What a confirm card shows. */
type Confirming = {
  /** What is about to be done: 「授权」. */
  readonly title: string
  readonly subtitle?: string | undefined
  /** What was understood, as facts: the person reads these and nothing else decides. */
  readonly understood: readonly Fact[]
  /** What follows from it, or what cannot be taken back. */
  readonly consequence?: string | undefined
  /** The confirm button's words, 「确认」 unless told. */
  readonly confirm?: string | undefined
  /** For what cannot be taken back: red, and asked once more by the client. */
  readonly dangerous?: boolean | undefined
  /** Everything the action needs; it travels with the press. */
  readonly value?: Bound | undefined
}

/**
 * A confirm card's face: `confirmCard('people.grant', (props: Grant) => ({ title, understood, value }))`. Its confirm button does
 * the action of that name (`onPress`), its cancel gives it up; it has no fields.
 */
export const confirmCard = <Props>(
  name: string,
  tell: (props: Props) => Confirming,
): FormFace<never, Props> => {
  const face = (props: Props): Card => drawConfirm(name, tell(props))
  // A function's own `name` cannot be assigned, only defined.
  return Object.defineProperties(face, {
    name: { value: name },
    fields: { value: [], enumerable: true },
  }) as FormFace<never, Props>
}

const drawConfirm = (name: string, told: Confirming): Card =>
  card(
    { title: `请确认：${told.title}`, subtitle: told.subtitle, tone: told.dangerous ? 'danger' : 'info' },
    paragraph('我是这样理解的，对吗？'),
    facts(...told.understood),
    told.consequence && note(told.consequence),
    buttons(
      button({
        text: told.confirm ?? '确认',
        do: name,
        value: told.value,
        tone: told.dangerous ? 'danger' : 'primary',
        confirm: told.dangerous ? (told.consequence ?? '这一步不能撤销。') : undefined,
      }),
      cancelButton(),
    ),
  )

export const sample = () =>
  confirmCard('people.grant', (who: string) => ({
    title: '授权',
    understood: [
      ['谁', who],
      ['角色', '乡镇工作人员'],
      ['范围', '诺溪镇'],
      ['到期', '2026年12月31日'],
    ],
    consequence: '确认后立即生效，并通知本人。',
    value: { role: 'township', township: 3, until: '2026-12-31' },
  }))('段小梅')
