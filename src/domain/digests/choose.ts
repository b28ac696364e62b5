import { z } from 'zod'
import { settingsForm } from '#cards/digests/settings-form.ts'
import { dateWords } from '#cards/kit/dates.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Person } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { choice } from '#core/form-input.ts'
import { command, onSubmit } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { ask, done, privately } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { change } from '#storage/change.ts'
import { kinds } from './kinds.ts'
import { own } from './phrases/own.ts'
import { columnOf, type Preference, preferenceFor } from './preferences.ts'

export const mayOwn = may('digests.own')

/** Within working hours, so that nobody is rung up at night. */
const hours = { from: 8 * 60 + 30, to: 17 * 60, step: 30 }

const forms = { card: '卡片', text: '纯文字' }
const rhythms = { weekly: '每周', monthly: '每月' }
const mornings = { on: '发', off: '不发，只提醒快到期和超期的事' }

const timeWords = (minute: number): string => {
  const hour = Math.floor(minute / 60)
  const shown = hour > 12 ? hour - 12 : hour
  return `${hour < 12 ? '上午' : '下午'}${shown}:${String(minute % 60).padStart(2, '0')}`
}

const times: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: (hours.to - hours.from) / hours.step + 1 }, (_, nth) => hours.from + nth * hours.step)
    .filter(minute => minute < 12 * 60 || minute >= 14 * 60)
    .map(minute => [String(minute), timeWords(minute)]),
)

/** `简报 设置`: form, time, weekly or monthly, the morning card. */
export const openSettings = command({
  intent: 'digest.settings',
  phrases: own['digest.settings'],
  writes: true,
  words: ['简报 设置', '简报设置', '设置简报', 'digest settings'],
  summary: '设置自己的简报：形式、时间、每周还是每月',
  example: '简报 设置',
  allow: mayOwn,
  run: async ctx => {
    const person = personIn(ctx)
    const chosen = await preferenceFor(ctx.db, person.personId)
    const card = settingsForm({
      gets: getsWords(person),
      form: chosen.form,
      time: String(chosen.minute),
      times: Object.entries(times).map(([value, text]) => ({ value, text })),
      rhythm: chosen.rhythm,
      morning: chosen.morning ? 'on' : 'off',
      standing: standingWords(chosen, dayOf(ctx.now)),
      version: chosen.version,
    })
    return privately(ctx.chat, ask(settingsForm, card), '设置表已私聊发您。')
  },
})

const getsWords = ({ grants }: Person): string =>
  kinds
    .filter(({ readers }) => grants.some(({ role }) => readers.some(one => one === role)))
    .map(({ words }) => words)
    .join('、')

const standingWords = ({ pausedUntil, awayUntil }: Preference, today: string): string | null => {
  if (pausedUntil !== null && today <= pausedUntil) return `暂停到${dateWords(pausedUntil)}`
  return awayUntil !== null && today <= awayUntil ? `请假到${dateWords(awayUntil)}` : null
}

export const submitSettings = onSubmit(settingsForm, {
  allow: mayOwn,
  input: z.object({
    form: choice('形式', forms),
    time: choice('几点发', times),
    rhythm: choice('周报多久一期', rhythms),
    morning: choice('每日待办', mornings),
  }),
  bound: z.object({ version: z.number({ error: '这张卡片不完整，请重新打开。' }) }),
  run: async (ctx, { form, time, rhythm, morning }, { version }) => {
    const minute = Number(time)
    await choose(ctx, 'digest.chosen', { form, minute, rhythm, morning: morning === 'on' }, version)
    return done(
      '已保存',
      doneCard({
        title: '简报设置已保存',
        facts: [
          ['形式', forms[form]],
          ['几点发', times[time]],
          ['周报', rhythms[rhythm]],
          ['每日待办', mornings[morning]],
        ],
        next: '从下一期起照此发给您。',
      }),
    )
  },
})

/** Writes what somebody chose for himself. With a version: only if nothing was chosen since. */
export const choose = (
  ctx: Context,
  event: string,
  chosen: Partial<Omit<Preference, 'version'>>,
  version?: number,
): Promise<void> => {
  const { personId } = personIn(ctx)
  const { pausedUntil, awayUntil, ...rest } = chosen
  const data = {
    ...rest,
    ...(pausedUntil === undefined ? {} : { pausedUntil: columnOf(pausedUntil) }),
    ...(awayUntil === undefined ? {} : { awayUntil: columnOf(awayUntil) }),
  }
  return change(ctx, async tx => {
    const before = await tx.digestPreference.findUnique({ where: { personId } })
    if (version !== undefined && (before?.version ?? 0) !== version) return movedOn()
    await tx.digestPreference.upsert({
      where: { personId },
      create: { personId, ...data },
      update: { ...data, version: { increment: 1 } },
    })
    return {
      result: undefined,
      event: { event, subject: `digest:${personId}`, before, after: chosen },
    }
  })
}

const movedOn = (): never =>
  refuse('您的设置在别处已经改过了。', '旧卡片上的设置不能盖掉新的。', '请重新发“简报 设置”。')

export const personIn = ({ actor }: Context): Person =>
  actor.kind === 'person' ? actor : notFound('您的简报设置')
