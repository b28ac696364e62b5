import { z } from 'zod'
import { timeWords } from '#cards/kit/dates.ts'
import { allCard } from '#cards/privacy/all.ts'
import { confirmCard } from '#cards/privacy/confirm.ts'
import type { Kept } from '#core/about.ts'
import type { Context } from '#core/context.ts'
import { type Action, type Command, command, type Noun, onPress } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { done, privately, show } from '#core/reply.ts'
import { talentNumber } from '#domain/talents/index.ts'
import { type OutRow, type OutSheet, writeWorkbook } from '#ledgers/write-workbook.ts'
import { AlreadyChanged, change } from '#storage/change.ts'
import { phrases } from './phrases.ts'

/** Lines a part of the card shows; the file has them all. */
const linesMax = 5

/** `我的全部信息`: what every noun keeps of the speaker, in private chat only. */
export const openAll = (nouns: readonly Noun[]): Command =>
  command({
    intent: 'me.all',
    phrases: phrases['me.all'],
    words: ['我的全部信息', '我的所有信息', 'me all'],
    summary: '看各个台账里存了您的哪些信息',
    example: '我的全部信息',
    allow: everyone,
    run: async ctx => {
      const id = ownId(ctx)
      const kept = await keptOf(ctx, nouns, id)
      const card = allCard({
        number: talentNumber(id),
        parts: kept
          .filter(({ rows }) => rows.length > 0)
          .map(({ title, rows }) => ({ title, rows: rows.length, lines: shown(title, rows) })),
        empty: kept.filter(({ rows }) => rows.length === 0).map(({ title }) => title),
      })
      return privately(ctx.chat, show(card))
    },
  })

/** `导出我的信息`: the same as a file, to the speaker alone. */
export const exportMine = (nouns: readonly Noun[]): Command =>
  command({
    intent: 'me.export',
    phrases: phrases['me.export'],
    writes: true,
    words: ['导出我的信息', '我的信息 导出', '导出本人信息', 'me export'],
    summary: '把您的全部信息导成 Excel，私聊发您',
    example: '导出我的信息',
    allow: everyone,
    run: async ctx => {
      const id = ownId(ctx)
      const kept = await keptOf(ctx, nouns, id)
      const records = kept.reduce((sum, { rows }) => sum + rows.length, 0)
      return privately(ctx.chat, show(confirmCard({ number: talentNumber(id), records })))
    },
  })

export const exportAction = (nouns: readonly Noun[]): Action =>
  onPress({
    name: 'privacy.export',
    allow: everyone.inChats('private'),
    bound: z.object({}),
    run: async ctx => {
      const id = ownId(ctx)
      await sent(ctx, id, workbookOf(ctx, id, await keptOf(ctx, nouns, id)))
      return done('文件已私聊发您，请妥善保管。')
    },
  })

/** The register's first, then the other nouns', then who looked. */
const keptOf = async (ctx: Context, nouns: readonly Noun[], id: number): Promise<readonly Kept[]> => {
  const kept: Kept[] = []
  for (const { about } of nouns) if (about) kept.push(...(await about(ctx, id)))
  return [...kept, await readingsOf(ctx, id)]
}

const readingsOf = async ({ db }: Context, talentId: number): Promise<Kept> => {
  const rows = await db.accessRecord.findMany({ where: { talentId }, orderBy: { id: 'asc' } })
  return {
    title: '查阅记录',
    head: ['时间', '查阅人', '因为什么'],
    rows: rows.map(({ at, actorName, why }) => [timeWords(at), actorName, why]),
  }
}

/** Facts are told in order; of what grows, the newest. */
const shown = (title: string, rows: Kept['rows']): readonly string[] =>
  title === '登记信息'
    ? rows.slice(0, linesMax).map(([name, words]) => `${name}：${words}`)
    : rows.slice(-linesMax).map(cells => cells.filter(cell => cell !== '').join('　'))

const workbookOf = ({ county, now }: Context, id: number, kept: readonly Kept[]): Buffer =>
  writeWorkbook([
    {
      name: '说明',
      widths: [16, 60],
      rows: [
        { cells: ['我的信息', talentNumber(id)], look: 'title' },
        { cells: ['来源', `${county.name}人才库`] },
        { cells: ['导出时间', timeWords(now)] },
        ...kept.map(({ title, rows }): OutRow => ({ cells: [title, `${rows.length}条`] })),
      ],
    },
    ...kept.filter(({ rows }) => rows.length > 0).map(sheetOf),
  ])

const sheetOf = ({ title, head, rows }: Kept): OutSheet => ({
  name: title,
  frozen: 1,
  widths: head.map(() => 22),
  rows: [{ cells: head, look: 'head' }, ...rows.map((cells): OutRow => ({ cells }))],
})

const sent = async (ctx: Context, id: number, bytes: Buffer): Promise<void> => {
  const { actor } = ctx
  if (actor.kind !== 'person') return
  try {
    await change(ctx, async () => ({
      result: undefined,
      event: { event: 'me.exported', subject: talentNumber(id) },
      notices: [
        {
          to: { openId: actor.openId },
          say: { file: { name: `我的信息${talentNumber(id)}.xlsx`, from: { bytes } } },
          once: `me:${ctx.turn}`,
        },
      ],
    }))
  } catch (error) {
    if (!(error instanceof AlreadyChanged)) throw error
  }
}

const ownId = ({ actor }: Context): number =>
  (actor.kind === 'person' ? actor.talentId : null) ??
  refuse(
    '您还没有登记，人才库里没有您的信息。',
    '登记以后才有您的信息。',
    '要登记，请私聊发“登记”；单位替您登记过的，请联系登记人关联账号。',
  )
