import { may } from '#core/permission.ts'
import { notFound } from '#core/refusal.ts'
import type { TemplateRecord } from './record.ts'

export const mayKeep = may('templates.keep')
export const inPrivate = mayKeep.inChats('private')
/** Whoever may take a ledger out may fill a template with it. */
export const mayUse = may('ledgers.export')
export const usesInPrivate = mayUse.inChats('private')

/** A draft is seen by whoever sent it, until it is kept. */
export const heedSight = (personId: number | null, record: TemplateRecord | null): TemplateRecord =>
  record && record.state !== 'dropped' && (record.state !== 'draft' || record.by === personId)
    ? record
    : notFound('这份模板')
