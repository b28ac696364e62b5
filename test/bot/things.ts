import { z } from 'zod'
import { button } from '#cards/kit/buttons.ts'
import { card, paragraph } from '#cards/kit/card.ts'
import { type Command, command, onPress } from '#core/handlers.ts'
import { everyone, may } from '#core/permission.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, say, show, stale } from '#core/reply.ts'
import { Unavailable } from '#core/unavailable.ts'
import { nounOf } from './support.ts'

/** What the noun below was asked to do, since the last {@link forget}. */
export const ran: unknown[] = []

export const forget = (): void => {
  ran.length = 0
}

const confirm = () =>
  card(
    { title: '请确认', tone: 'info' },
    paragraph('确认登记？'),
    button({ text: '确认', do: 'things.confirm', value: { id: 3 } }),
  )

const cmd = (word: string, run: Command['run'], allow = everyone) =>
  command({ intent: `thing.${word}`, words: [word], summary: `${word}的用处`, example: word, allow, run })

class AlreadyChanged extends Error {
  readonly subject = 'RC-7'
  override readonly name = 'AlreadyChanged'
}

/** A noun that does whatever a noun may do. */
export const things = nounOf({
  commands: [
    cmd('登记', async (_ctx, said) => {
      ran.push(said)
      return ask({ name: 'things.confirm' }, confirm())
    }),
    cmd('核验', async () => say('核验了'), may('talent.verify')),
    cmd('群里', async ctx => privately(ctx.chat, show(confirm()))),
    cmd('拒绝', async () => refuse('没有找到。', '编号不对。', '请核对。')),
    cmd('出错', async () => {
      throw new Error('a secret of the inside')
    }),
    cmd('断线', async () => {
      throw new Unavailable('down')
    }),
    cmd('重复', async () => {
      throw new AlreadyChanged()
    }),
    cmd('帮助', async () => say('帮助在这里')),
  ],
  actions: [
    onPress({
      name: 'things.confirm',
      allow: everyone,
      bound: z.object({ id: z.number('请从卡片上点。') }),
      run: async (_ctx, { id }) => {
        ran.push(id)
        return done('办好了', confirm())
      },
    }),
    onPress({
      name: 'things.verify',
      allow: may('talent.verify'),
      bound: z.object({}),
      run: async () => done('好'),
    }),
    onPress({
      name: 'things.refuse',
      allow: everyone,
      bound: z.object({}),
      run: async () => refuse('状态变了。', '已经核验。', '不用再办。'),
    }),
    onPress({ name: 'things.stale', allow: everyone, bound: z.object({}), run: async () => stale('变了') }),
    onPress({
      name: 'things.break',
      allow: everyone,
      bound: z.object({}),
      run: async () => {
        throw new Error('a secret of the inside')
      },
    }),
  ],
})
