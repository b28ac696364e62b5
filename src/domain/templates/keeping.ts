import { z } from 'zod'
import { stopCard } from '#cards/templates/stop.ts'
import type { Context } from '#core/context.ts'
import { type Action, job, onPress } from '#core/handlers.ts'
import type { OutOffer } from '#core/out-offers.ts'
import { onlySystem } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, type Reply } from '#core/reply.ts'
import { change, type Tx } from '#storage/change.ts'
import { asShown, Ref, rewritten, templateButton } from './changing.ts'
import { sorted } from './columns.ts'
import { inPrivate } from './policy.ts'
import { listTemplates, shapeOf, type TemplateRecord, templateNumber } from './record.ts'
import { templateView } from './view.ts'

/** 保存, 不要了, 停用, 恢复使用. */
export const keepingActions = (offers: readonly OutOffer[]): readonly Action[] => [
  templateButton(offers, 'templates.keep', ['draft'], async (ctx, record) => {
    heedFilled(offers, record)
    const kept = await putIntoUse(ctx, record, 'template.kept')
    const words = kept.edition > 1 ? `已保存，是第${kept.edition}版` : '模板已保存'
    return done(words, await templateView(ctx, offers, kept))
  }),
  templateButton(offers, 'templates.drop', ['draft'], async (ctx, record) => {
    const dropped = await rewritten(ctx, record, 'template.dropped', { state: 'dropped', sealed: '' })
    return done('没有保存，文件已删掉。', await templateView(ctx, offers, dropped))
  }),
  templateButton(offers, 'templates.openStop', ['active'], (ctx, record) => askStop(ctx, offers, record)),
  onPress({
    name: stopCard.name,
    allow: inPrivate,
    bound: z.object(Ref.shape),
    run: (ctx, ref) =>
      asShown(ctx, offers, ref, ['active'], async record => {
        const data = { state: 'stopped', stoppedAt: ctx.now }
        const stopped = await rewritten(ctx, record, 'template.stopped', data)
        return done('已停用', await templateView(ctx, offers, stopped))
      }),
  }),
  templateButton(offers, 'templates.restore', ['stopped'], async (ctx, record) => {
    const [other] = await listTemplates(ctx.db, { name: record.name, state: 'active' })
    if (other) newerInUse(other)
    const data = { state: 'active', stoppedAt: null }
    const restored = await rewritten(ctx, record, 'template.restored', data)
    return done('已恢复使用', await templateView(ctx, offers, restored))
  }),
]

export const askStop = async (
  { db }: Context,
  offers: readonly OutOffer[],
  record: TemplateRecord,
): Promise<Reply> =>
  ask(
    stopCard,
    stopCard({
      number: templateNumber(record.id),
      name: record.name,
      ledger: offers.find(({ noun }) => noun === record.noun)?.ledger.title ?? '台账',
      waiting: await db.export.count({ where: { templateId: record.id, state: 'waiting' } }),
      value: { id: record.id, version: record.version },
    }),
  )

/** The newest of its name; the one in use until now is kept as the former edition. */
const putIntoUse = async (ctx: Context, record: TemplateRecord, event: string): Promise<TemplateRecord> => {
  const known = await listTemplates(ctx.db, {
    name: record.name,
    state: { in: ['active', 'former', 'stopped'] },
  })
  const edition = Math.max(0, ...known.map(one => one.edition)) + 1
  return rewritten(ctx, record, event, { state: 'active', edition, keptAt: ctx.now }, tx =>
    retire(tx, record.name),
  )
}

const retire = async (tx: Tx, name: string): Promise<void> => {
  await tx.template.updateMany({
    where: { name, state: 'active' },
    data: { state: 'former', version: { increment: 1 } },
  })
}

/** A template no column of which is known is none yet. */
const heedFilled = (offers: readonly OutOffer[], record: TemplateRecord): void => {
  const offer = offers.find(({ noun }) => noun === record.noun)
  if (offer && sorted(shapeOf(record), record.mapping, offer).filled.length > 0) return
  refuse('一栏也没有对上，没有保存。', '至少要有一栏能用台账填。', '请点“改栏目”对上几栏，或者换一个台账。')
}

const newerInUse = (other: TemplateRecord): never =>
  refuse(
    `${templateNumber(other.id)}也叫“${other.name}”，正在用。`,
    '同名的模板只能用一份。',
    '请先停用那一份，再恢复这一份。',
  )

const keptDays = 7

/** Drafts nobody keeps go, the workbook in them first of all. */
export const forgetDrafts = job({
  name: 'templates.forget',
  cron: '55 3 * * *',
  allow: onlySystem,
  run: async ctx => {
    const before = new Date(ctx.now.getTime() - keptDays * 86_400_000)
    const old = await listTemplates(ctx.db, { state: 'draft', createdAt: { lt: before } }, 'asc', 50)
    for (const { id, version } of old)
      await change({ ...ctx, turn: `template:${id}:forgotten` }, async tx => {
        await tx.template.updateMany({
          where: { id, version, state: 'draft' },
          data: { state: 'dropped', sealed: '', version: { increment: 1 } },
        })
        return { result: undefined, event: { event: 'template.dropped', subject: templateNumber(id) } }
      })
  },
})
