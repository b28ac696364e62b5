import { extname } from 'node:path'
import { z } from 'zod'
import { addForm } from '#cards/grievances/add-form.ts'
import { attachCard } from '#cards/grievances/attach.ts'
import type { ButtonSpec } from '#cards/kit/buttons.ts'
import { isPrivate } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import type { Hears } from '#core/handlers.ts'
import { onPress } from '#core/handlers.ts'
import type { SentFile } from '#core/inbound.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { done, type Reply, sendFile, show } from '#core/reply.ts'
import { actorKey } from '#storage/audit.ts'
import { change } from '#storage/change.ts'
import { grievanceCourse } from './course.ts'
import { kinds, open } from './dictionary.ts'
import { grievanceNumber } from './number.ts'
import { closedTo, mine, readsText, standingOf } from './policy.ts'
import { cardFor, inPrivate, rowSeen } from './pressing.ts'
import { type GrievanceRow, kindOf } from './record.ts'

/** Cases offered, newest first. */
const casesMax = 4
/** Photos and files kept with one case. */
const filesMax = 20
const nameMax = 80

const words = { image: '照片', file: '文件' } as const

/** Somebody with a case of his own sends a photo or file alone with the bot: he is asked where it belongs. */
export const hearFile: NonNullable<Hears['file']> = (ctx, file) => asked(ctx, [file], null)

/** The same with the pictures of a rich-text message; a case its words have begun will have them once it is handed in. */
export const hearEnclosed: NonNullable<Hears['enclosed']> = async (ctx, files, opens) =>
  asked(ctx, files.slice(0, filesMax), opens === addForm.name ? await newestOf(ctx) : null)

/** The number after which a case that is only being told yet will come. */
const newestOf = async ({ actor, db }: Context): Promise<number> => {
  const self = actor.kind === 'person' ? actor.personId : 0
  const row = await db.grievance.findFirst({
    where: { OR: mine(self) },
    orderBy: { id: 'desc' },
    select: { id: true },
  })
  return row?.id ?? 0
}

const asked = async (
  ctx: Context,
  files: readonly SentFile[],
  after: number | null,
): Promise<Reply | null> => {
  const { actor } = ctx
  const [file] = files
  if (!isPrivate(ctx.chat) || actor.kind !== 'person' || !file) return null
  const rows = await ctx.db.grievance.findMany({
    where: { state: { in: [...open] }, OR: mine(actor.personId) },
    orderBy: { id: 'desc' },
    take: casesMax,
  })
  if (rows.length === 0 && after === null) return null
  return show(
    attachCard({
      what: whatWords(files),
      cases: rows.map(row => ({ id: row.id, words: `${grievanceNumber(row.id)} ${kinds[kindOf(row)]}` })),
      file: {
        message: file.messageId,
        key: files.map(({ key }) => key).join(','),
        kind: files.map(({ kind }) => kind).join(','),
        name: file.name.slice(0, nameMax),
      },
      after,
    }),
  )
}

const whatWords = (files: readonly SentFile[]): string => {
  const [first] = files
  if (first && files.length === 1) return words[first.kind]
  return files.every(({ kind }) => kind === 'image') ? `${files.length}张照片` : `${files.length}份材料`
}

const incomplete = '这张卡片不完整，请重新发一次。'

const Files = {
  message: z.string({ error: incomplete }).max(80),
  key: z.string({ error: incomplete }).max(5_000),
  kind: z.string({ error: incomplete }).max(200),
  name: z.string({ error: incomplete }).max(nameMax).default(''),
}

type Files = z.output<z.ZodObject<typeof Files>>

export const attach = onPress({
  name: 'grievances.attach',
  allow: inPrivate,
  bound: z.object({ id: z.number({ error: incomplete }).int(), ...Files }),
  run: async (ctx, { id, ...files }) => attached(ctx, await rowSeen(ctx, id), files),
})

/** To the case whose form stood open when the pictures came. */
export const attachNew = onPress({
  name: 'grievances.attachNew',
  allow: inPrivate,
  bound: z.object({ after: z.number({ error: incomplete }).int(), ...Files }),
  run: async (ctx, { after, ...files }) => {
    const self = ctx.actor.kind === 'person' ? ctx.actor.personId : 0
    const row = await ctx.db.grievance.findFirst({
      where: { id: { gt: after }, OR: mine(self) },
      orderBy: { id: 'asc' },
      select: { id: true },
    })
    return row ? attached(ctx, await rowSeen(ctx, row.id), files) : notYet()
  },
})

const attached = async (ctx: Context, row: GrievanceRow, files: Files): Promise<Reply> => {
  const standing = standingOf(ctx.actor, row)
  if (!standing.has('person') && !standing.has('filer')) throw grievanceCourse.notYours()
  if (!open.some(state => state === row.state)) return over(row)
  const sent = filesIn(files)
  const kept = await ctx.db.grievanceFile.count({
    where: { grievanceId: row.id, key: { notIn: sent.map(({ key }) => key) } },
  })
  if (kept + sent.length > filesMax) return tooMany(row, kept)
  await keep(ctx, row, sent)
  return done('已附上，办理的同志会看到', await cardFor(ctx, row))
}

/** One by one, as they were sent. */
const filesIn = ({ message: messageId, key, kind, name }: Files) => {
  const kindsSent = kind.split(',')
  return key.split(',').map((one, index) => {
    const own = kindsSent[index]
    if (own !== 'image' && own !== 'file')
      return refuse(incomplete, '附件的编号不对。', '请把图片或文件再发一次。')
    return { messageId, key: one, kind: own, name: name || null }
  })
}

const notYet = (): never =>
  refuse('诉求还没有提交。', '照片要附到已经提交的诉求里。', '请先提交上面的诉求表，再点一次。')

const over = ({ id }: GrievanceRow): never =>
  refuse(
    `${grievanceNumber(id)}已经办结，没有附上。`,
    '材料附到正在办的诉求里。',
    '还没有解决的，请在这件诉求里点“没有解决，要求重办”，再发一次。',
  )

const tooMany = ({ id }: GrievanceRow, kept: number): never =>
  refuse(
    `${grievanceNumber(id)}已有${kept}份材料，没有附上。`,
    `一件诉求最多附${filesMax}份材料。`,
    '请合并成一个文件，或者用“补充说明”写明。',
  )

/** What a file of a case is called to whoever opens it: its own name may say whose it is. */
const nameOf = (row: GrievanceRow, index: number, { kind, name }: { kind: string; name: string | null }) =>
  `${grievanceNumber(row.id)}附件${index + 1}${kind === 'image' ? '.jpg' : extname(name ?? '')}`

/** The files of a case in the order they came, and the buttons that open them. */
export const fileButtons = async (ctx: Context, row: GrievanceRow): Promise<readonly ButtonSpec[]> => {
  const files = await filesOf(ctx, row)
  return files.map(({ id, kind }, index) => ({
    text: `打开附件${index + 1}（${words[kind === 'image' ? 'image' : 'file']}）`,
    do: 'grievances.openFile',
    value: { id: row.id, file: id },
  }))
}

const filesOf = (ctx: Context, { id }: GrievanceRow) =>
  ctx.db.grievanceFile.findMany({ where: { grievanceId: id }, orderBy: { id: 'asc' }, take: filesMax })

/** A file of a case, sent anew to whoever may read the case, without the sender's name; each opening by somebody else is kept. */
export const openFile = onPress({
  name: 'grievances.openFile',
  allow: inPrivate,
  bound: z.object({
    id: z.number({ error: incomplete }).int(),
    file: z.number({ error: incomplete }).int(),
  }),
  run: async (ctx, { id, file: fileId }) => {
    const row = await rowSeen(ctx, id)
    if (!readsText(ctx.actor, ctx.chat, row)) return closedTo(row)
    const files = await filesOf(ctx, row)
    const index = files.findIndex(file => file.id === fileId)
    const file = files[index] ?? notFound('这份附件')
    const standing = standingOf(ctx.actor, row)
    const name = nameOf(row, index, file)
    if (!standing.has('person') && !standing.has('filer'))
      ctx.noteReading({
        talentId: row.talentId,
        dataClass: 'P3',
        why: `打开诉求${grievanceNumber(id)}的附件`,
      })
    const kind = file.kind === 'image' ? 'image' : 'file'
    const sent = { kind, messageId: file.messageId, key: file.key, name } as const
    return sendFile({ name, from: { sent } }, `附件${index + 1}已发给您`)
  },
})

type Sent = ReturnType<typeof filesIn>[number]

/** Kept once, however often it is pressed. */
const keep = (ctx: Context, { id }: GrievanceRow, files: readonly Sent[]): Promise<number> =>
  change(ctx, async tx => {
    await tx.grievanceFile.createMany({
      data: files.map(file => ({ grievanceId: id, ...file, by: actorKey(ctx.actor), at: ctx.now })),
      skipDuplicates: true,
    })
    return {
      result: id,
      event: {
        event: 'grievance.file_added',
        subject: grievanceNumber(id),
        after: { kind: files[0]?.kind, count: files.length },
      },
    }
  })
