import { setImmediate as nextTurn } from 'node:timers/promises'
import { shareWords } from '#cards/kit/amounts.ts'
import type { Vault } from '#core/context.ts'
import type { Division, PartLine, Span } from '#core/figures.ts'
import type { Reader } from '#core/reader.ts'
import { type Day, dayOf } from '#core/shanghai.ts'
import { ageAt } from './birth.ts'
import { namedPage, type StaysOf } from './stays.ts'

/** Somebody counted, and how old he is that day; `null`: no month of birth is kept. */
type Aged = { readonly id: number; readonly age: number | null }

/** A stretch of ages, both ends included. */
type Band = { readonly word: string; readonly from: number; readonly to: number }

const unknown = '未填'

/** Cut where the county looks: over 50, over 55, and at the age most people retire at. */
const bands: readonly Band[] = [
  { word: '35岁及以下', from: 0, to: 35 },
  { word: '36—45岁', from: 36, to: 45 },
  { word: '46—49岁', from: 46, to: 49 },
  { word: '50—54岁', from: 50, to: 54 },
  { word: '55—59岁', from: 55, to: 59 },
  { word: '60岁及以上', from: 60, to: Number.POSITIVE_INFINITY },
]

/** The age people count the years to. The law's own ages differ by sex and post, which the register does not hold. */
const pensionAge = 60

const remaining: readonly Band[] = [
  { word: '已满60岁', from: pensionAge, to: Number.POSITIVE_INFINITY },
  { word: '1年内满60岁', from: pensionAge - 1, to: pensionAge - 1 },
  { word: '1至3年内满60岁', from: pensionAge - 3, to: pensionAge - 2 },
  { word: '3至5年内满60岁', from: pensionAge - 5, to: pensionAge - 4 },
  { word: '5年以后', from: 0, to: pensionAge - 6 },
]

/** Who is how old by how they stood then; the age is that of the last day. */
export const agesOf = async (
  db: Reader,
  vault: Vault,
  which: StaysOf,
  span: Span,
): Promise<readonly Aged[]> => {
  const rows = await db.$queryRaw<Kept[]>`
    select t.id, t.born_sealed as sealed from talent t
    where t.id in (select s.talent_id from talent_stay s where ${which(span)}) order by t.id`
  return opened(rows, vault, dayOf(span.to))
}

/** The same of some people, as they are kept now. */
export const agesAmong = async (
  db: Reader,
  vault: Vault,
  ids: readonly number[],
  day: Day,
): Promise<readonly Aged[]> => {
  const rows = await db.$queryRaw<Kept[]>`
    select id, born_sealed as sealed from talent where id = any(${ids}) order by id`
  return opened(rows, vault, day)
}

type Kept = { readonly id: number; readonly sealed: string | null }

/** Opened at a stretch; others have their turn in between. */
const atOnce = 500

const opened = async (rows: readonly Kept[], vault: Vault, day: Day): Promise<readonly Aged[]> => {
  const people: Aged[] = []
  for (let from = 0; from < rows.length; from += atOnce) {
    if (from > 0) await nextTurn()
    for (const { id, sealed } of rows.slice(from, from + atOnce))
      people.push({ id, age: sealed === null ? null : ageAt(vault.open(sealed), day) })
  }
  return people
}

const wordIn = (list: readonly Band[], { age }: Aged): string =>
  age === null ? unknown : (list.find(({ from, to }) => age >= from && age <= to)?.word ?? unknown)

const linesIn = (list: readonly Band[], people: readonly Aged[]): readonly PartLine[] =>
  [...list.map(({ word }) => word), unknown]
    .map(word => ({ word, count: people.filter(one => wordIn(list, one) === word).length }))
    .filter(({ count }) => count > 0)

/** Fewer who told their age than this give no average and no share: it would tell of somebody. */
const toldFrom = 10

/** 平均44.6岁；50岁及以上391人，占31.0% */
const agesWords = (people: readonly Aged[]): string => {
  const told = people.flatMap(({ age }) => (age === null ? [] : [age]))
  if (told.length < toldFrom) return `填了出生年月的不足${toldFrom}人，不算平均年龄和占比。`
  const average = told.reduce((sum, age) => sum + age, 0) / told.length
  const from = (age: number): string => {
    const count = told.filter(one => one >= age).length
    return `${age}岁及以上${count}人，占${shareWords(count, told.length)}`
  }
  return `平均${average.toFixed(1)}岁；${from(50)}；${from(55)}。按填了出生年月的${told.length}人算，周岁，生日当月算满。`
}

const sixtyWords = (): string =>
  '只算什么时候满60岁。法定退休年龄因性别和岗位不同，从2025年起还在逐步延后，档案不登记性别和岗位，所以不算退休人数。'

/** A way to divide people by their months of birth: its lines, those who have not told it last, and the words beside them. */
type ByBirth = {
  readonly names: readonly [string, ...string[]]
  readonly lines: (people: readonly Aged[]) => readonly PartLine[]
  readonly words: (people: readonly Aged[]) => string
  readonly wordOf: (one: Aged) => string
}

const byBirth = (
  names: ByBirth['names'],
  list: readonly Band[],
  words: (people: readonly Aged[]) => string,
): ByBirth => ({
  names,
  words,
  lines: people => linesIn(list, people),
  wordOf: one => wordIn(list, one),
})

/** By age, and by the years until people are sixty. */
export const birthDivisions = {
  age: byBirth(['年龄', '年龄段', '年龄结构', '平均年龄'], bands, agesWords),
  sixty: byBirth(['满60岁', '退休', '退休年龄', '到龄'], remaining, sixtyWords),
} as const satisfies Readonly<Record<string, ByBirth>>

/** The people of a figure by their months of birth. */
export const ageDivisions = (which: StaysOf): readonly Division[] =>
  Object.values(birthDivisions).map(({ names, lines, words, wordOf }) => ({
    names,
    dataClass: 'P2',
    lines: async (db, span, vault) => lines(await agesOf(db, vault, which, span)),
    list: async (db, span, vault, { word, ...page }) => {
      const people = await agesOf(db, vault, which, span)
      const ids = people.filter(one => wordOf(one) === word).map(({ id }) => id)
      return namedPage(db, ids, page)
    },
    note: async (db, span, vault) => words(await agesOf(db, vault, which, span)),
  }))
