import { z } from 'zod'
import { proposeForm } from '#cards/pairings/propose-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, optionalDay, optionalWords, words } from '#core/form-input.ts'
import { command, onSubmit, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, askWhich, done, privately, type Reply } from '#core/reply.ts'
import type { SlotValue } from '#core/slots.ts'
import { inPrivate } from '#domain/steps/index.ts'
import { oneRegistered, registeredCalled } from '#domain/talents/index.ts'
import { forms, kinds, servedBy } from './dictionary.ts'
import { heedArea, oneUnit, oneVillage } from './meant.ts'
import { doing } from './phrases/doing.ts'
import { mayPropose } from './policy.ts'
import { cardFor, recordButton, rowAt } from './pressing.ts'
import { servedWords } from './record.ts'
import { proposing } from './slots.ts'
import { type Proposal, proposePairing } from './verbs/propose.ts'

/** `提结对 杨春兰 和平村`: the form with everything understood already in it. */
export const openPropose = command({
  intent: 'pair.add',
  phrases: doing['pair.add'],
  slots: proposing,
  writes: true,
  words: ['提结对', '结对 新增', 'pair add'],
  summary: '提出一项结对，请人才和村确认',
  example: '提结对 杨春兰 和平村',
  allow: mayPropose,
  run: async (ctx, said) => {
    const named = textOf(said, 'talent') ?? textOf(said, 'person')
    const several = named === undefined ? [] : await registeredCalled(ctx, named)
    if (several.length > 1)
      return askWhich({
        slot: 'talent',
        question: `叫“${named}”的有${several.length}位，您说的是哪一位？`,
        options: several.map(({ id, words }) => ({
          value: { kind: 'id', prefix: 'RC', year: null, number: id },
          words,
        })),
      })
    return privately(ctx.chat, opened(said, several[0]?.id), '结对表已私聊发您。')
  },
})

const opened = (said: Said, talentId: number | undefined): Reply => {
  const mentee = textOf(said, 'mentee')
  const unit = textOf(said, 'unit')
  const kind = mentee ? 'mentor' : unit && !textOf(said, 'village') ? 'enterprise' : 'village'
  return openProposal({
    kind,
    talent: talentId === undefined ? (textOf(said, 'person') ?? undefined) : `RC-${talentId}`,
    served: textOf(said, 'village') ?? mentee ?? unit,
    goal: textOf(said, 'goal'),
  })
}

/** The form with what is known already; `former` is taken over from, `order` is filled by it. */
export const openProposal = ({
  kind = 'village',
  former = null,
  order = null,
  ...known
}: {
  readonly kind?: string
  readonly talent?: string | undefined
  readonly served?: string | undefined
  readonly goal?: string | undefined
  readonly former?: number | null
  readonly order?: number | null
}): Reply =>
  ask(
    proposeForm,
    proposeForm({
      kinds: [...optionsOf(kinds)],
      forms: [...optionsOf(forms)],
      form: 'service',
      kind,
      ...known,
      bound: { former, order },
    }),
  )

const textOf = ({ slots }: Said, name: string): string | undefined => {
  const [value] = slots[name] ?? []
  return value === undefined ? undefined : wordsOf(value)
}

const wordsOf = (value: SlotValue): string | undefined => {
  if (value.kind === 'id') return `${value.prefix}-${value.number}`
  if (value.kind === 'text') return value.text
  return 'name' in value ? value.name : undefined
}

/** What the form's button carries: the pairing to take over from, the order to fill. */
const Origin = z.object({
  former: z.number().int().nullable().default(null),
  order: z.number().int().nullable().default(null),
})

export const proposeActions = [
  onSubmit(proposeForm, {
    allow: mayPropose.inChats('private'),
    input: z.object({
      kind: choice('类别', kinds),
      talent: words('人才', 30),
      served: words('服务对象', 40),
      form: choice('帮扶方式', forms),
      goal: optionalWords('帮扶内容', 200),
      startsOn: optionalDay('开始日期'),
      endsOn: optionalDay('截止日期'),
    }),
    bound: Origin,
    run: async (ctx, input, { former, order }) => {
      heedTerm(input.startsOn, input.endsOn)
      const proposal: Proposal = {
        ...input,
        talentId: await oneRegistered(ctx, input.talent),
        ...(await servedIn(ctx, servedBy[input.kind], input.served)),
        origin: former === null ? (order === null ? 'office' : 'order') : 'handover',
        orderId: order,
        formerId: former,
      }
      await heedArea(ctx, proposal, '部门和乡镇只为本单位、本乡镇提出结对。')
      const row = await proposePairing(ctx, picked(proposal))
      return done('已提出，确认卡片已发给各方', await cardFor(ctx, row))
    },
  }),
  recordButton(
    'openHandOver',
    async (ctx, ref) => {
      const row = await rowAt(ctx, ref)
      return openProposal({
        kind: row.kind,
        served: row.menteeId === null ? servedWords(row) : `RC-${row.menteeId}`,
        goal: row.goal ?? undefined,
        former: row.id,
      })
    },
    inPrivate,
  ),
]

/** Only what the row keeps: the form's own words have been resolved. */
const picked = ({
  kind,
  talentId,
  villageId,
  unitId,
  menteeId,
  form,
  goal,
  ...rest
}: Proposal): Proposal => ({
  kind,
  talentId,
  villageId,
  unitId,
  menteeId,
  form,
  goal,
  startsOn: rest.startsOn,
  endsOn: rest.endsOn,
  origin: rest.origin,
  orderId: rest.orderId ?? null,
  formerId: rest.formerId ?? null,
})

const nobody = { villageId: null, unitId: null, menteeId: null }

const servedIn = async (ctx: Context, what: 'village' | 'mentee' | 'unit', typed: string) => {
  if (what === 'village') return { ...nobody, villageId: (await oneVillage(ctx, typed)).id }
  if (what === 'unit') return { ...nobody, unitId: (await oneUnit(ctx, typed)).id }
  return { ...nobody, menteeId: await oneRegistered(ctx, typed) }
}

const heedTerm = (startsOn: string | null, endsOn: string | null): void => {
  if (startsOn !== null && endsOn !== null && endsOn < startsOn)
    refuse('截止日期早于开始日期。', '期限要从早到晚。', '请核对两个日期。')
}
