import { z } from 'zod'
import { pausingCard } from '#cards/digests/pausing.ts'
import { dateWords } from '#cards/kit/dates.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { command, onPress, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { addMonths, type Day, dayOf } from '#core/shanghai.ts'
import { choose, mayOwn, personIn } from './choose.ts'
import { own } from './phrases/own.ts'
import { type Preference, preferenceFor } from './preferences.ts'
import { until } from './slots.ts'

/** Nothing stops for longer than this; who leaves for good loses his role. */
const monthsMax = 12

type What = 'pause' | 'resume' | 'leave' | 'back'

/** `暂停简报 到12月10日`: none until then, and none made up for. */
export const pause = command({
  intent: 'digest.pause',
  phrases: own['digest.pause'],
  slots: { until: { ...until, ask: '停到哪一天？请说一个日期，例如“12月10日”。' } },
  writes: true,
  words: ['暂停简报', '简报 暂停', '停发简报', 'digest pause'],
  summary: '自己的简报停一段时间',
  example: '暂停简报 到12月10日',
  allow: mayOwn,
  run: async (ctx, said) => confirming(ctx, 'pause', dayIn(ctx, said, '暂停简报 到12月10日')),
})

/** `恢复简报`: from the next one on. */
export const resume = command({
  intent: 'digest.resume',
  phrases: own['digest.resume'],
  writes: true,
  words: ['恢复简报', '简报 恢复', 'digest resume'],
  summary: '自己的简报重新开始发',
  example: '恢复简报',
  allow: mayOwn,
  run: async ctx => {
    const { pausedUntil } = await chosenBy(ctx)
    if (pausedUntil === null || pausedUntil < dayOf(ctx.now))
      refuse('您的简报没有暂停。', '恢复只用于停发期间。', '请假回来请发“销假”；看设置请发“简报 设置”。')
    return confirming(ctx, 'resume', null)
  },
})

/** `我请假到12月10日`: what one misses comes on the first working day back. */
export const takeLeave = command({
  intent: 'digest.leave',
  phrases: own['digest.leave'],
  slots: { until: { ...until, ask: '请假到哪一天？请说一个日期，例如“12月10日”。' } },
  writes: true,
  words: ['简报 请假', '登记请假', 'digest leave'],
  summary: '请假期间不发简报，回来补发',
  example: '登记请假 12月10日',
  allow: mayOwn,
  run: async (ctx, said) => confirming(ctx, 'leave', dayIn(ctx, said, '我请假到12月10日')),
})

/** `销假`: back before the day that was said. */
export const comeBack = command({
  intent: 'digest.back',
  phrases: own['digest.back'],
  writes: true,
  words: ['销假', '简报 销假', 'digest back'],
  summary: '提前回来，补发没收到的周报',
  example: '销假',
  allow: mayOwn,
  run: async ctx => {
    const { awayUntil } = await chosenBy(ctx)
    if (awayUntil === null || awayUntil < dayOf(ctx.now))
      refuse('您没有在请假。', '销假只用于请假期间。', '停发过简报要恢复，请发“恢复简报”。')
    return confirming(ctx, 'back', null)
  },
})

const chosenBy = (ctx: Context): Promise<Preference> => preferenceFor(ctx.db, personIn(ctx).personId)

const dayIn = (ctx: Context, { slots }: Said, example: string): Day => {
  const [said] = slots.until ?? []
  if (said?.kind !== 'day') return refuse('还没有说到哪一天。', '要写明截止日期。', `例如：${example}`)
  return checked(ctx, said.day)
}

const checked = (ctx: Context, day: Day): Day => {
  const today = dayOf(ctx.now)
  if (day < today) refuse('这一天已经过去了。', '截止日期要在今天或者以后。', '请换一个日期。')
  if (day > addMonths(today, monthsMax))
    refuse('时间太长了。', '最长一年；不再担任职务的，请管理员撤去角色。', '请换一个一年以内的日期。')
  return day
}

const confirming = (ctx: Context, what: What, day: Day | null): Reply => {
  const words = day === null ? null : dateWords(day)
  const card = pausingCard({ what, until: words, value: { what, until: day } })
  return privately(ctx.chat, ask(pausingCard, card), '请在私聊里确认。')
}

const changes: Readonly<Record<What, (day: Day | null) => Partial<Preference>>> = {
  pause: day => ({ pausedUntil: day }),
  resume: () => ({ pausedUntil: null }),
  leave: day => ({ awayUntil: day }),
  back: () => ({ awayUntil: null }),
}

const events: Readonly<Record<What, string>> = {
  pause: 'digest.paused',
  resume: 'digest.resumed',
  leave: 'digest.left',
  back: 'digest.returned',
}

const doneWords: Readonly<Record<What, string>> = {
  pause: '已暂停',
  resume: '已恢复',
  leave: '已请假',
  back: '已销假',
}

const incomplete = '这张卡片不完整，请重新发一次。'

export const confirmPausing = onPress({
  name: pausingCard.name,
  allow: mayOwn,
  bound: z.object({
    what: z.enum(['pause', 'resume', 'leave', 'back'], { error: incomplete }),
    until: z.iso.date({ error: incomplete }).nullable(),
  }),
  run: async (ctx, { what, until: day }) => {
    if ((day === null) === (what === 'pause' || what === 'leave'))
      refuse(incomplete, '缺少日期。', '请重新发。')
    if (day !== null) checked(ctx, day)
    await choose(ctx, events[what], changes[what](day))
    const next = {
      pause: '提前恢复，发“恢复简报”。',
      resume: '下一期哪天发，发“简报 何时”可以查。',
      leave: '提前回来，发“销假”。',
      back: '没收到的周报，上班时间内几分钟就到。',
    }[what]
    return done(
      doneWords[what],
      doneCard({ title: doneWords[what], facts: [['到', day === null ? null : dateWords(day)]], next }),
    )
  },
})
