import { z } from 'zod'
import { noteForm } from '#cards/symposia/note-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, typed, words } from '#core/form-input.ts'
import { command, onPress, onSubmit } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { noting, opinionKinds } from './dictionary.ts'
import { symposiumMeant } from './meant.ts'
import { phrases } from './phrases/attending.ts'
import { mayPlan } from './policy.ts'
import { opinionPress, symposiumPress } from './pressing.ts'
import { guestName, opinionNumber, type SymposiumRow, symposiumNumber } from './record.ts'
import { saying } from './slots.ts'
import { kindIn } from './split.ts'
import { correctOpinion, noteOpinion } from './verbs/note.ts'

const { cardFor: symposiumCard, rowSeen } = symposiumPress
const { cardFor, facingTruth, recordButton, rowAt } = opinionPress

/** `记一条座谈意见，杨春兰建议办制茶夜校`: the form with speaker, kind and words in it. */
export const openNote = command({
  intent: 'opinion.add',
  phrases: phrases['opinion.add'],
  slots: saying,
  writes: true,
  words: ['记意见', '建议 新增', '记座谈意见', '记一条意见', 'opinion add'],
  summary: '记下座谈会上的一条意见',
  example: '记意见 ZT-3 杨春兰建议办制茶夜校',
  allow: mayPlan.inChats('private', 'office'),
  run: async (ctx, said) => {
    const meant = await symposiumMeant(ctx, said, { state: { in: [...noting] } })
    if ('which' in meant) return meant.which
    const { row } = meant
    const [expert] = said.slots.expert ?? []
    const [text] = said.slots.text ?? []
    const speaker = row.guests.find(guest => expert?.kind === 'person' && guestName(guest) === expert.name)
    const spoken = text?.kind === 'text' ? text.text : undefined
    return privately(ctx.chat, writing(row, { speaker: speaker?.id, text: spoken }), '记录表已私聊发您。')
  },
})

const writing = (
  row: SymposiumRow,
  known: { readonly speaker?: number | undefined; readonly text?: string | undefined } = {},
): Reply => {
  const came = row.guests.filter(({ attended, answer }) => attended ?? answer !== 'no')
  if (came.length === 0)
    return refuse('名单上没有到会的人。', '意见要记在到会的人名下。', '请先写纪要，登记谁到会。')
  return ask(
    noteForm,
    noteForm({
      title: '记一条意见',
      subtitle: `${symposiumNumber(row.id)} ${row.topic}`,
      speakers: came.map(guest => ({ text: guestName(guest), value: String(guest.id) })),
      speaker: known.speaker === undefined ? undefined : String(known.speaker),
      kinds: [...optionsOf(opinionKinds)],
      kind: known.text === undefined ? undefined : kindIn(known.text),
      text: known.text,
      hidden: false,
      submit: '记下',
      bound: { symposium: row.id, id: null, version: null },
    }),
  )
}

const whole = z.number({ error: '这张卡片不完整，请重新打开。' }).int()

/** What a box of a form answers. */
export const ticked = z.preprocess(value => value === true || value === 'true', z.boolean())

export const notingActions = [
  onPress({
    name: 'opinions.openNote',
    allow: mayPlan.inChats('private'),
    bound: z.object({ symposium: whole }),
    run: async (ctx, { symposium }) => ({ ...writing(await rowSeen(ctx, symposium)), anew: true }),
  }),
  onSubmit(noteForm, {
    allow: mayPlan.inChats('private'),
    input: z.object({
      speaker: z.preprocess(
        typed,
        z.coerce.number({ error: '请选择是谁提的。' }).int().min(1, { error: '请选择是谁提的。' }),
      ),
      kind: choice('类别', opinionKinds),
      text: words('内容', 500, 4),
      hidden: ticked,
    }),
    bound: z.object({ symposium: whole, id: whole.nullable(), version: whole.nullable() }),
    run: (ctx, { speaker, kind, text, hidden }, { symposium, id, version }) =>
      facingTruth(ctx, async () => {
        const remark = { guestId: speaker, kind, text, hidden }
        if (id === null || version === null) return noted(ctx, symposium, remark)
        const row = await correctOpinion(ctx, { id, version }, remark)
        return done('已改正', await cardFor(ctx, row))
      }),
  }),
  recordButton('openCorrect', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    const symposium = await rowSeen(ctx, row.symposiumId)
    return ask(
      noteForm,
      noteForm({
        title: '改正记录',
        subtitle: `${opinionNumber(row.id)} ${symposium.topic}`,
        speakers: symposium.guests.map(guest => ({ text: guestName(guest), value: String(guest.id) })),
        speaker: String(row.guestId),
        kinds: [...optionsOf(opinionKinds)],
        kind: row.kind,
        text: ctx.vault.open(row.text),
        hidden: row.hidden,
        submit: '改正',
        bound: { symposium: row.symposiumId, id: row.id, version: row.version },
      }),
    )
  }),
]

/** Written down; the symposium's card comes back, from which the next one is noted. */
const noted = async (
  ctx: Context,
  symposiumId: number,
  remark: Parameters<typeof noteOpinion>[2],
): Promise<Reply> => {
  const opinion = await noteOpinion(ctx, symposiumId, remark)
  const reply = done(
    `已记下，编号${opinionNumber(opinion.id)}`,
    await symposiumCard(ctx, await rowSeen(ctx, symposiumId), '记下了一条意见，可以接着记。'),
  )
  return { ...reply, shown: { items: [opinionNumber(opinion.id)] } }
}
