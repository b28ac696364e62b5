import { createHash } from 'node:crypto'
import { isPrivate } from '#core/chat.ts'
import type { Context } from '#core/context.ts'
import type { Hears } from '#core/handlers.ts'
import type { SentFile } from '#core/inbound.ts'
import type { OutOffer } from '#core/out-offers.ts'
import { Refusal, refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { bareHead } from '#ledgers/head.ts'
import { isTableName } from '#ledgers/kind.ts'
import { Unreadable } from '#ledgers/refused.ts'
import { readTemplate } from '#ledgers/template/read.ts'
import type { TemplateShape } from '#ledgers/template/shape.ts'
import { change } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { guessed, headWords, likeliest, type Remembered } from './columns.ts'
import { mayKeep } from './policy.ts'
import { findTemplate, listTemplates, type TemplateRecord, templateNumber } from './record.ts'
import { templateView } from './view.ts'

/** The face of the card that waits for a template to be sent. */
export const awaited = 'templates.send'

/** A table sent by somebody who said that a template comes. */
export const hearAwaited =
  (offers: readonly OutOffer[]): NonNullable<Hears['file']> =>
  async (ctx, file) => {
    if (!isTableFile(ctx, file) || ctx.actor.kind !== 'person') return null
    const waiting = await ctx.db.pending.findFirst({
      where: {
        openId: ctx.actor.openId,
        face: awaited,
        state: 'open',
        createdAt: { gt: new Date(ctx.now.getTime() - waitsMinutes * 60_000) },
      },
      orderBy: { createdAt: 'desc' },
    })
    if (!waiting) return null
    const reply = await withHint(answered(ctx, offers, file), wayOut)
    return { ...reply, settles: { pendingId: waiting.id, state: 'answered' } }
  }

/** While a template is waited for, every table is taken for one. */
const wayOut = '不是要当模板的，请先在“上传上级模板”的卡片上点“不传了”，再把表格发一次。'

/** The refusal of a file, with what else can be done with it. */
export const withHint = <Made>(made: Promise<Made>, hint: string): Promise<Made> =>
  made.catch((error: unknown) => {
    if (error instanceof Refusal) throw new Refusal(error.message, error.rule, `${error.next}${hint}`)
    throw error
  })

/** How long a table that is sent is taken for the one that was announced. */
const waitsMinutes = 30

/** A table with a head and nothing under it, which is nothing to import. */
export const hearBlank =
  (offers: readonly OutOffer[]): NonNullable<Hears['file']> =>
  async (ctx, file) =>
    isTableFile(ctx, file) && /\.xlsx$/i.test(file.name) ? answered(ctx, offers, file) : null

const isTableFile = ({ actor, chat }: Context, file: SentFile): boolean =>
  file.kind === 'file' &&
  isTableName(file.name) &&
  (isPrivate(chat) || chat.scope === 'office') &&
  mayKeep.check({ actor, chat }) === null

const answered = async (ctx: Context, offers: readonly OutOffer[], file: SentFile): Promise<Reply> =>
  privately(ctx.chat, show(await received(ctx, offers, file)), '模板收到，已私聊发您核对。')

/** The card of a file that is the upper level's template: a new draft, or what is kept of the same file already. */
export const received = async (ctx: Context, offers: readonly OutOffer[], file: SentFile) => {
  const bytes = await ctx.download(file)
  const digest = createHash('sha256').update(bytes).digest('hex')
  const before = await sameFile(ctx, digest)
  if (before) return templateView(ctx, offers, before, '这份文件已经收过，不重复保存。')
  const { shape, offer, shapes } = await read(bytes, file.name, offers)
  const mapping = guessed(shape, offer, await rememberedFor(ctx, offer.noun))
  const record = await created(ctx, {
    name: await nameFor(ctx, file.name, shape),
    fileName: file.name,
    digest,
    sealed: ctx.vault.seal(Buffer.from(bytes).toString('base64')),
    shapes: JSON.parse(JSON.stringify(shapes)),
    sheet: shape.sheet,
    noun: offer.noun,
    mapping: [...mapping],
  })
  return templateView(ctx, offers, record)
}

type Draft = Omit<Prisma.TemplateUncheckedCreateInput, 'by' | 'createdAt'>

const created = (ctx: Context, draft: Draft): Promise<TemplateRecord> =>
  change(ctx, async tx => {
    if (ctx.actor.kind !== 'person') throw new Error('only people send templates')
    const { id } = await tx.template.create({
      data: { ...draft, by: ctx.actor.personId, createdAt: ctx.now },
    })
    const record = await findTemplate(tx, id)
    if (!record) throw new Error(`template ${id} was created and is not there`)
    return {
      result: record,
      event: { event: 'template.received', subject: templateNumber(id), after: { name: record.name } },
    }
  })

const read = async (bytes: Uint8Array, name: string, offers: readonly OutOffer[]) => {
  try {
    const { shapes, twofold } = await readTemplate(bytes, name, headWords(offers))
    const best = likeliest(shapes, offers)
    if (!best) return twofold.length > 0 ? twoTables(twofold) : noHead()
    if (best.shape.filled > filledMax) alreadyFilled(best.shape.filled)
    return { ...best, shapes }
  } catch (error) {
    if (error instanceof Unreadable) throw new Refusal(error.message, error.rule, error.next)
    throw error
  }
}

/** Rows that may stand in it as an example. */
const filledMax = 3

/** One's own draft of the same file, or what is kept of it. */
const sameFile = async ({ db, actor }: Context, digest: string): Promise<TemplateRecord | null> => {
  const kept = await listTemplates(db, {
    digest,
    OR: [
      { state: { in: ['active', 'stopped'] } },
      { state: 'draft', by: actor.kind === 'person' ? actor.personId : 0 },
    ],
  })
  return kept.find(({ state }) => state !== 'draft') ?? kept[0] ?? null
}

/** How columns of these names were filled in templates that were kept, the newest first. */
export const rememberedFor = async ({ db }: Context, noun: string): Promise<Remembered> => {
  const kept = await listTemplates(db, { noun, keptAt: { not: null } }, 'asc')
  const sources = kept.flatMap(({ shapes, sheet, mapping }) =>
    (shapes.find(one => one.sheet === sheet)?.titles ?? []).flatMap((title, at) => {
      const source = mapping[at]
      return title !== '' && typeof source === 'string' ? [[bareHead(title), source] as const] : []
    }),
  )
  return new Map(sources)
}

/** The name of the template it is a newer edition of, else the file's own: 附件1：全州人才统计表（模板）.xlsx → 全州人才统计表 */
const nameFor = async ({ db }: Context, fileName: string, { titles }: TemplateShape): Promise<string> => {
  const head = titles.map(bareHead).join('\n')
  const kept = await listTemplates(db, { state: 'active' })
  const same = kept.find(({ shapes }) => shapes.some(one => one.titles.map(bareHead).join('\n') === head))
  return same?.name ?? (tidyName(fileName) || '上级模板')
}

const tidyName = (fileName: string): string =>
  [
    ...fileName
      .normalize('NFKC')
      .replace(/\.xlsx$/i, '')
      .replace(/^.*附件\s*\d*\s*[:.、-]?\s*/, '')
      .replace(/[([【](模板|样表|空表|新|最新|\d+)[)\]】]/g, '')
      .replace(/(上报)?(模板|样表|空表)$/, '')
      .trim(),
  ]
    .slice(0, nameMax)
    .join('')

export const nameMax = 40

const twoTables = (sheets: readonly string[]): never =>
  refuse(
    `工作表“${sheets.join('”“')}”上不止一个表，没有收。`,
    '一张工作表上只能有一个表头，才知道往哪里填。',
    '请把每个表放在单独的工作表上（或单独的文件里）再发。',
  )

const noHead = (): never =>
  refuse(
    '没有在文件里找到表头，不像是要填的模板。',
    '模板里要有一行写明各栏填什么，例如：序号、姓名、单位。',
    '请检查是不是发错了文件。',
  )

const alreadyFilled = (rows: number): never =>
  refuse(
    `这份表里已经填了${rows}行，不能当模板。`,
    '原有内容会夹在文件里一起发出去，所以模板要是空表（最多带三行示例）。',
    '请删掉内容、只留表头和格式再发。',
  )
