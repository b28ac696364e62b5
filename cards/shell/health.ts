import { type Bound, button } from '../kit/buttons.ts'
import { card, heading, note, paragraph } from '../kit/card.ts'
import { facts } from '../kit/facts.ts'
import { fitRows } from '../kit/fit.ts'
import { list } from '../kit/table.ts'
import { bold } from '../kit/text.ts'

type Parked = {
  /** What it is: 「给段小梅的通知」; never its content. */
  readonly what: string
  /** Why it stopped, in words, and since when. */
  readonly why: string
  readonly since: string
  /** Bound to 「重新处理」. */
  readonly value: Bound
}

type HealthProps = {
  /** 「正常」, or what is wrong, in one line. */
  readonly verdict: string
  readonly ok: boolean
  readonly queues: readonly { readonly name: string; readonly waiting: number }[]
  readonly parked: readonly Parked[]
  /** The action 「重新处理」 does. */
  readonly replay: string
  readonly lastTick: string | null
  readonly startedAt: string
  readonly versions: readonly { readonly name: string; readonly version: string }[]
}

/** How the program is: queues, what is stuck, the clock, versions. For the administrator; no business data. */
export const healthCard = (props: HealthProps) =>
  fitRows(props.parked, (shown, cut) =>
    card(
      { title: '系统健康', subtitle: props.verdict, tone: props.ok ? 'success' : 'danger' },
      facts(...props.queues.map(queue => [queue.name, `${queue.waiting}条等待`] as const)),
      props.parked.length > 0 && [
        heading(`搁置${props.parked.length}条`),
        list(shown.map(one => parkedEntry(one, props.replay))),
        cut && note(`这里显示前${shown.length}条，处理后再看其余的。`),
      ],
      props.parked.length === 0 && paragraph('没有搁置的消息。'),
      facts(['上次定时任务', props.lastTick ?? '还没有运行过'], ['启动时间', props.startedAt]),
      note(props.versions.map(one => `${one.name} ${one.version}`).join('　')),
    ),
  )

const parkedEntry = (one: Parked, replay: string) => ({
  title: bold(one.what),
  lines: [`${one.since}　${one.why}`],
  button: button({ text: '重新处理', do: replay, value: one.value }),
})

export const sample = () =>
  healthCard({
    verdict: '有2条消息搁置',
    ok: false,
    queues: [
      { name: '收到', waiting: 0 },
      { name: '待发出', waiting: 3 },
    ],
    parked: [
      {
        what: '给段小梅的通知',
        why: '对方不在应用可用范围内（230013）',
        since: '11月23日 9:30',
        value: { queue: 'outbox', id: 31 },
      },
      {
        what: '工作群的周报',
        why: '机器人不在群里（230002）',
        since: '11月22日 8:00',
        value: { queue: 'outbox', id: 27 },
      },
    ],
    replay: 'health.replay',
    lastTick: '11月23日 9:00',
    startedAt: '11月20日 18:02',
    versions: [
      { name: '伯乐', version: '0.1.0' },
      { name: 'Node', version: '20.20.2' },
      { name: 'PostgreSQL', version: '18.4' },
    ],
  })
