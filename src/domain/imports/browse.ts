import { z } from 'zod'
import { howCard } from '#cards/imports/how.ts'
import { listCard } from '#cards/imports/list.ts'
import { shortTime } from '#cards/kit/dates.ts'
import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import { type Action, type Command, command, onPress, type Said } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, readPage, shownIn } from '#core/keyset.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { type Offer, openOffers } from './offers.ts'
import { phrases } from './phrases.ts'
import { columnsFor, heedSight, inPrivate, mayImport } from './policy.ts'
import { findImport, type ImportRecord, importNumber, listImports } from './record.ts'
import { showImport } from './shaping.ts'
import { askUndo } from './undo.ts'

const slots = { id: { kind: 'id', title: '导入编号', prefix: 'DR' } } as const

export const importCommands = (offers: readonly Offer[]): readonly Command[] => [
  command({
    intent: 'import.open',
    phrases: phrases['import.open'] ?? [],
    words: ['导入', '导入台账', '台账 导入', 'import'],
    summary: '把 Excel 台账导进来：先核对，再写入',
    example: '导入',
    allow: mayImport,
    run: async ctx => privately(ctx.chat, show(how(ctx, offers)), '导入办法已私聊发您。'),
  }),
  command({
    intent: 'import.query',
    phrases: phrases['import.query'] ?? [],
    slots,
    words: ['导入记录', '导入 查', 'import list'],
    summary: '看导入过的表格',
    example: '导入记录',
    allow: mayImport,
    run: async (ctx, said) => {
      const id = idIn(said)
      const reply = id === null ? await page(ctx, offers, firstPage) : await showImport(ctx, offers, id)
      return privately(ctx.chat, reply)
    },
  }),
  command({
    intent: 'import.undo',
    phrases: phrases['import.undo'] ?? [],
    slots,
    writes: true,
    words: ['撤销导入', '导入 撤销', 'import undo'],
    summary: '七天内整批撤销一次导入',
    example: '撤销导入 DR-3',
    allow: mayImport,
    run: async (ctx, said) => privately(ctx.chat, askUndo(ctx, await meant(ctx, said)), '请在私聊里确认。'),
  }),
]

export const browseActions = (offers: readonly Offer[]): readonly Action[] => [
  onPress({
    name: 'imports.show',
    allow: inPrivate,
    bound: z.object({ id: z.number({ error: '这张卡片不完整，请重新打开。' }).int() }),
    run: (ctx, { id }) => showImport(ctx, offers, id),
  }),
  onPress({
    name: 'imports.list',
    allow: inPrivate,
    bound: z.object({ after: z.number().int().optional(), before: z.number().int().optional() }),
    run: (ctx, bound) => page(ctx, offers, cursorOf(bound)),
  }),
]

const how = (ctx: Context, offers: readonly Offer[]) =>
  howCard({
    ledgers: openOffers(offers, ctx).map(({ ledger }) => ({
      title: ledger.title,
      columns: columnsFor(ctx.actor, ledger).map(({ title, required, unless }) =>
        required && !unless ? `${title}（必填）` : title,
      ),
      note: ledger.note,
    })),
    buttons: [{ text: '导入记录', do: 'say', value: { text: '导入记录' } }],
  })

const idIn = ({ slots: said, words }: Said): number | null => {
  const [value] = said.id ?? []
  if (value?.kind === 'id') return value.number
  const typed = words.map(word => /^dr[-—－]?(\d{1,9})$/i.exec(word.normalize('NFKC'))?.[1]).find(Boolean)
  return typed ? Number(typed) : null
}

/** The import that was named, or the person's last one that stands. */
const meant = async (ctx: Context, said: Said): Promise<ImportRecord> => {
  const id = idIn(said)
  if (id !== null) return heedSight(ctx.actor, await findImport(ctx.db, id))
  const [last] = await listImports(ctx.db, { ...mine(ctx), state: 'applied' }, 'desc', 1)
  return last ?? nothingYet()
}

const mine = ({ actor }: Context) => ({ by: actor.kind === 'person' ? actor.personId : 0 })

const pageSize = 8

const page = async (ctx: Context, offers: readonly Offer[], cursor: Cursor): Promise<Reply> => {
  const where = holds(ctx.actor, 'head') ? {} : mine(ctx)
  const { rows, ...place } = await readPage(
    {
      find: (beyond, order, take) => listImports(ctx.db, { AND: [where, beyond] }, order, take),
      count: beyond => ctx.db.import.count({ where: { AND: [where, beyond] } }),
    },
    cursor,
    pageSize,
  )
  const entries = rows.map(row => entryOf(offers, row))
  return {
    ...show(listCard({ imports: entries, before: place.previous, after: place.next })),
    shown: shownIn(
      entries.map(({ number }) => number),
      place,
      { do: 'imports.list' },
    ),
  }
}

const entryOf = (offers: readonly Offer[], record: ImportRecord) => ({
  id: record.id,
  number: importNumber(record.id),
  file: record.fileName,
  what: `${offers.find(({ noun }) => noun === record.noun)?.ledger.title ?? '台账'} · ${stateWords(record)}`,
  when: `${record.author.name}　${shortTime(record.createdAt)}`,
})

const stateWords = ({ state, created, changed, cursor, total }: ImportRecord): string => {
  const wrote = `新增${created}条，更新${changed}条`
  const words = {
    mapping: '待核对',
    checked: '已核对，还没有应用',
    applying: `正在导入，${cursor}/${total}行`,
    applied: `已导入：${wrote}`,
    undoing: '正在撤销',
    undone: `已撤销（${wrote}）`,
    cancelled: '没有导入',
  }
  return words[state]
}

const nothingYet = (): never =>
  refuse('您没有可以撤销的导入。', '只能撤销自己导入完成的表格。', '请写明编号，例如：撤销导入 DR-3')
