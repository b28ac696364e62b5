import { type Bound, button, buttons } from '../kit/buttons.ts'
import { type Card, card, heading, note, paragraph, type Tone } from '../kit/card.ts'
import { type Fact, facts } from '../kit/facts.ts'
import { lines } from '../kit/text.ts'

export type MeProps = {
  readonly number: string
  readonly name: string
  readonly state: string
  readonly tone: Tone
  /** What stands in the register, by class of data: open work data first, the most protected last. */
  readonly classes: readonly { readonly title: string; readonly facts: readonly Fact[] }[]
  readonly achievements: readonly string[]
  readonly corrections: readonly string[]
  readonly consents: readonly string[]
  readonly due: string | null
  readonly remark: string | null
  readonly bound: Bound
  readonly can: { readonly correct: boolean; readonly withdraw: boolean; readonly confirm: boolean }
}

/** Everything the register holds about the reader himself; only ever in private chat. */
export const meCard = (props: MeProps): Card =>
  card(
    {
      title: '我的信息',
      subtitle: `${props.number} ${props.name}`,
      tone: props.tone,
      tags: [{ text: props.state, tone: props.tone }],
      forward: false,
    },
    props.remark !== null && paragraph(props.remark),
    props.classes.map(group => group.facts.length > 0 && [heading(group.title), facts(...group.facts)]),
    section('业绩', props.achievements),
    section('更正和存疑', props.corrections),
    section('同意记录', props.consents),
    props.due !== null && note(`办理期限：${props.due}`),
    note('发“谁看过我”，可以看到谁查阅过您的手机号、出生年月、身份证号。'),
    buttons(
      props.can.confirm &&
        button({ text: '信息无变化，确认', do: 'talents.confirm', value: props.bound, tone: 'primary' }),
      props.can.correct && button({ text: '更正', do: 'talents.openCorrection', value: props.bound }),
      props.can.withdraw && button({ text: '撤回同意', do: 'talents.openWithdraw', value: props.bound }),
      button({ text: '其他记录', do: 'say', value: { text: '我的全部信息' } }),
      button({ text: '导出我的信息', do: 'say', value: { text: '导出我的信息' } }),
      button({ text: '删除我', do: 'talents.openErase', value: props.bound, tone: 'danger' }),
    ),
  )

const section = (title: string, entries: readonly string[]) =>
  entries.length > 0 && [heading(title), paragraph(lines(...entries))]

export const sample = () =>
  meCard({
    number: 'RC-12',
    name: '杨春兰',
    state: '已入库',
    tone: 'success',
    classes: [
      {
        title: '基本信息（工作人员按职责可见）',
        facts: [
          ['姓名', '杨春兰'],
          ['单位或村', '诺溪镇 · 和平村'],
        ],
      },
      {
        title: '联系方式和出生年月（经办人可见，查看留痕）',
        facts: [
          ['手机', '13800001234'],
          ['出生年月', '1975年3月'],
        ],
      },
      { title: '敏感信息（加密保存）', facts: [['身份证', '5329**********001X']] },
    ],
    achievements: ['2025年6月1日 全县手工制茶比赛一等奖（已核实）'],
    corrections: ['职称：待人才办处理'],
    consents: ['2026年11月23日 同意（2026-12版，卡片）'],
    due: null,
    remark: null,
    bound: { id: 12, version: 5 },
    can: { correct: true, withdraw: true, confirm: false },
  })
