import { welcomeCard } from '#cards/shell/welcome.ts'
import { command, defineNoun, type Noun } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { show } from '#core/reply.ts'
import { welcomeDue } from '#domain/people/index.ts'
import { helpOn, openGroup, tries } from './groups.ts'
import { handOn } from './hand-on.ts'
import { outside } from './outside.ts'
import { askingForHelp } from './phrases.ts'

/** The help over a roll-call: what this person may do here, and nothing else; also the welcome. */
export const helpOver = (nouns: readonly Noun[]): Noun =>
  defineNoun({
    name: 'help',
    title: '帮助',
    commands: [
      command({
        intent: 'help.show',
        phrases: askingForHelp,
        words: ['帮助', '怎么用', '菜单', '能做什么', 'help', 'menu'],
        summary: '看看在这里能办哪些事',
        example: '帮助',
        allow: everyone,
        run: async (ctx, said) => helpOn(ctx, nouns, said.rest),
      }),
      outside,
    ],
    actions: [handOn, openGroup(nouns)],
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
