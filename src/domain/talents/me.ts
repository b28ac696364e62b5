import { dateWords } from '#cards/kit/dates.ts'
import type { Fact } from '#cards/kit/facts.ts'
import { type MeProps, meCard } from '#cards/talents/me.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { command } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { privately, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import { birthWords } from './birth.ts'
import { correctable } from './dictionary.ts'
import { verbsOpenTo } from './machine.ts'
import { ownRow } from './own.ts'
import { aboutMe } from './phrases/about-me.ts'
import { standingOf } from './policy.ts'
import type { TalentRow } from './record.ts'
import { stateOf, viewOf } from './view.ts'

/** `我的信息`: everything the register holds about the speaker, by class of data, in private chat only. */
export const openMe = command({
  intent: 'me.show',
  phrases: aboutMe['me.show'],
  words: ['我的信息', '我的资料', 'me'],
  summary: '查看、更正本人在人才库里的全部信息',
  example: '我的信息',
  allow: everyone,
  run: async ctx => privately(ctx.chat, show(meCard(await meProps(ctx, await ownRow(ctx))))),
})

const meProps = async (ctx: Context, row: TalentRow): Promise<MeProps> => {
  const view = viewOf(row, null)
  const verbs = verbsOpenTo(stateOf(row), standingOf(ctx.actor, row))
  return {
    number: view.number,
    name: view.name,
    state: view.state,
    tone: view.tone,
    classes: classesOf(ctx, row),
    achievements: await achievementLines(ctx, row.id),
    corrections: await correctionLines(ctx, row.id),
    consents: await consentLines(ctx, row.id),
    due: view.due,
    remark: view.remark,
    bound: { id: row.id, version: row.version },
    can: {
      correct: ['verified', 'annual_due', 'disputed'].includes(row.state),
      withdraw: verbs.includes('withdraw'),
      confirm: verbs.includes('confirm'),
    },
  }
}

export const classesOf = ({ vault }: Context, row: TalentRow): MeProps['classes'] => [
  { title: '基本信息（工作人员按职责可见）', facts: openFacts(row) },
  {
    title: '联系方式和出生年月（经办人可见，查看留痕）',
    facts: [
      ['手机', row.phoneSealed === null ? '未填' : vault.open(row.phoneSealed)],
      ['出生年月', row.bornSealed === null ? '未填' : birthWords(vault.open(row.bornSealed))],
    ],
  },
  {
    title: '敏感信息（加密保存，查看留痕）',
    facts: [['身份证号', row.idSealed === null ? '未填' : vault.open(row.idSealed)]],
  },
]

const openFacts = (row: TalentRow): readonly Fact[] => {
  const view = viewOf(row, null)
  return [
    ['姓名', view.name],
    ['单位或村', view.place],
    ['人才类别', view.category],
    ['层次', view.level],
    ['从事领域', view.fields],
    ['职称或技能', view.title],
    ['学历', view.education],
    ['来源', view.source],
    ['标签', view.tags],
    ['技艺', view.craft],
    ['产品', view.product],
    ['带动户数', view.householdsLed === null ? null : `${view.householdsLed}户`],
    ['登记日期', dateWords(row.createdAt)],
    ['入库日期', row.verifiedAt === null ? null : dateWords(row.verifiedAt)],
  ]
}

/** Most lines of one list; the rest is history the office can show. */
const linesMax = 10

const achievementLines = async (ctx: Context, talentId: number): Promise<readonly string[]> => {
  const found = await ctx.db.achievement.findMany({
    where: { talentId },
    orderBy: { on: 'desc' },
    take: linesMax,
  })
  return found.map(({ on, what, verifiedAt }) => {
    const day = dateWords(on.toISOString().slice(0, 10))
    return `${day} ${what}（${verifiedAt === null ? '待核实' : '已核实'}）`
  })
}

export const outcome: Readonly<Record<string, string>> = {
  pending: '待人才办处理',
  applied: '已更正',
  rejected: '未更正',
  cancelled: '已取消',
}

const correctionLines = async (ctx: Context, talentId: number): Promise<readonly string[]> => {
  const found = await ctx.db.correction.findMany({
    where: { talentId },
    orderBy: { id: 'desc' },
    take: linesMax,
  })
  return found.map(({ createdAt, field, kind, state }) => {
    const what = `${wordOf(correctable, field)}${kind === 'dispute' ? '存疑' : '更正'}`
    return `${dateWords(createdAt)} ${what}：${outcome[state] ?? state}`
  })
}

export const answers: Readonly<Record<string, string>> = {
  agreed: '同意',
  refused: '不同意',
  withdrawn: '撤回同意',
}

const consentLines = async (ctx: Context, talentId: number): Promise<readonly string[]> => {
  const found = await ctx.db.consent.findMany({
    where: { talentId },
    orderBy: { id: 'desc' },
    take: linesMax,
  })
  return found.map(({ at, answer, version, channel }) => {
    const how = channel === 'paper' ? '书面' : '卡片'
    return `${dateWords(dayOf(at))} ${answers[answer] ?? answer}（${version}版，${how}）`
  })
}
