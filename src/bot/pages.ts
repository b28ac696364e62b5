import type { Context } from '#core/context.ts'
import type { Conversation } from '#core/conversation.ts'
import { type Reply, say } from '#core/reply.ts'
import { pressAgain } from './acting.ts'
import { saidAgain } from './memory.ts'
import { named, performAgain } from './perform.ts'
import { type Plan, planOf, type Situation } from './plan.ts'

type Last = NonNullable<Conversation['last']>

const ways = { next: '下一页', previous: '上一页' } as const

/** 下一页, 上一页 of the last list. */
export const pageOf = (situation: Situation, last: Last | null, way: 'next' | 'previous'): Plan =>
  turning(situation, last, async ({ shown, words }) => {
    const value = shown?.[way]
    if (!value) return say(`“${words}”${way === 'next' ? '后面没有了' : '前面没有了'}。`)
    return named(await pressAgain(situation.offered, situation.ctx, value), words, ways[way])
  })

/** 第3页, 最后一页 (-1): lists know only the page before and the page behind, so they are turned from the first. */
export const pageNumbered = (situation: Situation, last: Last | null, number: number): Plan =>
  turning(situation, last, async seen => {
    const { page, reply } = await turnedTo(situation, seen, number)
    if (!reply) return say(`“${seen.words}”只有${page}页。`)
    return named(reply, seen.words, number < 0 ? '最后一页' : `第${page}页`)
  })

const turning = ({ sentence }: Situation, last: Last | null, turn: (last: Last) => Promise<Reply>): Plan =>
  planOf(
    last?.asked.intent ?? 'pending.page',
    sentence.typed,
    async () => {
      if (!last) return say('前面没有正在看的名单，请先说要查什么。')
      const reply = await turn(last)
      const { asked, words, pendingId } = last
      // The page turned is what is spoken of next.
      return {
        ...reply,
        remembers: { asking: null, last: { asked, words, pendingId, shown: reply.shown ?? last.shown } },
      }
    },
    last?.asked.told ?? {},
  )

/** Pages turned at most. */
const pagesMax = 50

type Turned = { readonly page: number; readonly reply: Reply | null }

/** A page that was opened, and what makes it count as read. */
type Opened = { readonly reply: Reply; readonly note: () => void }

type Open = (here: Context) => Promise<Reply>

/** The page asked for, or how many there are. What stood on the pages before it was read by nobody. */
const turnedTo = async (situation: Situation, last: Last, number: number): Promise<Turned> => {
  const { offered, ctx } = situation
  const turn = async (page: number, { reply, note }: Opened): Promise<Turned> => {
    const next = reply.shown?.next
    if (page === number || (number < 0 && !next)) {
      note()
      return { page, reply }
    }
    if (!next || page >= pagesMax) return { page, reply: null }
    return turn(page + 1, await opened(ctx, here => pressAgain(offered, here, next)))
  }
  const first = await firstOf(situation, last)
  return first ? turn(1, first) : { page: 1, reply: null }
}

const opened = async (ctx: Context, open: Open): Promise<Opened> => {
  const read: (() => void)[] = []
  const reply = await open({
    ...ctx,
    noteReading: reading => void read.push(() => ctx.noteReading(reading)),
  })
  return {
    reply,
    note: () => {
      for (const note of read) note()
    },
  }
}

/** The first page: asked for again, or, where a button had opened the list, the one with nothing before it. */
const firstOf = async ({ offered, ctx }: Situation, { asked, shown }: Last): Promise<Opened | null> => {
  if (offered.commandOf(asked.intent))
    return opened(ctx, here => performAgain(offered, here, asked, saidAgain(asked)))
  let page: Opened | null = null
  // Where the page that is shown is the first, the one behind it leads back to it.
  let turn = shown?.previous ?? shown?.next
  for (let pages = 0; turn && pages <= pagesMax; pages += 1) {
    const value = turn
    page = await opened(ctx, here => pressAgain(offered, here, value))
    turn = page.reply.shown?.previous
  }
  return page
}
