import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

/** A leader's rank and post: what his quota follows from. */
export const leaderForm = formCard(
  'liaisons.leader',
  ['person', 'rank', 'post', 'since'],
  (
    props: {
      readonly people: readonly string[]
      readonly person?: string | undefined
      readonly ranks: readonly Option[]
      readonly rank?: string | undefined
      readonly post?: string | undefined
      readonly since: string
    },
    form,
  ) =>
    card(
      { title: '县级领导职级', tone: 'info' },
      form.body(
        [
          form.personPicker('person', {
            label: '领导',
            required: true,
            people: props.people,
            value: props.person,
          }),
          form.select('rank', { label: '职级', required: true, options: props.ranks, value: props.rank }),
          form.input('post', { label: '职务', required: true, max: 40, value: props.post }),
          form.datePicker('since', { label: '任职日期', required: true, value: props.since }),
        ],
        { submit: '登记' },
      ),
      note('名单里是持有“县级领导”角色的同志。没有的，请先请管理员授权。'),
    ),
)

export const sample = () =>
  leaderForm({
    people: ['ou_7d8a6e6df7621556ce0d21922b676706'],
    ranks: [{ text: '县委常委', value: 'standing' }],
    rank: 'standing',
    post: '县委常委、宣传部部长',
    since: '2026-03-01',
  })
