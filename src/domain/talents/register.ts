import { z } from 'zod'
import type { Card } from '#cards/kit/card.ts'
import { recordCard } from '#cards/talents/record.ts'
import { type RegisterValues, registerForm } from '#cards/talents/register-form.ts'
import type { Context } from '#core/context.ts'
import { within } from '#core/data-class.ts'
import { optionsOf } from '#core/dictionary.ts'
import { command, onSubmit, type Said } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply, show } from '#core/reply.ts'
import { meet } from '#domain/people/index.ts'
import type { Ref } from '#domain/steps/index.ts'
import { birthWords } from './birth.ts'
import { categories, educations, levels, sources } from './dictionary.ts'
import { likenessSentence, twinsOf } from './duplicates.ts'
import { talentNumber } from './number.ts'
import { recording } from './phrases/recording.ts'
import { classOf, isSelf, mayRegister, registersOthers } from './policy.ts'
import { nameIn, registrationIn } from './prefilled.ts'
import { cardFor, facingTruth, inPrivate, recordButton, rowAt, went } from './pressing.ts'
import { fieldNames, findTalent, type TalentRow } from './record.ts'
import { registering } from './record-slots.ts'
import { NewTalent } from './schema.ts'
import { discardDraft } from './verbs/leave.ts'
import {
  editDraft,
  reenterTalent,
  registerTalent,
  resubmitTalent,
  reviseTalent,
  submitTalent,
} from './verbs/register.ts'
import { viewOf } from './view.ts'

/** `登记` or `登记 姓名 [@本人]`: one's own record, or somebody else's for those who may. */
export const openRegister = command({
  intent: 'talent.add',
  phrases: recording['talent.add'],
  slots: registering,
  writes: true,
  words: ['登记', '人才 新增', 'talent add', 'register'],
  summary: '登记人才：本人登记，或替他人登记',
  example: '登记 杨春兰',
  allow: mayRegister,
  run: async (ctx, said) => privately(ctx.chat, await opened(ctx, said), '登记表已私聊发您。'),
})

const opened = async (ctx: Context, said: Said): Promise<Reply> => {
  const [mention] = said.mentions
  const name = nameIn(said) ?? mention?.name ?? ''
  const values = registrationIn(said)
  if (isForSelf(ctx, name, mention?.openId)) return openOwn(ctx, name, values)
  const account = mention ? await accountOf(ctx, mention) : null
  if (account?.talentId) return alreadyThere(account.talentId)
  return ask(registerForm, formFor('behalf', { name, ...values }, null, account?.personId ?? null))
}

const selfWords = ['本人', '我', '自己', 'me']

/** Whoever may register nobody else registers himself, whatever name he types. */
const isForSelf = ({ actor }: Context, name: string, mentioned: string | undefined): boolean => {
  if (actor.kind !== 'person') return false
  if (!registersOthers(actor) || mentioned === actor.openId) return true
  return (
    mentioned === undefined && (selfWords.includes(name) || (name === actor.name && actor.talentId === null))
  )
}

const openOwn = async (ctx: Context, typed: string, values: RegisterValues): Promise<Reply> => {
  const { actor } = ctx
  if (actor.kind !== 'person') return notFound('登记人')
  const own = await ctx.db.talent.findUnique({ where: { personId: actor.personId } })
  const row = own && (await findTalent(ctx.db, own.id))
  if (row) return show(await cardFor(ctx, row, '您已经登记过，这是目前的情况。'))
  const name = typed === '' || selfWords.includes(typed) ? actor.name : typed
  return ask(registerForm, formFor('self', { name, ...values }, null))
}

const accountOf = async (ctx: Context, mention: { openId: string; name: string }) => {
  const { person } = await meet(ctx, { ...mention, chatId: null, chatType: null })
  return person
}

type Mode = 'self' | 'behalf' | 'draft' | 'fix' | 'revise' | 'reenter'

const texts: Readonly<Record<Mode, { heading: string; words: string; submit: string }>> = {
  self: {
    heading: '登记本人信息',
    words: '请填写您自己的信息，带星号的必填。提交后看告知书，点“同意”才送审核。',
    submit: '提交',
  },
  behalf: {
    heading: '登记人才',
    words: '替他人登记：提交后由本人确认同意，再送审核。带星号的必填。',
    submit: '提交',
  },
  draft: { heading: '修改草稿', words: '改好后保存，再决定是否提交。', submit: '保存' },
  fix: {
    heading: '补正登记信息',
    words: '请按补正要求修改，其余内容不用动。身份证号留空表示不变。',
    submit: '提交补正',
  },
  revise: { heading: '修改后重报', words: '请按退回原因修改后重新报送。', submit: '重新报送' },
  reenter: { heading: '重新登记', words: '沿用原来的编号，请核对并补全信息。', submit: '提交' },
}

const formFor = (mode: Mode, values: RegisterValues, ref: Ref | null, personId: number | null = null): Card =>
  registerForm({
    ...texts[mode],
    values,
    bound: { mode, id: ref?.id ?? null, version: ref?.version ?? null, person: personId },
    options: {
      categories: optionsOf(categories),
      levels: optionsOf(levels),
      educations: optionsOf(educations),
      sources: optionsOf(sources),
    },
  })

const alreadyThere = (id: number): never =>
  refuse(
    `这位同志已经登记过，编号${talentNumber(id)}。`,
    '一个人只有一条人才记录。',
    `查看请发“${talentNumber(id)}”，改信息请发“更正 ${talentNumber(id)}”。`,
  )

const Bound = z.object({
  mode: z.enum(['self', 'behalf', 'draft', 'fix', 'revise', 'reenter'], {
    error: '这张卡片不完整，请重新打开。',
  }),
  id: z.number().nullable(),
  version: z.number().nullable(),
  person: z.number().nullable(),
})

type Bound = z.output<typeof Bound>

const submitRegistration = onSubmit(registerForm, {
  allow: inPrivate,
  input: NewTalent,
  bound: Bound,
  run: (ctx, input, bound) => facingTruth(ctx, () => submitted(ctx, input, bound)),
})

const submitted = async (ctx: Context, input: NewTalent, bound: Bound): Promise<Reply> => {
  if (bound.mode === 'self') return registered(ctx, await registerTalent(ctx, input, { self: true }))
  if (bound.mode === 'behalf')
    return registered(ctx, await registerTalent(ctx, input, { self: false, personId: bound.person }))
  const ref = { id: bound.id ?? 0, version: bound.version ?? 0 }
  const row = await amendments[bound.mode](ctx, ref, input)
  return bound.mode === 'draft' ? done('已保存', await draftCard(ctx, row)) : went(ctx, '已提交', row)
}

const amendments = {
  draft: editDraft,
  fix: resubmitTalent,
  revise: reviseTalent,
  reenter: reenterTalent,
} as const

const registered = async (ctx: Context, row: TalentRow): Promise<Reply> => {
  if (row.state === 'draft') return done('已存为草稿，请先核对重复', await draftCard(ctx, row))
  return went(ctx, `已登记，编号${talentNumber(row.id)}`, row)
}

/** A draft that looks like other records says which, as far as the officer may know them. */
const draftCard = async (ctx: Context, row: TalentRow): Promise<Card> => {
  const twins = await twinsOf(ctx.db, row)
  if (twins.length === 0) return cardFor(ctx, row)
  const said = twins.map(twin => {
    const known = within('P1', classOf(ctx.actor, ctx.chat.scope, twin.row))
    const who = known
      ? `${talentNumber(twin.row.id)} ${twin.row.name}`
      : `${talentNumber(twin.row.id)}（不在您的范围内）`
    return `${who}：${likenessSentence(twin.likenesses)}`
  })
  const ref = { id: row.id, version: row.version }
  return recordCard({
    title: '疑似重复，请先核对',
    record: viewOf(row, ctx.vault),
    words: `可能已经登记过：${said.join('；')}。`,
    note: '不是同一人就提交，人才办核验时会再核对；是同一人就作废。',
    buttons: [
      { text: '不是同一人，提交', do: 'talents.submit', value: ref, tone: 'primary' },
      { text: '修改', do: 'talents.openDraft', value: ref },
      {
        text: '作废',
        do: 'talents.discard',
        value: ref,
        tone: 'danger',
        confirm: '草稿作废，内容删除。确定吗？',
      },
    ],
  })
}

/** What stands in a record, as the form's fields want it. */
const valuesOf = (ctx: Context, row: TalentRow): RegisterValues => ({
  name: row.name,
  place: placeTyped(row),
  fields: fieldNames(row).join('、'),
  category: row.category,
  source: row.source,
  ...(row.title === null ? {} : { title: row.title }),
  ...(row.education === null ? {} : { education: row.education }),
  ...(row.levelClaimed === null ? {} : { level: row.levelClaimed }),
  ...(row.craft === null ? {} : { craft: row.craft }),
  ...(row.product === null ? {} : { product: row.product }),
  ...(row.householdsLed === null ? {} : { householdsLed: String(row.householdsLed) }),
  ...(row.phoneSealed === null ? {} : { phone: ctx.vault.open(row.phoneSealed) }),
  ...(row.bornSealed === null ? {} : { born: birthWords(ctx.vault.open(row.bornSealed)) }),
  ...(row.idSealed === null || !isSelf(ctx.actor, row) ? {} : { idNumber: ctx.vault.open(row.idSealed) }),
})

const placeTyped = (row: TalentRow): string =>
  row.unit?.name ?? (row.village ? row.village.township.name + row.village.name : (row.township?.name ?? ''))

const reopening = (name: string, mode: Mode) =>
  recordButton(name, async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    noteIfOther(ctx, row)
    return ask(registerForm, formFor(mode, valuesOf(ctx, row), ref))
  })

// The form shows phone and month of birth in clear, so that they can be put right; the identity number only to the person himself.
const noteIfOther = (ctx: Context, row: TalentRow): void => {
  if (!isSelf(ctx.actor, row) && (row.phoneSealed ?? row.bornSealed) !== null)
    ctx.noteReading({ talentId: row.id, dataClass: 'P2', why: '补正登记信息' })
}

export const registerActions = [
  submitRegistration,
  reopening('openDraft', 'draft'),
  reopening('openFix', 'fix'),
  reopening('openRevise', 'revise'),
  reopening('openReenter', 'reenter'),
  recordButton('submit', async (ctx, ref) => {
    const row = await submitTalent(ctx, ref)
    return went(ctx, '已提交，等待本人确认', row)
  }),
  recordButton('discard', async (ctx, ref) => went(ctx, '草稿已作废', await discardDraft(ctx, ref))),
]
