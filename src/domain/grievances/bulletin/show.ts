import { z } from 'zod'
import { bulletinCard } from '#cards/grievances/bulletin.ts'
import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import type { Context } from '#core/context.ts'
import { command, onPress, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, sendFile, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Slots } from '#core/slots.ts'
import { wordFile } from '#papers/word.ts'
import { mayAccept } from '../policy.ts'
import { type Bulletin, collect } from './collect.ts'
import { lastOf, type Period, type Span, spanOf, titleOf } from './period.ts'
import { paperOf, told } from './tell.ts'

const slots = {
  period: { kind: 'period', title: '时间' },
  span: {
    kind: 'choice',
    title: '周报还是月报',
    options: [
      { value: 'week', words: ['周报', '每周', '一周'] },
      { value: 'month', words: ['月报', '每月', '月度'] },
    ],
  },
} as const satisfies Slots

/** `诉求通报 上月`: the bulletin of a week or month; without a time, of the last whole week. */
export const openBulletin = command({
  intent: 'grievance.bulletin',
  phrases: [
    '{period}的诉求通报',
    '出一份{period}诉求通报',
    '诉求{span}',
    '给我{period}的诉求办理通报',
    '把{period}诉求办理情况做成通报',
    '通报一下{period}的诉求办理情况',
    '诉求办理情况通报，{period}',
    '{period}诉求简报下载Word',
    '生成诉求{span}',
    '打印一份{period}的诉求通报',
  ],
  slots,
  words: ['诉求通报', '诉求 通报', '诉求周报', '诉求 周报', 'grievance bulletin'],
  summary: '诉求办理情况的周通报、月通报，可下载Word',
  example: '诉求通报 上月',
  allow: mayAccept,
  run: async (ctx, said) =>
    privately(ctx.chat, await drawn(ctx, periodIn(said, dayOf(ctx.now))), '诉求通报已私聊发您。'),
})

const periodIn = ({ slots: { period, span } }: Said, today: string): Period => {
  const [said] = period ?? []
  if (said?.kind === 'period') return { from: said.from, to: said.to }
  const [chosen] = span ?? []
  return lastOf(chosen?.kind === 'choice' && chosen.value === 'month' ? 'month' : 'week', today)
}

/** A bulletin does not tell of days to come. */
const upTo = ({ from, to }: Period, today: string): Period => {
  if (from > today)
    return refuse('这段时间还没有到。', '通报只写已经过去的日子。', '请换一个时间，例如“诉求通报 上月”。')
  return { from, to: to > today ? today : to }
}

/** Longest time of one bulletin, in days. */
const daysMax = 366

const checked = (period: Period, today: string): Period => {
  const { from, to } = upTo(period, today)
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 >= daysMax
    ? refuse('时间太长。', '一份通报最多写一年。', '请分年出，例如“诉求通报 去年”。')
    : { from, to }
}

const collected = (ctx: Context, period: Period): Promise<Bulletin> =>
  collect(ctx.db, checked(period, dayOf(ctx.now)), ctx.now)

const drawn = async (ctx: Context, period: Period): Promise<Reply> =>
  show(cardOf(await collected(ctx, period), dayOf(ctx.now)))

export const cardOf = (bulletin: Bulletin, today: string): Card =>
  bulletinCard({ ...told(bulletin), buttons: buttonsOf(bulletin.period, today) })

const buttonsOf = (period: Period, today: string): readonly ButtonSpec[] => [
  { text: '下载Word', do: 'grievances.bulletinWord', value: { ...period }, tone: 'primary' },
  { text: '办理质量和名单', do: 'grievances.rates', value: { ...period, by: 'kind' } },
  ...others(period, today),
]

/** The last week and the last month, whichever is not shown. */
const others = (period: Period, today: string): readonly ButtonSpec[] =>
  (['week', 'month'] as const).flatMap((span: Span) => {
    const last = lastOf(span, today)
    return spanOf(period) === span && last.from === period.from
      ? []
      : [{ text: span === 'week' ? '上周' : '上月', do: 'grievances.bulletin', value: { ...last } }]
  })

const incomplete = '这张卡片不完整，请重新发“诉求通报”。'

const Asked = z.object({ from: z.iso.date({ error: incomplete }), to: z.iso.date({ error: incomplete }) })

export const bulletinActions = [
  onPress({
    name: 'grievances.bulletin',
    allow: mayAccept.inChats('private'),
    bound: Asked,
    run: drawn,
  }),
  onPress({
    name: 'grievances.bulletinWord',
    allow: mayAccept.inChats('private'),
    bound: Asked,
    run: async (ctx, period) => {
      const bulletin = await collected(ctx, period)
      const name = `${titleOf(bulletin.period)}${spanOf(bulletin.period) === null ? ` ${period.from}至${bulletin.period.to}` : ''}.docx`
      const bytes = await wordFile(paperOf(bulletin, ctx.county.name))
      return sendFile({ name, from: { bytes } }, 'Word文件已发给您')
    },
  }),
]
