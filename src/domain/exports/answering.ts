import { z } from 'zod'
import { askForm } from '#cards/exports/ask-form.ts'
import type { Context } from '#core/context.ts'
import { words } from '#core/form-input.ts'
import { onPress, onSubmit } from '#core/handlers.ts'
import { maskNumbers } from '#core/masks.ts'
import type { OutColumn } from '#core/outgoing.ts'
import { findTemplate } from '#domain/templates/index.ts'
import { begin } from './beginning.ts'
import { columnsAsked } from './gaps.ts'
import { type Offer, offerFor } from './offers.ts'
import { columnsFor, highest, inPrivate, isOpenColumn } from './policy.ts'
import { Bound, carriedIn } from './questions.ts'
import { heedTemplate, type TemplateRef } from './template.ts'

/** The columns that may leave: the ledger's, or those its template asks for. */
const leaving = async (
  ctx: Context,
  offer: Offer,
  template: TemplateRef | undefined,
): Promise<readonly OutColumn[]> => {
  const allowed = columnsFor(ctx.actor, offer.ledger)
  if (!template) return allowed
  const record = heedTemplate(await findTemplate(ctx.db, template.id), template.version)
  return columnsAsked(record, offer, allowed)
}

export const goAction = (offers: readonly Offer[]) =>
  onPress({
    name: 'exports.go',
    allow: inPrivate,
    bound: Bound,
    run: async (ctx, { q }, { messageId = null }) => {
      const { noun, filter, understood, template, purpose = null } = carriedIn(q)
      const offer = offerFor(offers, ctx, noun)
      return begin(ctx, offers, {
        offer,
        range: { filter, understood, left: [] },
        total: await offer.ledger.count(ctx, filter),
        columns: (await leaving(ctx, offer, template)).filter(isOpenColumn),
        template: template ?? null,
        purpose,
        receiver: null,
        cardMessage: messageId,
      })
    },
  })

export const submitAsk = (offers: readonly Offer[]) =>
  onSubmit(askForm, {
    allow: inPrivate,
    input: z.object({
      columns: z.preprocess(
        value => (Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : []),
        z.array(z.string().max(40)).max(20),
      ),
      purpose: words('用途', 100, 4),
      receiver: words('提供给谁', 60, 2),
    }),
    bound: Bound,
    run: async (ctx, input, { q }) => {
      const { noun, filter, understood, template } = carriedIn(q)
      const offer = offerFor(offers, ctx, noun)
      const columns = (await leaving(ctx, offer, template)).filter(
        column => isOpenColumn(column) || input.columns.includes(column.key),
      )
      return begin(ctx, offers, {
        offer,
        range: { filter, understood, left: [] },
        total: await offer.ledger.count(ctx, filter),
        columns,
        template: template ?? null,
        purpose: highest(columns) === 'P1' ? null : maskNumbers(input.purpose),
        receiver: highest(columns) === 'P1' ? null : maskNumbers(input.receiver),
        cardMessage: null,
      })
    },
  })
