import type { Dictionary } from '#core/dictionary.ts'
import type { Division, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { Prisma } from '#storage/generated/client.ts'
import { categories, educations, levels, sources } from './dictionary.ts'
import type { StaysOf } from './stays.ts'

/** How the people of a figure are divided, as they stood then. */
export const divisionsOf = (which: StaysOf): readonly Division[] => [
  { names: ['类别', '人才类别', '队伍'], lines: byCode(which, Prisma.sql`s.category`, categories, '未填') },
  { names: ['层次', '级别', '等级'], lines: byCode(which, Prisma.sql`s.level`, levels, '未定级') },
  { names: ['学历', '文化程度'], lines: byCode(which, Prisma.sql`s.education`, educations, '未填') },
  { names: ['来源', '途径'], lines: byCode(which, Prisma.sql`s.source`, sources, '未填') },
  {
    names: ['领域', '专业', '行业'],
    lines: byField(which),
    note: '领域按现在的登记算；一人可以有几个领域，各项相加会大于总数。',
  },
  { names: ['乡镇', '乡', '镇'], lines: byTownship(which), note: '县直单位和企业的人才合为一项。' },
]

type Line = { readonly key: string | null; readonly count: bigint }

const byCode =
  (which: StaysOf, column: Prisma.Sql, dictionary: Dictionary, rest: string): Division['lines'] =>
  async (db, span) => {
    const rows = await db.$queryRaw<Line[]>`
      select ${column} as key, count(distinct s.talent_id) as count from talent_stay s
      where ${which(span)} group by 1`
    const counts = new Map(rows.map(({ key, count }) => [key, Number(count)]))
    const known = Object.entries(dictionary).map(([code, word]) => ({ word, count: counts.get(code) ?? 0 }))
    const sum = known.reduce((total, { count }) => total + count, 0)
    const all = rows.reduce((total, { count }) => total + Number(count), 0)
    return [...known, { word: rest, count: all - sum }].filter(({ count }) => count > 0)
  }

const named = async (db: Reader, sql: Prisma.Sql) =>
  (await db.$queryRaw<Line[]>(sql)).map(({ key, count }) => ({
    word: key ?? '县直单位和企业',
    count: Number(count),
  }))

const byField = (which: StaysOf) => (db: Reader, span: Span) =>
  named(
    db,
    Prisma.sql`select f.name as key, count(distinct s.talent_id) as count from talent_stay s
      join talent_field tf on tf.talent_id = s.talent_id join field f on f.id = tf.field_id
      where ${which(span)} group by 1 order by 2 desc, 1`,
  )

const byTownship = (which: StaysOf) => (db: Reader, span: Span) =>
  named(
    db,
    Prisma.sql`select w.name as key, count(distinct s.talent_id) as count from talent_stay s
      left join township w on w.id = s.township_id
      where ${which(span)} group by w.id, w.name order by w.id nulls last`,
  )
