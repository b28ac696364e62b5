import { card, note } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'
import { formCard } from '../kit/form.ts'

type SettingsProps = {
  /** 周报（每周一上午）、每日待办: what this person gets. */
  readonly gets: string
  readonly form: string
  readonly time: string
  readonly times: readonly { readonly text: string; readonly value: string }[]
  readonly rhythm: string
  readonly morning: string
  /** 暂停到12月10日; 请假到12月10日 */
  readonly standing: string | null
  readonly version: number
}

/** How one person wants his digests. */
export const settingsForm = formCard(
  'digests.settings',
  ['form', 'time', 'rhythm', 'morning'],
  (props: SettingsProps, form) =>
    card(
      { title: '简报设置', tone: 'info' },
      facts(['您会收到', props.gets], ['目前', props.standing]),
      form.body(
        [
          form.select('form', {
            label: '形式',
            required: true,
            value: props.form,
            options: [
              { text: '卡片（有图表和按钮）', value: 'card' },
              { text: '纯文字', value: 'text' },
            ],
          }),
          form.select('time', { label: '几点发', required: true, value: props.time, options: props.times }),
          form.select('rhythm', {
            label: '周报多久一期',
            required: true,
            value: props.rhythm,
            options: [
              { text: '每周', value: 'weekly' },
              { text: '每月（当月第一期，含上次以来的全部内容）', value: 'monthly' },
            ],
          }),
          form.select('morning', {
            label: '每日待办',
            required: true,
            value: props.morning,
            options: [
              { text: '每个工作日早上发', value: 'on' },
              { text: '不发，我自己查（快到期、超期的事仍提醒）', value: 'off' },
            ],
          }),
        ],
        { submit: '保存设置', value: { version: props.version } },
      ),
      note('快到期和超期的事，当天上午8:30一张卡片提醒：改了时间、不发、暂停、请假都照样提醒，办完就停。'),
      note('要停一段时间，发“暂停简报 到12月10日”；请假发“我请假到12月10日”，回来那天补发。'),
    ),
)

export const sample = () =>
  settingsForm({
    gets: '周报、联系服务半年信',
    form: 'card',
    time: '510',
    times: [
      { text: '上午8:30', value: '510' },
      { text: '上午9:00', value: '540' },
    ],
    rhythm: 'weekly',
    morning: 'on',
    standing: '暂停到12月10日',
    version: 1,
  })
