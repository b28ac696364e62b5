import type { Context } from '#core/context.ts'
import { actorKey } from '#storage/audit.ts'
import { change } from '#storage/change.ts'

type DutySet = {
  readonly kind: string
  readonly townshipId: number | null
  readonly unitId: number
  readonly handlerId: number | null
  readonly signerId: number | null
}

/** A new line of the duty list; the one before it is closed and stays. */
export const setDuty = (ctx: Context, line: DutySet): Promise<number> =>
  change(ctx, async tx => {
    const { kind, townshipId } = line
    await tx.grievanceDuty.updateMany({ where: { kind, townshipId, toAt: null }, data: { toAt: ctx.now } })
    const { id } = await tx.grievanceDuty.create({
      data: { ...line, fromAt: ctx.now, by: actorKey(ctx.actor) },
    })
    return {
      result: id,
      event: { event: 'grievance.duty_set', subject: `duty:${kind}`, after: { ...line } },
    }
  })
