import { z } from 'zod'
import { shortTime } from '#cards/kit/dates.ts'
import { listCard } from '#cards/templates/list.ts'
import { sendCard } from '#cards/templates/send.ts'
import type { Context } from '#core/context.ts'
import { type Action, type Command, command, onPress, type Said } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, readPage } from '#core/keyset.ts'
import type { OutOffer } from '#core/out-offers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, privately, show } from '#core/reply.ts'
import { personOf, sighted } from './changing.ts'
import { askStop } from './keeping.ts'
import { phrases } from './phrases.ts'
import { inPrivate, mayKeep, mayUse, usesInPrivate } from './policy.ts'
import { listTemplates, type TemplateRecord, templateNumber } from './record.ts'
import { askColumn, open } from './shaping.ts'
import { nameOf, stateWords, templateView } from './view.ts'

const slots = { id: { kind: 'id', title: '模板编号', prefix: 'MB' } } as const

/** 上级模板, 上传模板, 模板 改, 模板 停用. */
export const templateCommands = (offers: readonly OutOffer[]): readonly Command[] => [
  ...readingCommands(offers),
  ...changingCommands(offers),
]

const readingCommands = (offers: readonly OutOffer[]): readonly Command[] => [
  command({
    intent: 'template.list',
    phrases: phrases['template.list'],
    slots,
    words: ['上级模板', '模板 列表', '模板', 'templates'],
    summary: '看上级的表格模板，导出时可以照它填',
    example: '上级模板',
    allow: mayUse,
    run: async (ctx, said) => {
      const id = idIn(said)
      const card =
        id === null
          ? await page(ctx, offers, firstPage)
          : await templateView(ctx, offers, await sighted(ctx, id))
      return privately(ctx.chat, show(card), '模板已私聊发您。')
    },
  }),
  command({
    intent: 'template.add',
    phrases: phrases['template.add'],
    writes: true,
    words: ['上传模板', '模板 上传', '模板 新增'],
    summary: '把上级发的空表收为模板',
    example: '上传模板',
    allow: mayKeep,
    run: async ctx => privately(ctx.chat, ask(sendCard, sendCard()), '请在私聊里把模板发给我。'),
  }),
]

const changingCommands = (offers: readonly OutOffer[]): readonly Command[] => [
  command({
    intent: 'template.change',
    phrases: phrases['template.change'],
    slots,
    writes: true,
    words: ['模板 改', '改模板', '模板 栏目'],
    summary: '改模板哪一栏填什么',
    example: '模板 改 MB-3',
    allow: mayKeep,
    run: async (ctx, said) => {
      const record = await meant(ctx, said, '模板 改')
      const reply = open.includes(record.state)
        ? askColumn(ctx, offers, record)
        : show(await templateView(ctx, offers, record))
      return privately(ctx.chat, reply, '请在私聊里改。')
    },
  }),
  command({
    intent: 'template.stop',
    phrases: phrases['template.stop'],
    slots,
    writes: true,
    words: ['模板 停用', '停用模板'],
    summary: '停用一份模板，不删，可以恢复',
    example: '模板 停用 MB-3',
    allow: mayKeep,
    run: async (ctx, said) => {
      const record = await meant(ctx, said, '模板 停用')
      const reply =
        record.state === 'active'
          ? await askStop(ctx, offers, record)
          : show(await templateView(ctx, offers, record))
      return privately(ctx.chat, reply, '请在私聊里确认。')
    },
  }),
]

export const browseActions = (offers: readonly OutOffer[]): readonly Action[] => [
  onPress({
    name: 'templates.show',
    allow: usesInPrivate,
    bound: z.object({ id: z.number({ error: '这张卡片不完整，请重新打开。' }).int() }),
    run: async (ctx, { id }) => show(await templateView(ctx, offers, await sighted(ctx, id))),
  }),
  onPress({
    name: 'templates.list',
    allow: usesInPrivate,
    bound: z.object({ after: z.number().int().optional(), before: z.number().int().optional() }),
    run: async (ctx, bound) => show(await page(ctx, offers, cursorOf(bound))),
  }),
  onPress({
    name: 'templates.openSend',
    allow: inPrivate,
    bound: z.object({}),
    run: async () => ask(sendCard, sendCard()),
  }),
]

const idIn = ({ slots: said, words }: Said): number | null => {
  const [value] = said.id ?? []
  if (value?.kind === 'id') return value.number
  const typed = words.map(word => /^mb[-—－]?(\d{1,9})$/i.exec(word.normalize('NFKC'))?.[1]).find(Boolean)
  return typed ? Number(typed) : null
}

/** The template that was named by its number or name, or the only one there is. */
const meant = async (ctx: Context, said: Said, words: string): Promise<TemplateRecord> => {
  const id = idIn(said)
  if (id !== null) return sighted(ctx, id)
  const all = await listTemplates(ctx.db, { state: 'active' })
  const named = all.filter(
    ({ name }) => said.rest.includes(name) || (said.rest !== '' && name.includes(said.rest)),
  )
  const [one, ...others] = named.length > 0 ? named : all
  if (one && others.length === 0) return one
  return refuse(
    one ? '请写明是哪一份模板。' : '现在没有在用的模板。',
    '每份模板有自己的编号，例如 MB-3。',
    one
      ? `例如：${words} ${templateNumber(one.id)}（${one.name}）。发“上级模板”看全部。`
      : '请发“上传模板”，把上级的空表发给我。',
  )
}

const pageSize = 8

const page = async (ctx: Context, offers: readonly OutOffer[], cursor: Cursor) => {
  const where = {
    OR: [{ state: { in: ['active', 'former', 'stopped'] } }, { state: 'draft', by: personOf(ctx) ?? 0 }],
  }
  const { rows, total, previous, next } = await readPage(
    {
      find: (beyond, order, take) => listTemplates(ctx.db, { AND: [where, beyond] }, order, take),
      count: beyond => ctx.db.template.count({ where: { AND: [where, beyond] } }),
    },
    cursor,
    pageSize,
  )
  return listCard({
    templates: rows.map(row => ({
      id: row.id,
      number: templateNumber(row.id),
      name: nameOf(row),
      what: `${offers.find(({ noun }) => noun === row.noun)?.ledger.title ?? '台账'} · ${stateWords[row.state]}`,
      when: `${row.author.name}　${shortTime(row.createdAt)}`,
    })),
    total,
    before: previous,
    after: next,
    keeps: mayKeep.check(ctx) === null,
  })
}
