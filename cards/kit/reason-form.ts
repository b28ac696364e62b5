import type { Bound, Confirm } from './buttons.ts'
import { card, type Head, note, type Part, type Tone } from './card.ts'
import type { Option } from './fields.ts'
import { type FormFace, formCard } from './form.ts'

/** What every step that asks why is told, besides what it is about. */
export type ReasonProps = {
  readonly reasons: readonly Option[]
  /** The reason said already. */
  readonly reason?: string | undefined
  readonly bound: Bound
}

/** What one such step says. */
export type ReasonWords = {
  readonly title: string
  readonly tone: Tone
  /** Over the reasons; 「原因」 unless told. */
  readonly label?: string | undefined
  /** Most characters of the further words; 200 unless told. */
  readonly remarkMax?: number | undefined
  readonly submit: string
  readonly confirm?: Confirm | undefined
  readonly note: string
}

/** What a step is about: the rest of the head, and what stands over the fields. */
export type ReasonAbout = { readonly head: Omit<Head, 'title' | 'tone'>; readonly parts: Part }

/**
 * The form of a step that asks why: a reason of a list, and room for further words. Sending back, ending, declining are all
 * this one; `about` draws what it is done to.
 */
export const reasonForm = <Props extends ReasonProps>(
  name: string,
  said: ReasonWords,
  about: (props: Props) => ReasonAbout,
): FormFace<'reason' | 'remark', Props> =>
  formCard(name, ['reason', 'remark'], (props: Props, form) => {
    const { head, parts } = about(props)
    return card(
      { ...head, title: said.title, tone: said.tone },
      parts,
      form.body(
        [
          form.select('reason', {
            label: said.label ?? '原因',
            required: true,
            options: props.reasons,
            value: props.reason,
          }),
          form.multiline('remark', {
            label: '补充说明',
            max: said.remarkMax ?? 200,
            placeholder: '可不填',
          }),
        ],
        { submit: said.submit, value: props.bound, confirm: said.confirm },
      ),
      note(said.note),
    )
  })
