import type { Context } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import { type Day, instantOf } from '#core/shanghai.ts'
import { findUnits, gazetteerOf } from '#domain/places/index.ts'
import { oneRegistered } from '#domain/talents/index.ts'

/** Names as people list them: 杨春兰、何山，RC-12. */
export const namesIn = (typed: string | null): readonly string[] => [
  ...new Set((typed ?? '').split(/[、，,;；\s]+/).filter(name => name !== '')),
]

/** Everybody named, from the register; a name that fits nobody or several is refused with what to do. */
export const talentsIn = async (ctx: Context, typed: string | null): Promise<readonly number[]> => {
  const ids: number[] = []
  for (const name of namesIn(typed)) ids.push(await oneRegistered(ctx, name))
  return ids
}

export const unitsIn = async (ctx: Context, typed: string | null): Promise<readonly number[]> => {
  const gazetteer = await gazetteerOf(ctx.db)
  return namesIn(typed).map(name => {
    const [unit, ...others] = findUnits(gazetteer, name)
    if (unit && others.length === 0) return unit.id
    return refuse(
      unit ? `叫“${name}”的单位不止一个。` : `没有找到单位“${name}”。`,
      '单位按名录里的名称或简称认。',
      '请写全称，例如 县教育体育局；发“单位”可以查名录。',
    )
  })
}

const numerals: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十一: 11,
  十二: 12,
}

const clock =
  /^(?<part>早上|上午|中午|下午|傍晚|晚上)?(?<hour>\d{1,2}|十[一二]?|[零一二两三四五六七八九])(?:[:点时](?<rest>半|一刻|三刻|[0-5]?\d)?分?)整?$/u

const quarters: Readonly<Record<string, number>> = { 半: 30, 一刻: 15, 三刻: 45 }

/** 14:30, 下午两点半, 上午9点 as `HH:mm`; `null` when it is no time of day. */
export const clockIn = (typed: string): string | null => {
  const said = clock.exec(typed.normalize('NFKC').replace(/\s/g, ''))?.groups
  if (!said) return null
  const hour = hourOf(numerals[said.hour ?? ''] ?? Number(said.hour), said.part)
  const minute = quarters[said.rest ?? ''] ?? Number(said.rest ?? 0)
  return hour > 23 ? null : `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

const hourOf = (hour: number, part: string | undefined): number =>
  hour < 12 && (part === '下午' || part === '傍晚' || part === '晚上' || (part === '中午' && hour < 3))
    ? hour + 12
    : hour

/** The moment a form names by day and time. */
export const momentOf = (day: Day, time: string): Date => {
  const at = clockIn(time)
  return at === null
    ? refuse('没看懂开会的时间。', '时间写到几点几分。', '请写成 14:30 或 下午两点半。')
    : instantOf(day, at)
}
