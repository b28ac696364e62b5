import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

type GrantFormProps = {
  /** Whom one may choose, by open id: the latest to have spoken with the bot. */
  readonly people: readonly string[]
  readonly roles: readonly Option[]
  readonly person?: string | undefined
  readonly role?: string | undefined
  readonly area?: string | undefined
  /** `2026-12-31` */
  readonly until?: string | undefined
}

/** Asks for what the sentence left open: who, which role, where, until when. */
export const grantForm = formCard(
  'people.grantForm',
  ['person', 'role', 'area', 'until'],
  (props: GrantFormProps, form) =>
    card(
      { title: '授权', tone: 'info' },
      form.body(
        [
          form.personPicker('person', {
            label: '谁',
            required: true,
            people: props.people,
            value: props.person,
          }),
          form.select('role', { label: '角色', required: true, options: props.roles, value: props.role }),
          form.input('area', {
            label: '单位、乡镇或村',
            placeholder: '联络员才要填，写全称',
            value: props.area,
            max: 50,
          }),
          form.datePicker('until', {
            label: '到期日',
            placeholder: '不选就是长期有效',
            value: props.until,
          }),
        ],
        { submit: '授权' },
      ),
      note('名单里没有要找的人，请对方先和我说句话，或者在群里发：授权 @某人 角色 单位'),
    ),
)

export const sample = () =>
  grantForm({
    people: ['ou_7d8a6e6df7621556ce0d21922b676706', 'ou_84aad35d084aa403a838cf73ee18467'],
    roles: [
      { text: '部门联络员', value: 'department' },
      { text: '人才办', value: 'office' },
    ],
    role: 'department',
    area: '县农技中心',
  })
