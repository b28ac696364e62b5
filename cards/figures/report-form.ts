import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'

/** Which day's figures go where. */
export const reportForm = formCard(
  'figures.report',
  ['day', 'receiver', 'purpose'],
  (
    props: {
      readonly day?: string | undefined
      readonly receiver?: string | undefined
    },
    form,
  ) =>
    card(
      { title: '锁定上报数', tone: 'info' },
      form.body(
        [
          form.datePicker('day', { label: '数字截至哪一天', required: true, value: props.day }),
          form.input('receiver', {
            label: '报给谁',
            required: true,
            max: 40,
            placeholder: '例如：州委组织部',
            value: props.receiver,
          }),
          form.input('purpose', { label: '用途', max: 100, placeholder: '例如：半年报，可不填' }),
        ],
        { submit: '算出数字' },
      ),
      note('算出来先核对，由人才办主任锁定。锁定后不能修改；以后重算有差异，会说明是哪些补录、更正。'),
    ),
)

export const sample = () => reportForm({ day: '2026-06-30', receiver: '州委组织部' })
