import { z } from 'zod'
import { helpCard } from '#cards/shell/help.ts'
import { helpOverview } from '#cards/shell/help-overview.ts'
import { type Actor, roleWords } from '#core/actor.ts'
import { scopeWords } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import { type Command, type Noun, onPress } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { type Reply, show } from '#core/reply.ts'
import type { Slots } from '#core/slots.ts'

/** Sentences offered as buttons under the help, and in the welcome. */
const triesMax = 4
const triesOfOneNoun = 3

/** Up to here all is told at once; beyond, matter by matter. */
const entriesMax = 12

/** The commands of a noun that this person may use in this chat. */
type Group = { readonly noun: Noun; readonly open: readonly Command[] }

/** What may be done here, noun by noun; a noun that offers this person nothing is left out. */
const groupsHere = (ctx: Context, nouns: readonly Noun[]): readonly Group[] =>
  nouns
    .map(noun => ({
      noun,
      open: noun.commands.filter(({ allow }) => allow.check({ actor: ctx.actor, chat: ctx.chat }) === null),
    }))
    .filter(({ open }) => open.length > 0)

/** The help on what was asked about: a noun by its title, a command by its word; without either, on everything. */
export const helpOn = (ctx: Context, nouns: readonly Noun[], asked: string): Reply => {
  const groups = groupsHere(ctx, nouns)
  const meant = groups.filter(group => isAskedFor(group, asked))
  return show(meant.length > 0 ? groupCard(ctx, meant, groups) : overview(ctx, groups))
}

const overview = (ctx: Context, groups: readonly Group[]) => {
  const said = { ...spokenTo(ctx), tries: triesIn(groups).map(({ text }) => text) }
  const count = groups.reduce((sum, { open }) => sum + open.length, 0)
  return count <= entriesMax
    ? helpCard({ ...said, sections: groups.map(group => sectionOf(group, false)), groups: [] })
    : helpOverview({
        ...said,
        groups: groups.map(({ noun, open }) => ({
          ...refOf(noun),
          words: open.map(({ words }) => words[0]),
        })),
      })
}

/** One noun's commands whole, and the way to the others. */
const groupCard = (ctx: Context, meant: readonly Group[], groups: readonly Group[]) =>
  helpCard({
    ...spokenTo(ctx),
    sections: meant.map(group => sectionOf(group, true)),
    groups: groups.filter(group => !meant.includes(group)).map(({ noun }) => refOf(noun)),
    tries: triesIn(meant).map(({ text }) => text),
  })

/** A tap on a noun. In a group the card stays its owner's, and the answer is a message of its own. */
export const openGroup = (nouns: readonly Noun[]) =>
  onPress({
    name: 'help.group',
    allow: everyone,
    bound: z.object({ noun: z.string({ error: '这张卡片不完整，请重新发“帮助”。' }).max(40) }),
    run: async (ctx, { noun }) => {
      const groups = groupsHere(ctx, nouns)
      const meant = groups.filter(group => group.noun.name === noun)
      const reply = show(meant.length > 0 ? groupCard(ctx, meant, groups) : overview(ctx, groups))
      return ctx.chat.scope === 'private' ? reply : { ...reply, anew: true }
    },
  })

const titleOf = ({ title, name }: Noun): string => title ?? name

const refOf = (noun: Noun) => ({ noun: noun.name, title: titleOf(noun) })

const isAskedFor = ({ noun, open }: Group, asked: string): boolean =>
  asked.includes(titleOf(noun)) || open.some(({ words }) => words.includes(asked.trim()))

const sectionOf = ({ noun, open }: Group, withWays: boolean) => ({
  title: titleOf(noun),
  entries: open.map(one => entryOf(one, withWays)),
})

const entryOf = ({ words, summary, example, phrases = [], slots = {} }: Command, withWays: boolean) => ({
  words: words[0],
  summary,
  example,
  ways: withWays ? phrases.slice(0, waysMax).map(phrase => spelled(phrase, slots)) : undefined,
})

/** Ways to say it that are shown of one command. */
const waysMax = 3

/** {township}有哪些工作站 as people read it: 〈乡镇〉有哪些工作站. */
const spelled = (phrase: string, slots: Slots): string =>
  phrase.replace(/\{(\w+)\}/g, (_whole, name: string) => `〈${slots[name]?.title ?? '…'}〉`)

/** Sentences to try: of everything this person may do here. */
export const tries = (ctx: Context, nouns: readonly Noun[]) => triesIn(groupsHere(ctx, nouns))

/** Examples that can be said by tapping: the first ones of each noun, none that needs a colleague's name. */
const triesIn = (groups: readonly Group[]) =>
  groups
    .flatMap(({ open }) => open.filter(({ example }) => !example.includes('@')).slice(0, triesOfOneNoun))
    .slice(0, triesMax)
    .map(({ example, summary }) => ({ text: example, summary }))

const spokenTo = (ctx: Context) => ({ who: whoWords(ctx.actor), where: scopeWords[ctx.chat.scope] })

const whoWords = (actor: Actor): string =>
  actor.kind === 'system'
    ? actor.name
    : [actor.name, ...new Set(actor.grants.map(grant => roleWords[grant.role]))].join('，')
