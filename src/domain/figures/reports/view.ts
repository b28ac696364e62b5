import { reportCard } from '#cards/figures/report.ts'
import type { Card } from '#cards/kit/card.ts'
import { dateWords, shortTime } from '#cards/kit/dates.ts'
import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { nameOf } from '#domain/steps/index.ts'
import type { Registry } from '../registry.ts'
import { differencesOf, type Wording, wordsOf } from './differences.ts'
import { linesAt } from './lines.ts'
import { lineIn, type ReportRow, reportNumber } from './record.ts'

const states = {
  draft: { state: '待锁定', tone: 'warning', words: '请核对数字。由人才办主任锁定后，才算报出。' },
  locked: { state: '已锁定', tone: 'success', words: undefined },
  dropped: { state: '未锁定', tone: 'void', words: '这份数没有锁定，不作数。' },
} as const

/** A report as it stands: a draft with what can be done about it, a final one with what has changed since. */
export const drawReport = async (
  ctx: Context,
  registry: Registry,
  events: Wording,
  row: ReportRow,
  mayLock = holds(ctx.actor, 'head'),
): Promise<Card> => {
  const lines = row.lines.map(lineIn)
  const details = new Set(registry.indicators.flatMap(({ id, isDetail }) => (isDetail ? [id] : [])))
  const shown = lines.map(line => ({ id: line.indicator, name: line.name, value: wordsOf(line) }))
  const state = row.state === 'draft' || row.state === 'locked' ? states[row.state] : states.dropped
  return reportCard({
    number: reportNumber(row.id),
    ...state,
    asOf: `截至${dateWords(row.asOf)}`,
    receiver: row.receiver,
    purpose: row.purpose,
    draftedBy: await nameOf(ctx.db, row.draftedBy),
    locked:
      row.lockedAt && row.lockedBy
        ? `${shortTime(row.lockedAt)} ${await nameOf(ctx.db, row.lockedBy)}`
        : null,
    lines: shown.filter(({ id }) => !details.has(id)),
    details: shown.filter(({ id }) => details.has(id)),
    differences: await changedSince(ctx, registry, events, row),
    bound: row.state === 'draft' ? { id: row.id, version: row.version } : null,
    mayLock,
  })
}

const changedSince = async (ctx: Context, registry: Registry, events: Wording, row: ReportRow) => {
  if (row.lockedAt === null) return null
  const now = await linesAt(ctx, registry, row.asOf.toISOString().slice(0, 10))
  const happens = new Set(
    registry.indicators.flatMap(({ id, kind }) => (kind === 'flow' || kind === 'target' ? [id] : [])),
  )
  return differencesOf(ctx, row.lines.map(lineIn), now, { since: row.lockedAt, happens, words: events })
}
