import { z } from 'zod'
import { releaseCard } from '#cards/digests/release.ts'
import { rulesForm } from '#cards/digests/rules-form.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { typed } from '#core/form-input.ts'
import { command, onPress, onSubmit } from '#core/handlers.ts'
import { may } from '#core/permission.ts'
import { ask, done, privately, show, stale } from '#core/reply.ts'
import { AlreadyChanged, change } from '#storage/change.ts'
import { unreleased } from './issues.ts'
import { dueOf, kindNamed, kinds } from './kinds.ts'
import { office } from './phrases/office.ts'
import { releaseIssue } from './releasing.ts'

const mayRelease = may('digests.release')

/** Digests of which one is worth a look before it goes out: not everybody's own queue. */
const releasable = kinds.filter(({ name }) => name !== 'morning')

/** `简报 放行规则`: which digests wait for the head. */
export const openRules = command({
  intent: 'digest.rules',
  phrases: office['digest.rules'],
  writes: true,
  words: ['简报 放行规则', '简报 审发', '放行规则', 'digest rules'],
  summary: '设置哪些简报要主任放行后才发',
  example: '简报 放行规则',
  allow: mayRelease,
  run: async ctx => {
    const rules = await ctx.db.digestRule.findMany({ where: { released: true } })
    const card = rulesForm({
      kinds: releasable.map(({ name, words }) => ({ value: name, text: words })),
      released: rules.map(({ kind }) => kind),
    })
    return privately(ctx.chat, ask(rulesForm, card), '规则表已私聊发您。')
  },
})

const names = z.enum(['weekly', 'monthly', 'letter'], { error: '请从列表里选。' })

export const submitRules = onSubmit(rulesForm, {
  allow: mayRelease,
  input: z.object({
    released: z.preprocess(
      value => {
        const said = typed(value)
        return Array.isArray(said) ? said : String(said).split(',').filter(Boolean)
      },
      z.array(names, { error: '请从列表里选。' }),
    ),
  }),
  run: async (ctx, { released }) => {
    await setRules(ctx, released)
    const words = releasable.filter(({ name }) => released.some(one => one === name)).map(one => one.words)
    return done(
      '已保存',
      doneCard({
        title: '放行规则已保存',
        what: words.length === 0 ? '所有简报到点自动发。' : `${words.join('、')}要主任放行后才发。`,
        next: '从下一期起算。',
      }),
    )
  },
})

const setRules = (ctx: Context, released: readonly string[]): Promise<void> =>
  change(ctx, async tx => {
    const by = bylineIn(ctx)
    const before = await tx.digestRule.findMany()
    for (const { name } of releasable) {
      const rule = { released: released.includes(name), setBy: by, setAt: ctx.now }
      await tx.digestRule.upsert({ where: { kind: name }, create: { kind: name, ...rule }, update: rule })
    }
    return {
      result: undefined,
      event: { event: 'digest.ruled', subject: 'digest:rules', before, after: { released } },
    }
  })

const bylineIn = ({ actor }: Context): string =>
  actor.kind === 'person' ? `person:${actor.personId}` : actor.name

/** `简报 放行`: what waits for the head now. */
export const openRelease = command({
  intent: 'digest.release',
  phrases: office['digest.release'],
  words: ['简报 放行', '放行简报', 'digest release'],
  summary: '看等您放行的简报',
  example: '简报 放行',
  allow: mayRelease,
  run: async ctx => {
    const [issue] = await ctx.db.digestIssue.findMany({
      where: { state: 'held', slots: { some: { state: 'held', reason: unreleased } } },
      include: { _count: { select: { slots: { where: { reason: unreleased } } } } },
      orderBy: { dueAt: 'desc' },
      take: 1,
    })
    const kind = issue && kindNamed(issue.kind)
    if (!kind)
      return show(
        doneCard({
          title: '没有等您放行的简报',
          next: '哪些简报要放行，发“简报 放行规则”设置。',
        }),
      )
    const card = releaseCard({
      kind: kind.words,
      period: kind.periodWords(dueOf(kind, issue.dueAt)),
      readers: issue._count.slots,
      isReminder: false,
      value: { kind: issue.kind, period: issue.period },
    })
    return privately(ctx.chat, show(card), '放行的卡片已私聊发您。')
  },
})

const incomplete = '这张卡片不完整，请发“简报 放行”重新打开。'

export const release = onPress({
  name: 'digests.release',
  allow: mayRelease,
  bound: z.object({
    kind: z.string({ error: incomplete }),
    period: z.string({ error: incomplete }).max(20, { error: incomplete }),
  }),
  run: async (ctx, { kind: name, period }) => {
    const kind = kindNamed(name)
    const gone = stale('已经放行过，或者已经过期。', doneCard({ title: '这一期不用再放行了' }))
    if (!kind) return gone
    try {
      const readers = await releaseIssue(ctx, kind, period)
      return readers === null
        ? gone
        : done(
            '已放行',
            doneCard({ title: `${kind.words}已放行`, what: `发给${readers}人，上班时间内陆续发出。` }),
          )
    } catch (error) {
      if (error instanceof AlreadyChanged) return gone
      throw error
    }
  },
})
