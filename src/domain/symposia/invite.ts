import { z } from 'zod'
import type { Option } from '#cards/kit/fields.ts'
import { inviteForm } from '#cards/symposia/invite-form.ts'
import type { Context } from '#core/context.ts'
import { optionalWords } from '#core/form-input.ts'
import { command, onSubmit, type Said } from '#core/handlers.ts'
import { ask, privately, type Reply } from '#core/reply.ts'
import { Ref } from '#domain/steps/index.ts'
import { placeWords, talentNumber } from '#domain/talents/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { talentsIn, unitsIn } from './inputs.ts'
import { symposiumMeant } from './meant.ts'
import { phrases } from './phrases/planning.ts'
import { mayPlan } from './policy.ts'
import { symposiumPress } from './pressing.ts'
import type { SymposiumRow } from './record.ts'
import { inviting } from './slots.ts'
import { addGuests } from './verbs/answer.ts'
import { inviteGuests } from './verbs/plan.ts'
import { viewOf } from './view.ts'

const { facingTruth, recordButton, rowAt, went } = symposiumPress

/** People offered to be ticked, at most. */
const foundMax = 20

/** `ZT-3请茶叶方面的高级人才和县农业农村局`: the form with whoever was found and named in it. */
export const openInvite = command({
  intent: 'symposium.invite',
  phrases: phrases['symposium.invite'],
  slots: inviting,
  writes: true,
  words: ['邀请座谈', '座谈 邀请', '座谈会 邀请', '添加受邀人', 'symposium invite'],
  summary: '按条件或按姓名添加座谈会的受邀人',
  example: '邀请座谈 ZT-3 茶叶 高级',
  allow: mayPlan.inChats('private', 'office'),
  run: async (ctx, said) => {
    const meant = await symposiumMeant(ctx, said, { state: { in: ['planned', 'invited'] } })
    if ('which' in meant) return meant.which
    return privately(ctx.chat, await opened(ctx, meant.row, wantedIn(said)), '邀请表已私聊发您。')
  },
})

type Wanted = {
  readonly names: readonly string[]
  readonly units: readonly string[]
  readonly fields: readonly { readonly id: number; readonly name: string }[]
  readonly townships: readonly { readonly id: number; readonly name: string }[]
  readonly levels: readonly { readonly value: string; readonly words: string }[]
}

const nothing: Wanted = { names: [], units: [], fields: [], townships: [], levels: [] }

const wantedIn = ({ slots, mentions }: Said): Wanted => ({
  names: [
    ...mentions.map(({ name }) => name),
    ...(slots.expert ?? []).flatMap(value => (value.kind === 'person' ? [value.name] : [])),
  ],
  units: (slots.unit ?? []).flatMap(value => (value.kind === 'unit' ? [value.name] : [])),
  fields: (slots.field ?? []).flatMap(value => (value.kind === 'field' ? [value] : [])),
  townships: (slots.township ?? []).flatMap(value => (value.kind === 'township' ? [value] : [])),
  levels: (slots.level ?? []).flatMap(value => (value.kind === 'choice' ? [value] : [])),
})

const opened = async (ctx: Context, row: SymposiumRow, wanted: Wanted): Promise<Reply> => {
  const search = await find(ctx, row, wanted)
  return ask(
    inviteForm,
    inviteForm({
      symposium: viewOf(row, true),
      words: search.words,
      found: search.found,
      guests: wanted.names.join('、') || undefined,
      units: wanted.units.join('、') || undefined,
      bound: { id: row.id, version: row.version },
    }),
  )
}

/** Experts of the register who fit all that was asked and are not on the list yet. */
const find = async (
  ctx: Context,
  row: SymposiumRow,
  { fields, townships, levels }: Wanted,
): Promise<{ readonly words: string; readonly found: readonly Option[] }> => {
  const asked = [...fields, ...townships].map(({ name }) => name).concat(levels.map(({ words }) => words))
  if (asked.length === 0)
    return {
      words: '写上姓名，或者说条件再找，例如“邀请座谈 ZT-3 茶叶 高级”。',
      found: [],
    }
  const where: Prisma.TalentWhereInput = {
    state: { in: ['verified', 'annual_due'] },
    id: { notIn: row.guests.flatMap(({ talentId }) => (talentId === null ? [] : [talentId])) },
    ...(fields.length > 0 ? { fields: { some: { fieldId: { in: fields.map(({ id }) => id) } } } } : {}),
    ...(levels.length > 0 ? { level: { in: levels.map(({ value }) => value) } } : {}),
    ...(townships.length > 0 ? within(townships.map(({ id }) => id)) : {}),
  }
  const [talents, total] = await Promise.all([
    ctx.db.talent.findMany({
      where,
      include: { unit: true, township: true, village: { include: { township: true } } },
      orderBy: { id: 'asc' },
      take: foundMax,
    }),
    ctx.db.talent.count({ where }),
  ])
  const more = total > talents.length ? `，列出前${talents.length}位` : ''
  return {
    words:
      total === 0
        ? `按“${asked.join('、')}”没有找到名单外的人。`
        : `按“${asked.join('、')}”找到${total}位${more}。`,
    found: talents.map(one => ({
      text: `${talentNumber(one.id)} ${one.name}（${placeWords(one)}）`,
      value: String(one.id),
    })),
  }
}

const within = (townships: readonly number[]): Prisma.TalentWhereInput => ({
  OR: [{ townshipId: { in: [...townships] } }, { village: { townshipId: { in: [...townships] } } }],
})

/** What a select of several answers: nothing, one value or a list, as numbers. */
export const numbersPicked = z.preprocess(
  value =>
    Array.isArray(value) ? value : value === undefined || value === null || value === '' ? [] : [value],
  z.array(z.coerce.number({ error: '请从列表里选。' }).int({ error: '请从列表里选。' })),
)

export const inviteActions = [
  recordButton('openAdd', async (ctx, ref) => opened(ctx, await rowAt(ctx, ref), nothing)),
  onSubmit(inviteForm, {
    allow: mayPlan.inChats('private'),
    input: z.object({
      found: numbersPicked,
      guests: optionalWords('要加的专家', 600),
      units: optionalWords('参会单位', 200),
    }),
    bound: Ref,
    run: (ctx, { found, guests, units }, ref) =>
      facingTruth(ctx, async () =>
        went(
          ctx,
          '已加入名单',
          await addGuests(ctx, ref, {
            talentIds: [...found, ...(await talentsIn(ctx, guests))],
            unitIds: await unitsIn(ctx, units),
          }),
        ),
      ),
  }),
  recordButton('invite', async (ctx, ref) => went(ctx, '邀请已发出', await inviteGuests(ctx, ref))),
]
