import { card, note } from '../kit/card.ts'
import { formCard } from '../kit/form.ts'
import { recordFacts, sampleRecord } from './record.ts'
import type { ReasonProps } from './reject-form.ts'

/** The office takes somebody out of the register, with a reason of the list. */
export const exitForm = formCard('talents.exit', ['reason', 'remark'], (props: ReasonProps, form) =>
  card(
    {
      title: '办理离库：选择原因',
      subtitle: `${props.record.number} ${props.record.name}`,
      tone: 'danger',
      tags: [{ text: props.record.state, tone: props.record.tone }],
      forward: false,
    },
    recordFacts(props.record),
    form.body(
      [
        form.select('reason', {
          label: '离库原因',
          required: true,
          options: props.reasons,
          value: props.reason,
        }),
        form.multiline('remark', { label: '补充说明', max: 300, placeholder: '可不填' }),
      ],
      {
        submit: '办理离库',
        value: props.bound,
        confirm: '离库后查人才不再出现这个人。确定办理吗？',
      },
    ),
    note('离库信息保存三年，到期删除，只留编号。'),
  ),
)

export const sample = () =>
  exitForm({
    record: { ...sampleRecord, state: '已入库', tone: 'success', remark: null, due: null },
    reasons: [{ text: '调离本县', value: 'transfer' }],
    bound: { id: 12, version: 5 },
  })
