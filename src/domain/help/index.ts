import { helpCard } from '#cards/shell/help.ts'
import { welcomeCard } from '#cards/shell/welcome.ts'
import { type Actor, roleWords } from '#core/actor.ts'
import { scopeWords } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import { type Command, command, defineNoun, type Noun } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { show } from '#core/reply.ts'
import type { Slots } from '#core/slots.ts'
import { welcomeDue } from '#domain/people/index.ts'
import { handOn } from './hand-on.ts'
import { outside } from './outside.ts'

/** Sentences offered as buttons under the help, and in the welcome. */
const triesMax = 4
const triesOfOneNoun = 3

/** The help over a roll-call: what this person may do here, and nothing else; also the welcome. */
export const helpOver = (nouns: readonly Noun[]): Noun =>
  defineNoun({
    name: 'help',
    title: '帮助',
    commands: [
      command({
        intent: 'help.show',
        phrases: [
          '怎么玩',
          '我能查什么',
          '在吗，能帮我做什么',
          '你好',
          '你会做什么',
          '你能干啥',
          '有什么功能',
          '怎么用你',
          '我能问你什么',
          '有哪些命令',
          '教教我怎么操作',
          '你是谁',
        ],
        words: ['帮助', '怎么用', '菜单', '能做什么', 'help', 'menu'],
        summary: '看看在这里能办哪些事',
        example: '帮助',
        allow: everyone,
        run: async (ctx, said) => show(drawn(ctx, nouns, said.rest)),
      }),
      outside,
    ],
    actions: [handOn],
    jobs: [],
    undo: {},
    events: { 'request.handedOn': '转交了一件事' },
    hears: {
      entered: async (ctx, inbound) => {
        const name = await welcomeDue(ctx, inbound)
        return name === null
          ? null
          : show(welcomeCard({ county: ctx.county.name, name, tries: tries(ctx, nouns) }))
      },
    },
  })

/** Everything, or what was asked about, and then also how people say it. */
const drawn = (ctx: Context, nouns: readonly Noun[], asked: string) => {
  const here = nouns.filter(noun => openHere(ctx, noun).length > 0)
  const meant = here.filter(noun => isAskedFor(noun, asked))
  const shown = meant.length > 0 ? meant : here
  const [first] = here
  return helpCard({
    who: whoWords(ctx.actor),
    where: scopeWords[ctx.chat.scope],
    sections: shown.map(noun => ({
      title: titleOf(noun),
      entries: openHere(ctx, noun).map(one => entryOf(one, meant.length > 0)),
    })),
    more: meant.length === 0 && first ? `想看怎么说，发“帮助 ${titleOf(first)}”。` : undefined,
    tries: tries(ctx, shown).map(one => one.text),
  })
}

const titleOf = ({ title, name }: Noun): string => title ?? name

const isAskedFor = (noun: Noun, asked: string): boolean => asked.includes(titleOf(noun))

/** The commands of a noun that this person may use in this chat. */
const openHere = (ctx: Context, noun: Noun): readonly Command[] =>
  noun.commands.filter(({ allow }) => allow.check({ actor: ctx.actor, chat: ctx.chat }) === null)

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

/** Examples that can be said by tapping: the first ones of each noun, none that needs a colleague's name. */
const tries = (ctx: Context, nouns: readonly Noun[]) =>
  nouns
    .flatMap(noun =>
      openHere(ctx, noun)
        .filter(({ example }) => !example.includes('@'))
        .slice(0, triesOfOneNoun),
    )
    .slice(0, triesMax)
    .map(({ example, summary }) => ({ text: example, summary }))

const whoWords = (actor: Actor): string =>
  actor.kind === 'system'
    ? actor.name
    : [actor.name, ...new Set(actor.grants.map(grant => roleWords[grant.role]))].join('，')
