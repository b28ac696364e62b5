import { z } from 'zod'
import { addForm } from '#cards/grievances/add-form.ts'
import { receiptCard } from '#cards/grievances/receipt.ts'
import type { Card } from '#cards/kit/card.ts'
import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, optionalWords, words } from '#core/form-input.ts'
import { command, onSubmit, type Said } from '#core/handlers.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { type GrievanceKind, kinds, open, states } from './dictionary.ts'
import { contactFor } from './from-contact.ts'
import { grievanceNumber } from './number.ts'
import { telling } from './phrases/telling.ts'
import { maySubmit, rowsSeen, runsThings } from './policy.ts'
import { findGrievance, type GrievanceRow, kindOf, stateOf } from './record.ts'
import { atWork, dutyFor } from './route.ts'
import { sentences } from './settings.ts'
import { adding } from './slots.ts'
import { isKind, suggested } from './suggest.ts'
import { submitGrievance } from './verbs/submit.ts'
import { kindWords, personWords } from './view.ts'
import { mayBeBehalf, talentOf } from './whom.ts'

/** `我想反映个事，宿舍漏水没人管`: the form with everything understood already in it; in a group never the text. */
export const openAdd = command({
  intent: 'grievance.add',
  phrases: telling['grievance.add'],
  slots: adding,
  writes: true,
  words: ['反映诉求', '提诉求', '反映', '提交诉求', '诉求 新增', '诉求 登记', '登记诉求', 'grievance add'],
  summary: '反映生活、工作上的困难和诉求',
  example: '反映诉求 宿舍漏水，报修三次没人管',
  allow: maySubmit,
  run: async (ctx, said) =>
    privately(ctx.chat, await opened(ctx, said), '诉求不在群里谈，已私聊回复您；群里刚才的话，建议您撤回。'),
})

export const opened = async (ctx: Context, said: Said): Promise<Reply> => {
  const text = textIn(said)
  const [kind] = said.slots.kind ?? []
  const guessed = suggested(text ?? '').kind
  const whom = behalfIn(ctx, said)
  return ask(
    addForm,
    addForm({
      text,
      kinds: [...optionsOf(kinds)],
      kind:
        kind?.kind === 'choice' && isKind(kind.value) && guessed === 'other'
          ? kind.value
          : kindShown(text, guessed),
      whom,
      mayBeBehalf: mayBeBehalf(ctx),
      hints: whom === undefined ? await hintsFor(ctx, ownTalent(ctx), guessed) : [],
      bound: { contact: null },
    }),
  )
}

/** Nothing is chosen for somebody who has said nothing yet. */
const kindShown = (text: string | undefined, guessed: GrievanceKind): GrievanceKind | undefined =>
  text === undefined ? undefined : guessed

const ownTalent = ({ actor }: Context): number | null => (actor.kind === 'person' ? actor.talentId : null)

const lead =
  /^(?:我想|我要|我来|想|要)?(?:说一下|反映|投诉|提交?|登记?)(?:一?个|一?件|一下)?(?:诉求|事情?|情况|问题|困难)?[，,：:。\s]+/

/** What is left of the sentence once the asking itself is taken away. */
const textIn = ({ rest }: Said): string | undefined => {
  const bare = rest.trim().replace(lead, '').trim()
  return /^(?:我?(?:有个?|想|要)?(?:反映|投诉|困难要反映|个?诉求|困难|提个?诉求)(?:一下)?)?$/.test(bare)
    ? undefined
    : bare
}

const behalfIn = (ctx: Context, { slots, mentions }: Said): string | undefined => {
  if (!mayBeBehalf(ctx)) return undefined
  const [person] = slots.person ?? []
  const name = person?.kind === 'person' ? person.name : mentions[0]?.name
  return name === ctx.actor.name ? undefined : name
}

/** What the same person has open already, and, for the office, how many of the kind are open. */
const hintsFor = async (
  ctx: Context,
  talentId: number | null,
  kind: GrievanceKind,
): Promise<readonly string[]> => {
  const rows =
    talentId === null
      ? []
      : await ctx.db.grievance.findMany({
          // Somebody who speaks for another learns only of cases he may see himself.
          where: { AND: [{ talentId, state: { in: [...open] } }, rowsSeen(ctx.actor)] },
          orderBy: { id: 'desc' },
          take: 3,
        })
  const own = rows.map(
    row =>
      `${row.kind === kind ? '同一类的' : '另'}有一件${kinds[kindOf(row)]}的诉求正在办：${grievanceNumber(row.id)}（${states[stateOf(row)]}）。同一件事不用重报，发“${grievanceNumber(row.id)}”补充说明就行。`,
  )
  return [...own, ...(await sameKind(ctx, kind))]
}

const sameKind = async (ctx: Context, kind: GrievanceKind): Promise<readonly string[]> => {
  if (!runsThings(ctx.actor) || kind === 'other') return []
  const count = await ctx.db.grievance.count({ where: { kind, state: { in: [...open] } } })
  return count > 0 ? [`${kinds[kind]}类正在办的还有${count}件，可以一并研究。`] : []
}

export const receipt = async (
  ctx: Context,
  row: GrievanceRow,
  hints: readonly string[] = [],
): Promise<Card> =>
  receiptCard({
    number: grievanceNumber(row.id),
    kind: kindWords(row),
    person: personWords(row, true),
    promised: row.promisedAt === null ? null : `${dateWords(row.promisedAt)}前`,
    handled: await handledWords(ctx, row),
    hints,
    buttons: [
      { text: '补充说明', do: 'grievances.openMore', value: { id: row.id, version: row.version } },
      {
        text: '撤回',
        do: 'grievances.withdraw',
        value: { id: row.id, version: row.version },
        tone: 'danger',
        confirm: '撤回以后不再办理。确定吗？',
      },
    ],
  })

const handledWords = async (ctx: Context, row: GrievanceRow): Promise<string> => {
  const duty = await dutyFor(ctx.db, row)
  if (!duty) return `${sentences.acceptedBy}，并商定由谁办理`
  const handler = atWork(duty.handler)
  return `${sentences.acceptedBy}，按责任清单由${duty.unit.name}${handler ? `（${handler.name}）` : ''}办理`
}

export const addActions = [
  onSubmit(addForm, {
    allow: maySubmit.inChats('private'),
    input: z.object({
      text: words('要反映的事', 1000, 4),
      kind: choice('类别', kinds),
      whom: optionalWords('替谁反映', 30),
      anonymous: z.preprocess(ticked, z.boolean()),
      leaderReads: z.preprocess(ticked, z.boolean()),
    }),
    bound: z.object({ contact: z.number().int().nullable().default(null) }),
    run: async (ctx, { whom, ...said }, { contact }) => {
      const talentId =
        contact === null ? await talentOf(ctx, whom) : (await contactFor(ctx, contact)).liaison.talentId
      const hints = await hintsFor(ctx, talentId, said.kind)
      const isOwn = talentId === ownTalent(ctx)
      const row = await submitGrievance(ctx, {
        ...said,
        talentId,
        channel: contact === null ? (isOwn ? 'self' : 'behalf') : 'liaison',
        contactId: contact,
      })
      const card = await receipt(ctx, (await findGrievance(ctx.db, row.id)) ?? row, hints)
      return {
        ...done(`已提交，编号${grievanceNumber(row.id)}`, card),
        shown: { items: [grievanceNumber(row.id)] },
      }
    },
  }),
]

function ticked(value: unknown): boolean {
  return value === true || value === 'true'
}
