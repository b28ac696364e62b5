import type { Dictionary } from '#core/dictionary.ts'
import type { Division } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { Prisma } from '#storage/generated/client.ts'
import { ageDivisions } from './ages.ts'
import { categories, educations, levels, sources } from './dictionary.ts'
import { listPeople, type StaysOf } from './stays.ts'

/** How the people of a figure are divided, as they stood then. */
export const divisionsOf = (which: StaysOf): readonly Division[] => [
  byCode(
    which,
    { names: ['类别', '人才类别', '队伍'], column: Prisma.sql`s.category`, rest: '未填' },
    categories,
  ),
  byCode(which, { names: ['层次', '级别', '等级'], column: Prisma.sql`s.level`, rest: '未定级' }, levels),
  byCode(which, { names: ['学历', '文化程度'], column: Prisma.sql`s.education`, rest: '未填' }, educations),
  ...ageDivisions(which),
  byCode(which, { names: ['来源', '途径'], column: Prisma.sql`s.source`, rest: '未填' }, sources),
  byRows(which, {
    names: ['领域', '专业', '行业'],
    note: '领域按现在的登记算；一人可以有几个领域，各项相加会大于总数。',
    words: Prisma.sql`join talent_field tf on tf.talent_id = s.talent_id join field f on f.id = tf.field_id`,
    word: Prisma.sql`f.name`,
    order: Prisma.sql`count desc, word`,
  }),
  byRows(which, {
    names: ['乡镇', '乡', '镇'],
    note: '县直单位和企业的人才合为一项。',
    words: Prisma.sql`left join township w on w.id = s.township_id`,
    word: Prisma.sql`coalesce(w.name, '县直单位和企业')`,
    order: Prisma.sql`min(w.id) nulls last`,
  }),
]

type Listed = {
  readonly names: Division['names']
  readonly column: Prisma.Sql
  /** What those are called who have none of the list. */
  readonly rest: string
}

const byCode = (which: StaysOf, { names, column, rest }: Listed, dictionary: Dictionary): Division => {
  const codes = Object.keys(dictionary)
  // Nothing kept, or something the list no longer has, is one part of its own.
  const key = Prisma.sql`case when ${column} = any(${codes}) then ${column} end`
  return {
    names,
    lines: async (db, span) => {
      const rows = await db.$queryRaw<{ key: string | null; count: bigint }[]>`
        select ${key} as key, count(distinct s.talent_id) as count from talent_stay s
        where ${which(span)} group by 1`
      const counts = new Map(rows.map(row => [row.key, Number(row.count)]))
      return [...codes.map(code => [code, dictionary[code] ?? code] as const), [null, rest] as const]
        .map(([code, word]) => ({ word, count: counts.get(code) ?? 0 }))
        .filter(({ count }) => count > 0)
    },
    list: async (db, span, _vault, { word, ...page }) => {
      const code = codes.find(one => dictionary[one] === word) ?? null
      if (code === null && word !== rest) return []
      return listPeople(db, Prisma.sql`${which(span)} and ${key} is not distinct from ${code}`, page)
    },
  }
}

type Rows = {
  readonly names: Division['names']
  readonly note: string
  /** Joined to the stretches: where the words stand. */
  readonly words: Prisma.Sql
  readonly word: Prisma.Sql
  readonly order: Prisma.Sql
}

const byRows = (which: StaysOf, { names, note, words, word, order }: Rows): Division => ({
  names,
  note,
  lines: (db, span) =>
    counted(
      db,
      Prisma.sql`select ${word} as word, count(distinct s.talent_id) as count
    from talent_stay s ${words} where ${which(span)} group by 1 order by ${order}`,
    ),
  list: (db, span, _vault, { word: called, ...page }) =>
    listPeople(
      db,
      Prisma.sql`s.id in (select s.id from talent_stay s ${words} where ${which(span)} and ${word} = ${called})`,
      page,
    ),
})

const counted = async (db: Reader, sql: Prisma.Sql) =>
  (await db.$queryRaw<{ word: string; count: bigint }[]>(sql)).map(line => ({
    word: line.word,
    count: Number(line.count),
  }))
