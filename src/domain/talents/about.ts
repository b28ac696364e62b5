import { dateWords, timeWords } from '#cards/kit/dates.ts'
import type { TellAbout } from '#core/about.ts'
import { wordOf } from '#core/dictionary.ts'
import { dayOf } from '#core/shanghai.ts'
import { correctable } from './dictionary.ts'
import { answers, classesOf, outcome } from './me.ts'
import { findTalent } from './record.ts'

/** What the register itself keeps of somebody. */
export const about: TellAbout = async (ctx, talentId) => {
  const row = await findTalent(ctx.db, talentId)
  if (!row) return []
  const where = { where: { talentId }, orderBy: { id: 'asc' } } as const
  const achievements = await ctx.db.achievement.findMany(where)
  const corrections = await ctx.db.correction.findMany(where)
  const consents = await ctx.db.consent.findMany(where)
  return [
    {
      title: '登记信息',
      head: ['栏目', '内容'],
      rows: classesOf(ctx, row).flatMap(({ facts }) =>
        facts.map(([name, words]) => [name, words === null ? '未填' : String(words)]),
      ),
    },
    {
      title: '业绩',
      head: ['日期', '业绩', '依据', '是否核实'],
      rows: achievements.map(({ on, what, evidence, verifiedAt }) => [
        dateWords(on.toISOString().slice(0, 10)),
        what,
        evidence,
        verifiedAt === null ? '待核实' : '已核实',
      ]),
    },
    {
      title: '更正和存疑',
      head: ['日期', '栏目', '理由', '结果'],
      rows: corrections.map(({ createdAt, field, reason, state }) => [
        dateWords(createdAt),
        wordOf(correctable, field) ?? field,
        reason,
        outcome[state] ?? state,
      ]),
    },
    {
      title: '同意记录',
      head: ['时间', '答复', '告知书版本', '方式', '撤回日期'],
      rows: consents.map(({ at, answer, version, channel, withdrawnAt }) => [
        timeWords(at),
        answers[answer] ?? answer,
        version,
        channel === 'paper' ? '书面' : '卡片',
        withdrawnAt === null ? '' : dateWords(dayOf(withdrawnAt)),
      ]),
    },
  ]
}
