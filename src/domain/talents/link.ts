import { z } from 'zod'
import { recordCard } from '#cards/talents/record.ts'
import { command } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { privately, show } from '#core/reply.ts'
import { meet } from '#domain/people/index.ts'
import { numberMissing } from './correct.ts'
import { findTalentNumber } from './number.ts'
import { changing } from './phrases/changing.ts'
import { mayRegister } from './policy.ts'
import { button, rowSeen, went } from './pressing.ts'
import { who } from './slots.ts'
import { linkAccount } from './verbs/link.ts'
import { viewOf } from './view.ts'

/** `关联 RC-12 @某人`: whose account a record is; asked once more before it is kept. */
export const openLink = command({
  intent: 'talent.link',
  phrases: changing['talent.link'],
  slots: who,
  writes: true,
  words: ['关联', 'link'],
  summary: '把人才记录和本人账号关联起来',
  example: '关联 RC-12 @杨春兰',
  allow: mayRegister,
  run: async (ctx, said) => {
    const id = findTalentNumber(said.words) ?? numberMissing('关联 RC-12 @杨春兰')
    const [mention] = said.mentions
    if (!mention) return nobodyNamed()
    const row = await rowSeen(ctx, id)
    const { person } = await meet(ctx, { ...mention, chatId: null, chatType: null })
    return privately(
      ctx.chat,
      show(
        recordCard({
          title: '关联账号',
          record: viewOf(row, ctx.vault),
          words: `把这条记录关联到${mention.name}的账号。关联后由本人确认同意、查看和更正自己的信息。`,
          buttons: [
            {
              text: '确认关联',
              do: 'talents.link',
              value: { id, version: row.version, person: person.personId },
              tone: 'primary',
              confirm: '请确认是同一个人，关联错了会泄露个人信息。',
            },
          ],
        }),
      ),
    )
  },
})

const incomplete = { error: '这张卡片不完整，请重新打开。' }

export const linkActions = [
  button(
    'link',
    z.object({ id: z.number(incomplete), version: z.number(incomplete), person: z.number(incomplete) }),
    async (ctx, { person, ...ref }) => went(ctx, '已关联', await linkAccount(ctx, ref, person)),
  ),
]

const nobodyNamed = (): never =>
  refuse('请用 @ 点出本人。', '关联要认准账号，不能只写名字。', '请这样发：关联 RC-12 @杨春兰')
