import { z } from 'zod'
import type { Context } from '#core/context.ts'
import { type Action, onPress } from '#core/handlers.ts'
import type { OutOffer } from '#core/out-offers.ts'
import { refuse } from '#core/refusal.ts'
import { type Reply, stale } from '#core/reply.ts'
import { change, type Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { heedSight, inPrivate } from './policy.ts'
import { findTemplate, type TemplateRecord, type TemplateState, templateNumber } from './record.ts'
import { templateView } from './view.ts'

const incomplete = '这张卡片不完整，请重新打开。'

export const Ref = z.object({
  id: z.number({ error: incomplete }).int(),
  version: z.number({ error: incomplete }).int(),
})

export type Ref = z.output<typeof Ref>

export const personOf = ({ actor }: Context): number | null =>
  actor.kind === 'person' ? actor.personId : null

export const sighted = async (ctx: Context, id: number): Promise<TemplateRecord> =>
  heedSight(personOf(ctx), await findTemplate(ctx.db, id))

/** What is done with a template as a card showed it; a card of before is answered with how it stands now. */
export const asShown = async (
  ctx: Context,
  offers: readonly OutOffer[],
  { id, version }: Ref,
  from: readonly TemplateState[],
  act: (record: TemplateRecord) => Promise<Reply>,
): Promise<Reply> => {
  const record = await sighted(ctx, id)
  return record.version === version && from.includes(record.state)
    ? act(record)
    : stale('这份模板已经有了变化，这是现在的情况。', await templateView(ctx, offers, record))
}

/** A button on a template's card. */
export const templateButton = (
  offers: readonly OutOffer[],
  name: string,
  from: readonly TemplateState[],
  act: (ctx: Context, record: TemplateRecord) => Promise<Reply>,
): Action =>
  onPress({
    name,
    allow: inPrivate,
    bound: Ref,
    run: (ctx, ref) => asShown(ctx, offers, ref, from, record => act(ctx, record)),
  })

/** A template's next truth; somebody quicker wins. */
export const rewritten = (
  ctx: Context,
  { id, version }: TemplateRecord,
  event: string,
  data: Prisma.TemplateUncheckedUpdateManyInput,
  beforehand: (tx: Tx) => Promise<void> = async () => undefined,
): Promise<TemplateRecord> =>
  change(ctx, async tx => {
    await beforehand(tx)
    const { count } = await tx.template.updateMany({
      where: { id, version },
      data: { ...data, version: { increment: 1 } },
    })
    const record = await findTemplate(tx, id)
    if (count !== 1 || !record) return tooLate()
    const { state, name, edition } = record
    return { result: record, event: { event, subject: templateNumber(id), after: { state, name, edition } } }
  })

const tooLate = (): never =>
  refuse('这份模板刚刚有了变化。', '以先办的为准。', '请发“上级模板”看看现在的情况。')
