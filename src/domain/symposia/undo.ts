import type { Context } from '#core/context.ts'
import type { Undo } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { symposiumPress } from './pressing.ts'
import { findSymposium, type SymposiumRow } from './record.ts'
import { unholdSymposium } from './verbs/hold.ts'

const { cardFor, facingTruth } = symposiumPress

/** By event: how `撤销` takes it back within ten minutes. What went out to others cannot be taken back. */
export const undo: Readonly<Record<string, Undo>> = {
  'symposium.held': (ctx, { subject }) =>
    undone(ctx, subject, '“已召开”已撤回。', row => {
      if (row.state !== 'held')
        refuse('已经交了纪要，不能撤回“已召开”。', '交纪要前可以撤回。', '纪要有误，请点“修改纪要”。')
      if (row.opinions.length > 0)
        refuse('已经记了意见，不能撤回“已召开”。', '记下的意见要有出处。', '记错的意见，请点“不作交办”。')
      return unholdSymposium(ctx, row)
    }),
}

const undone = (
  ctx: Context,
  subject: string,
  words: string,
  act: (row: SymposiumRow) => Promise<SymposiumRow>,
): Promise<Reply> =>
  facingTruth(ctx, async () => {
    const row = (await findSymposium(ctx.db, Number(subject.replace(/^ZT-/, '')))) ?? notFound('这场座谈会')
    return privately(ctx.chat, show(await cardFor(ctx, await act(row), words)), '已撤销，详情已私聊发您。')
  })
