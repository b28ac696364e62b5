import { z } from 'zod'
import { compareCard } from '#cards/talents/compare.ts'
import { recordCard } from '#cards/talents/record.ts'
import type { Context } from '#core/context.ts'
import { command } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { done, privately, type Reply, show } from '#core/reply.ts'
import { numberMissing } from './correct.ts'
import { likenessesOf, likenessSentence, twinsOf } from './duplicates.ts'
import { findTalentNumber, readTalentNumber, talentNumber } from './number.ts'
import { changing } from './phrases/changing.ts'
import { mayMerge } from './policy.ts'
import { button, cardFor, recordButton, rowSeen } from './pressing.ts'
import type { TalentRow } from './record.ts'
import { who } from './slots.ts'
import { mergeTalents, mergeUndoDays, unmergeTalents } from './verbs/merge.ts'
import { viewOf } from './view.ts'

/** `合并 RC-7 RC-12`: the two side by side. With one number: the ones that look like it. */
export const openMerge = command({
  intent: 'talent.merge',
  phrases: changing['talent.merge'],
  slots: { id: { ...who.id, many: true }, person: who.person },
  writes: true,
  words: ['合并', '查重', 'merge'],
  summary: '对比、合并重复的人才记录',
  example: '合并 RC-7 RC-12',
  allow: mayMerge,
  run: async (ctx, said) => {
    const [left, right] = said.words.map(readTalentNumber).filter(id => id !== null)
    if (left === undefined) return numberMissing('合并 RC-7 RC-12')
    const other = right ?? (await firstTwin(ctx, left))
    return privately(ctx.chat, await comparing(ctx, left, other))
  },
})

/** `撤销合并 RC-7`: within seven days everything goes back. */
export const undoMerge = command({
  intent: 'talent.unmerge',
  phrases: changing['talent.unmerge'],
  slots: who,
  writes: true,
  words: ['撤销合并', 'unmerge'],
  summary: '撤销7天内的合并',
  example: '撤销合并 RC-7',
  allow: mayMerge,
  run: async (ctx, said) => {
    const id = findTalentNumber(said.words) ?? numberMissing('撤销合并 RC-7')
    const row = await rowSeen(ctx, id)
    return privately(
      ctx.chat,
      show(
        recordCard({
          title: '撤销合并',
          record: viewOf(row, ctx.vault),
          words: `撤销后，最近一次并入${talentNumber(id)}的记录恢复原状，业绩、同意书、更正记录一并退回。`,
          buttons: [
            {
              text: '确认撤销合并',
              do: 'talents.unmerge',
              value: { id, version: row.version },
              tone: 'primary',
            },
          ],
        }),
      ),
    )
  },
})

const firstTwin = async (ctx: Context, id: number): Promise<number> => {
  const [twin] = await twinsOf(ctx.db, await rowSeen(ctx, id))
  return (
    twin?.row.id ??
    refuse(
      '没有疑似重复的记录。',
      '按姓名加单位（村）、手机号、身份证号比对。',
      '要对比指定的两条，请发“合并 RC-7 RC-12”。',
    )
  )
}

const comparing = async (ctx: Context, leftId: number, rightId: number): Promise<Reply> => {
  const [left, right] = [await rowSeen(ctx, leftId), await rowSeen(ctx, rightId)]
  const likenesses = likenessesOf(left, right)
  return show(
    compareCard({
      left: talentNumber(left.id),
      right: talentNumber(right.id),
      rows: compared(ctx, left, right),
      why: likenesses.length > 0 ? likenessSentence(likenesses) : '没有相同的姓名加单位、手机号或身份证号',
      bound: { id: left.id, version: left.version, other: right.id, otherVersion: right.version },
    }),
  )
}

const compared = ({ vault }: Context, left: TalentRow, right: TalentRow) => {
  const [a, b] = [viewOf(left, vault), viewOf(right, vault)]
  const rows = [
    ['姓名', a.name, b.name],
    ['单位或村', a.place, b.place],
    ['手机', a.phone, b.phone],
    ['身份证', a.idNumber, b.idNumber],
    ['状态', a.state, b.state],
    ['类别', a.category, b.category],
    ['层次', a.level, b.level],
    ['领域', a.fields, b.fields],
    ['职称', a.title, b.title],
    ['学历', a.education, b.education],
  ] as const
  const hashes: Readonly<Record<string, boolean>> = {
    手机: left.phoneHash !== null && left.phoneHash === right.phoneHash,
    身份证: left.idHash !== null && left.idHash === right.idHash,
  }
  return rows.map(([label, one, other]) => ({
    label,
    left: one ?? '—',
    right: other ?? '—',
    same: hashes[label] ?? (one !== null && one === other),
  }))
}

const incomplete = { error: '这张卡片不完整，请重新打开。' }

const Pair = z.object({
  id: z.number(incomplete),
  version: z.number(incomplete),
  other: z.number(incomplete),
  otherVersion: z.number(incomplete),
  keep: z.enum(['left', 'right'], incomplete),
})

export const mergeActions = [
  button(
    'compare',
    z.object({ id: z.number(incomplete), other: z.number(incomplete) }),
    (ctx, { id, other }) => comparing(ctx, id, other),
  ),
  button('merge', Pair, async (ctx, pair) => {
    const left = { id: pair.id, version: pair.version }
    const right = { id: pair.other, version: pair.otherVersion }
    const row = await (pair.keep === 'left' ? mergeTalents(ctx, left, right) : mergeTalents(ctx, right, left))
    return done('已合并', mergedCard(ctx, row, pair.keep === 'left' ? right.id : left.id))
  }),
  recordButton('unmerge', async (ctx, ref) => {
    const row = await unmergeTalents(ctx, ref)
    return done('已撤销合并，两条记录恢复原状', await cardFor(ctx, row))
  }),
]

const mergedCard = (ctx: Context, row: TalentRow, goneId: number) =>
  recordCard({
    title: '已合并',
    record: viewOf(row, ctx.vault),
    words: `${talentNumber(goneId)}已并入${talentNumber(row.id)}。`,
    note: `${mergeUndoDays}天内可以撤销。`,
    buttons: [
      { text: '继续办理', do: 'talents.open', value: { id: row.id, version: row.version } },
      {
        text: '撤销合并',
        do: 'talents.unmerge',
        value: { id: row.id, version: row.version },
        confirm: '两条记录恢复原状。确定撤销合并吗？',
      },
    ],
  })
