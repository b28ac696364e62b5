import { reportCard } from '#cards/privacy/report.ts'
import { holds, roles, roleWords } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { command, job, type Said } from '#core/handlers.ts'
import { may, onlySystem } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { privately, show } from '#core/reply.ts'
import { dayOf, instantOf } from '#core/shanghai.ts'
import { whoHolds } from '#domain/people/index.ts'
import { headsOf } from '#domain/steps/index.ts'
import { change } from '#storage/change.ts'
import { phrases } from './phrases.ts'

/** `查阅年报 2026`: for the head and the auditors. */
export const openReport = command({
  intent: 'access.report',
  phrases: phrases['access.report'],
  slots: { year: { kind: 'period', title: '年份' } },
  words: ['查阅年报', '个人信息查阅年报', '访问年报', 'access report'],
  summary: '一年里谁查阅、导出过个人信息',
  example: '查阅年报',
  allow: may('access.read'),
  run: async (ctx, said) => {
    if (!holds(ctx.actor, 'head', 'audit')) ownOnly()
    return privately(ctx.chat, show(await drawn(ctx, yearIn(ctx, said))), '年报已私聊发您。')
  },
})

const yearIn = ({ now }: Context, { slots, words }: Said): number => {
  const [period] = slots.year ?? []
  if (period?.kind === 'period') return Number(period.from.slice(0, 4))
  const typed = words.map(word => /^(20\d\d)年?$/.exec(word)?.[1]).find(year => year !== undefined)
  return Number(typed ?? dayOf(now).slice(0, 4))
}

/** In the first days of a year, the year behind: to the heads and the auditors, each once. */
export const yearlyReport = job({
  name: 'privacy.report',
  cron: '10 9 5 1 *',
  allow: onlySystem,
  run: async ctx => {
    const year = Number(dayOf(ctx.now).slice(0, 4)) - 1
    const card = await drawn(ctx, year)
    const anywhere = { unitId: null, townshipId: null, villageId: null }
    const readers = [
      ...(await headsOf(ctx.db, ctx.now)),
      ...(await whoHolds(ctx.db, 'audit', anywhere, ctx.now)),
    ]
    await change(ctx, async () => ({
      result: undefined,
      event: { event: 'access.reported', subject: `查阅年报${year}`, after: { readers: readers.length } },
      notices: [...new Set(readers.map(({ openId }) => openId))].map(openId => ({
        to: { openId },
        say: { card },
        once: `access:${year}:${openId}`,
        urgency: 'digest' as const,
      })),
    }))
  },
})

const most = 10

const drawn = async ({ db }: Context, year: number) => {
  const at = { gte: instantOf(`${year}-01-01`), lt: instantOf(`${year + 1}-01-01`) }
  const where = { at }
  const byClass = await db.accessRecord.groupBy({ by: ['dataClass'], where, _count: true })
  const byActor = await db.accessRecord.groupBy({
    by: ['actor', 'actorName', 'actorRole'],
    where,
    _count: { id: true },
    orderBy: { _count: { id: 'desc' } },
    take: most,
  })
  const byWhy = await db.accessRecord.groupBy({
    by: ['why'],
    where,
    _count: { id: true },
    orderBy: { _count: { id: 'desc' } },
    take: most,
  })
  const people = await db.accessRecord.findMany({ where, distinct: ['talentId'], select: { talentId: true } })
  const exported = await db.export.findMany({
    where: { createdAt: at, state: 'done', dataClass: { in: ['P2', 'P3'] } },
    include: { author: true },
    orderBy: { id: 'desc' },
    take: most,
  })
  const events = (event: string) => db.auditEvent.count({ where: { event, at } })
  return reportCard({
    year,
    seen: byClass.reduce((sum, { _count }) => sum + _count, 0),
    people: people.length,
    classes: byClass.map(({ dataClass, _count }) => [classWords[dataClass] ?? dataClass, `${_count}次`]),
    viewers: byActor.map(
      ({ actorName, actorRole, _count }) => `${actorName}（${roleCalled(actorRole)}）　${_count.id}次`,
    ),
    whys: byWhy.map(({ why, _count }) => `${why}　${_count.id}次`),
    exports: exported.map(
      ({ id, author, cursor, purpose }) => `DC-${id} ${author.name}　${cursor}行　${purpose ?? ''}`,
    ),
    rights: [
      ['导出本人信息', `${await events('me.exported')}次`],
      ['更正', `${await db.correction.count({ where: { createdAt: at } })}次`],
      ['撤回同意', `${await db.consent.count({ where: { answer: 'withdrawn', at } })}次`],
      ['删除个人信息', `${await events('talent.erased')}次`],
    ],
  })
}

const classWords: Readonly<Record<string, string>> = {
  P1: '姓名、单位等',
  P2: '联系方式等',
  P3: '证件、诉求等',
}

const roleCalled = (kept: string): string =>
  kept
    .split(',')
    .flatMap(word => {
      const role = roles.find(one => one === word)
      return role ? [roleWords[role]] : []
    })
    .join('、') || '系统'

const ownOnly = (): never =>
  refuse(
    '您只能看谁看过您自己。',
    '查阅年报由人才办主任和审计/纪检查看。',
    '要看谁查阅过您，请发“谁看过我”。',
  )
