import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { exportAreas, type OutFilter, type OutLedger } from '#core/outgoing.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { categories, educations, sources, states } from '../dictionary.ts'
import { searchOf } from '../find.ts'
import { areaTerms } from '../find-scope.ts'
import { talentNumber } from '../number.ts'
import { maySearch } from '../policy.ts'
import { fieldNames, type TalentRow, whole } from '../record.ts'
import { countTalents, searchTalents } from '../search.ts'
import { anyOf, both, type Fit } from '../terms.ts'
import { levelWords, stateOf } from '../view.ts'
import { columns } from './columns.ts'

const widths: Readonly<Record<string, number>> = { place: 24, fields: 18, title: 18, idNumber: 22, phone: 14 }

/** The register as it goes out: the same columns it is read by, so that a file that left can come back. */
export const outgoing: OutLedger = {
  title: '人才台账',
  counted: '人',
  words: ['人才', '人才库', '人才名册', '人才花名册', '人才名单', '花名册', '人才信息', '专家名册'],
  columns: [
    ...columns.map(({ key, title, dataClass }) => ({
      key,
      title,
      dataClass,
      ...(widths[key] === undefined ? {} : { width: widths[key] }),
      ...(key === 'householdsLed' ? { sums: true as const } : {}),
    })),
    { key: 'state', title: '状态', dataClass: 'P1' },
    { key: 'verifiedOn', title: '入库日期', dataClass: 'P1', width: 16 },
  ],
  allow: maySearch,
  states,
  narrows: ['township', 'village', 'unit', 'field'],
  takesWords: true,
  count: async (ctx, filter) => countTalents(ctx.db, await fitOf(ctx, filter)),
  rows: async (ctx, filter, { after, take, columns: keys }) => {
    const { ids } = await searchTalents(ctx.db, await fitOf(ctx, filter), { after }, take)
    const rows = await ctx.db.talent.findMany({
      where: { id: { in: [...ids] } },
      include: whole,
      orderBy: { id: 'asc' },
    })
    return rows.map(row => ({
      id: row.id,
      cells: Object.fromEntries(keys.map(key => [key, cellOf[key]?.(row, ctx) ?? null])),
      talentIds: [row.id],
    }))
  },
}

/** What was asked for, within the area the actor may export. */
const fitOf = async (ctx: Context, { words }: OutFilter): Promise<Fit> => {
  const { fit } = searchOf(ctx, await gazetteerOf(ctx.db), words)
  const areas = exportAreas(ctx.actor)
  return areas === null ? fit : both(fit, anyOf(areas.flatMap(areaTerms)))
}

type Cell = (row: TalentRow, ctx: Context) => string | number | null

const cellOf: Readonly<Record<string, Cell>> = {
  number: ({ id }) => talentNumber(id),
  name: ({ name }) => name,
  place: ({ unit, village }) => unit?.name ?? (village ? village.township.name + village.name : null),
  township: ({ village, township }) => village?.township.name ?? township?.name ?? null,
  village: ({ village }) => village?.name ?? null,
  fields: row => fieldNames(row).join('、'),
  phone: ({ phoneSealed }, { vault }) => (phoneSealed === null ? null : vault.open(phoneSealed)),
  category: ({ category }) => wordOf(categories, category),
  level: row => levelWords(row),
  title: ({ title }) => title,
  education: ({ education }) => wordOf(educations, education),
  source: ({ source }) => wordOf(sources, source),
  craft: ({ craft }) => craft,
  product: ({ product }) => product,
  householdsLed: ({ householdsLed }) => householdsLed,
  born: ({ bornSealed }, { vault }) => (bornSealed === null ? null : vault.open(bornSealed)),
  idNumber: ({ idSealed }, { vault }) => (idSealed === null ? null : vault.open(idSealed)),
  state: row => states[stateOf(row)],
  verifiedOn: ({ verifiedAt }) => (verifiedAt === null ? null : dateWords(verifiedAt)),
}
