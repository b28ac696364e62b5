import type { Context } from '#core/context.ts'
import { notFound, Refusal } from '#core/refusal.ts'
import { dayOf } from '#core/shanghai.ts'
import { change } from '#storage/change.ts'

type NewTeam = {
  readonly villageId: number
  readonly name: string
  readonly people: number
  readonly from: string
}

export const teamNumber = (id: number): string => `TD-${id}`

const dayColumn = (day: string): Date => new Date(`${day}T00:00:00Z`)

const findTeam = (ctx: Context, id: number) =>
  ctx.db.villageTeam.findUnique({ where: { id }, include: { village: { include: { township: true } } } })

export type TeamRow = NonNullable<Awaited<ReturnType<typeof findTeam>>>

const whole = { village: { include: { township: true } } } as const

/** A team looks after a village from a day on; it does not make the village covered. */
export const addTeam = (ctx: Context, { from, ...team }: NewTeam): Promise<TeamRow> =>
  change(ctx, async tx => {
    const twin = await tx.villageTeam.findFirst({
      where: { villageId: team.villageId, name: team.name, to: null },
    })
    if (twin)
      throw new Refusal(
        `这个村已经登记了“${team.name}”（${teamNumber(twin.id)}）。`,
        '同一个团队在一个村只登记一次。',
        '人数有变化，请先结束再重新登记。',
      )
    const row = await tx.villageTeam.create({ data: { ...team, from: dayColumn(from) }, include: whole })
    return {
      result: row,
      event: {
        event: 'pairing.team_added',
        subject: teamNumber(row.id),
        after: { village: team.villageId, name: team.name, people: team.people, from },
      },
    }
  })

/** The team looks after the village no longer; what it did until today stays. */
export const endTeam = (ctx: Context, id: number): Promise<TeamRow> =>
  change(ctx, async tx => {
    const { count } = await tx.villageTeam.updateMany({
      where: { id, to: null },
      data: { to: dayColumn(dayOf(ctx.now)) },
    })
    if (count !== 1)
      throw new Refusal('这个服务团队已经结束了。', '一个团队只结束一次。', '请发“服务团队”看现在有哪些。')
    const row = await tx.villageTeam.findUniqueOrThrow({ where: { id }, include: whole })
    return {
      result: row,
      event: { event: 'pairing.team_ended', subject: teamNumber(id), after: { to: dayOf(ctx.now) } },
    }
  })

/** Written down by mistake: it was never there. */
export const dropTeam = (ctx: Context, id: number): Promise<TeamRow> =>
  change(ctx, async tx => {
    const row = await tx.villageTeam.findUnique({ where: { id }, include: whole })
    if (!row || row.to !== null) return notFound('这个服务团队')
    await tx.villageTeam.delete({ where: { id } })
    return {
      result: row,
      event: {
        event: 'pairing.team_dropped',
        subject: teamNumber(id),
        before: { village: row.villageId, name: row.name },
      },
    }
  })
