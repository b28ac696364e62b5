import { z } from 'zod'
import { whichCard } from '#cards/imports/which.ts'
import type { Card } from '#cards/kit/card.ts'
import type { Context } from '#core/context.ts'
import { type Action, onPress } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { done, stale } from '#core/reply.ts'
import { allowed, defaultMatch, mappingOf } from './mapping.ts'
import { type Offer, openOffers } from './offers.ts'
import { columnsFor, heedSight, inPrivate, isOwn } from './policy.ts'
import { findImport, type ImportRecord, importNumber, sheetOf } from './record.ts'
import { Ref, rewritten } from './shaping.ts'
import { templateButton } from './template-button.ts'
import { importView, mappingView } from './view.ts'

/** Which ledger a table is, where its head fits several. */
export const whichView = (ctx: Context, record: ImportRecord, choices: readonly Offer[]): Card =>
  whichCard({
    number: importNumber(record.id),
    file: record.fileName,
    choices: choices.map(offer => ({ title: offer.ledger.title, columns: columnsRead(ctx, record, offer) })),
    buttons: [
      ...choices.map(({ noun, ledger }) => ({
        text: `是${ledger.title}`,
        do: 'imports.as',
        value: { id: record.id, version: record.version, noun },
      })),
      ...templateButton(ctx, record),
      { text: '不导入了', do: 'imports.drop', value: { id: record.id, version: record.version } },
    ],
  })

const columnsRead = (
  { actor }: Context,
  record: ImportRecord,
  { noun, ledger }: Offer,
): readonly string[] => {
  const mapping = mappingOf(sheetOf(record) ?? { guesses: [] }, noun)
  return columnsFor(actor, ledger).flatMap(({ key, title }) => (mapping.includes(key) ? [title] : []))
}

export const whichAction = (offers: readonly Offer[]): Action =>
  onPress({
    name: 'imports.as',
    allow: inPrivate,
    bound: Ref.extend({ noun: z.string({ error: '这张卡片不完整，请重新打开。' }).max(40) }),
    run: async (ctx, { id, version, noun }) => {
      const record = heedSight(ctx.actor, await findImport(ctx.db, id))
      const offer = openOffers(offers, ctx).find(one => one.noun === noun)
      if (!isOwn(ctx.actor, record) || !offer) return notYours()
      if (record.version !== version || record.state !== 'mapping')
        return stale('这次导入已经有了变化，这是现在的情况。', await importView(ctx, offers, record))
      const mapping = allowed(ctx, offer, mappingOf(sheetOf(record) ?? { guesses: [] }, noun))
      const data = { noun, mapping: [...mapping], matchBy: defaultMatch(offer, mapping) }
      const next = noun === record.noun ? record : await rewritten(ctx, record, data, 'import.mapped')
      return done(`按${offer.ledger.title}导入`, await mappingView(ctx, offers, next))
    },
  })

const notYours = (): never =>
  refuse('这张表不能由您这样导入。', '表格由发表的人核对，只能导入自己有权登记的台账。', '请把表格发给我。')
