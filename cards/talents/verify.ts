import { button, buttons } from '../kit/buttons.ts'
import { card, type Head, heading, note, type Part, paragraph } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'
import { list } from '../kit/table.ts'
import { type RecordView, recordFacts, sampleRecord } from './record.ts'

/** Another record that may be the same person, and why. */
type Suspect = {
  readonly number: string
  readonly id: number
  readonly name: string
  readonly place: string
  readonly state: string
  readonly why: string
}

type VerifyProps = {
  readonly record: RecordView
  readonly words: string
  readonly suspects: readonly Suspect[]
  readonly levels: readonly Option[]
  readonly level: string | undefined
  readonly tags: readonly Option[]
  readonly chosen: readonly string[]
  readonly bound: Readonly<Record<string, string | number | boolean | null>>
}

/** The office's verification: sets level and tags; duplicates are shown before, and never merged by themselves. */
export const verifyForm = formCard(
  'talents.verify',
  ['level', 'tags', 'distinct'],
  (props: VerifyProps, form) =>
    card(
      headOf(props),
      paragraph(props.words),
      recordFacts(props.record),
      props.suspects.length > 0 && [heading('疑似重复'), suspectList(props.suspects, props.bound)],
      props.record.due !== null && note(`办理期限：${props.record.due}`),
      form.body(
        [
          form.select('level', {
            label: '核定层次',
            required: true,
            options: props.levels,
            value: props.level,
          }),
          form.multiSelect('tags', { label: '标签', options: props.tags, values: props.chosen }),
          props.suspects.length > 0 && form.checker('distinct', { text: '已核对，上面的记录不是同一人' }),
        ],
        { submit: '通过核验', value: props.bound, cancel: false },
      ),
      buttons(
        button({ text: '请补正', do: 'talents.openAskFix', value: props.bound }),
        button({ text: '退回', do: 'talents.openReject', value: props.bound, tone: 'danger' }),
      ),
    ),
)

const headOf = ({ record, suspects }: VerifyProps): Head => ({
  title: '请核验人才信息',
  subtitle: `${record.number} ${record.name}`,
  tone: 'info',
  tags: [
    { text: record.state, tone: record.tone },
    ...(suspects.length > 0 ? [{ text: '疑似重复', tone: 'warning' } as const] : []),
  ],
  forward: false,
})

const suspectList = (suspects: readonly Suspect[], bound: VerifyProps['bound']): Part =>
  list(
    suspects.map(suspect => ({
      title: `${suspect.number} ${suspect.name}（${suspect.state}）`,
      lines: [suspect.place, suspect.why],
      button: button({ text: '对比', do: 'talents.compare', value: { ...bound, other: suspect.id } }),
    })),
  )

export const sample = () =>
  verifyForm({
    record: { ...sampleRecord, state: '待人才办核验', tone: 'info', remark: null },
    words: '单位审核已通过：查验了农艺师证书原件。',
    suspects: [
      {
        number: 'RC-7',
        id: 7,
        name: '杨春兰',
        place: '诺溪镇 · 和平村',
        state: '已入库',
        why: '手机号相同',
      },
    ],
    levels: [{ text: '中级', value: 'middle' }],
    level: 'middle',
    tags: [{ text: '紧缺', value: 'scarce' }],
    chosen: [],
    bound: { id: 12, version: 4 },
  })
