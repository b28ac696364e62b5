import { z } from 'zod'
import { dateWords } from '#cards/kit/dates.ts'
import { wordOf } from '#core/dictionary.ts'
import type { Said } from '#core/handlers.ts'
import { addDays, addMonths, type Day, dayOf } from '#core/shanghai.ts'
import type { SlotValue } from '#core/slots.ts'
import { findFields, findTownships, findUnits, type Gazetteer, unknownPlace } from '#domain/places/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { founding, kinds, levels, operating, renewalDays, states } from './dictionary.ts'
import { dateOf } from './verbs/found.ts'

const codes = z.array(z.string().max(40)).max(20)
const ids = z.array(z.object({ id: z.number().int(), name: z.string().max(60) })).max(20)
const span = z.object({ from: z.iso.date(), to: z.iso.date() })

/** Which stations somebody asked for; travels in the list's buttons. */
export const Filter = z.object({
  level: codes.optional(),
  kind: codes.optional(),
  /** Codes of states, and what only the dates tell. */
  state: codes.optional(),
  field: ids.optional(),
  township: ids.optional(),
  unit: ids.optional(),
  expert: z.array(z.string().max(30)).max(5).optional(),
  /** Agreements that end in these days; stations opened in these days; the year nobody has graded. */
  ends: span.optional(),
  opened: span.optional(),
  /** Words that fit no list: part of a name, of an institution. */
  text: z.array(z.string().max(30)).max(5).optional(),
  /** That a place named in the question is not in the lists. */
  unknown: z.string().max(120).optional(),
})

export type Filter = z.output<typeof Filter>

/** The question a sentence asks. */
export const filterIn = (said: Said, gazetteer: Gazetteer, now: Date): Filter => {
  const { slots } = said
  const choices = (name: string): string[] | undefined =>
    full((slots[name] ?? []).flatMap(value => (value.kind === 'choice' ? [value.value] : [])))
  const places = (name: string) =>
    full((slots[name] ?? []).flatMap(value => ('id' in value ? [{ id: value.id, name: value.name }] : [])))
  const experts = full((slots.expert ?? []).flatMap(value => (value.kind === 'person' ? [value.name] : [])))
  const when = spanIn(said, dayOf(now))
  const ending = /到期|期满|届满|续签/.test(said.rest)
  // 今年还没考核, 满一年: the time belongs to the state that was asked for.
  const dated = choices('state')?.some(code => askedStates[code] !== undefined) ?? false
  return {
    level: choices('level') ?? levelNamed(said),
    kind: choices('kind'),
    state: choices('state'),
    field: places('field'),
    township: places('township'),
    unit: places('unit'),
    expert: experts,
    ...(when === null || dated ? {} : ending ? { ends: when } : { opened: when }),
    text: textIn(said, gazetteer),
    unknown: unknownPlace(gazetteer, said) ?? undefined,
  }
}

const full = <One>(list: readonly One[]): One[] | undefined => (list.length === 0 ? undefined : [...list])

/** 级别=省: of one character, which in a sentence is part of too many words. */
const levelNamed = ({ named }: Said): string[] | undefined =>
  full(Object.entries(levels).flatMap(([code, word]) => (named.级别 === word.charAt(0) ? [code] : [])))

type Span = { readonly from: Day; readonly to: Day }

/** 三个月内, 年底前: from today on; 明年上半年: that half-year. */
const spanIn = ({ slots, rest }: Said, today: Day): Span | null => {
  const [period] = slots.period ?? []
  const [duration] = slots.duration ?? []
  const [date] = slots.date ?? []
  if (period?.kind === 'period') return bounded(period, rest, today)
  if (duration?.kind === 'duration') return { from: today, to: after(today, duration) }
  return date?.kind === 'day' ? { from: today, to: date.day } : null
}

const bounded = ({ from, to }: Span, rest: string, today: Day): Span => {
  if (!/[内前]/.test(rest)) return { from, to }
  // 3月前 ends where March begins; 三个月内 and 年底前 are read as their last day.
  return { from: today, to: from < to && rest.includes('前') ? addDays(from, -1) : to }
}

const after = (today: Day, { count, unit }: Extract<SlotValue, { kind: 'duration' }>): Day => {
  if (unit === 'month') return addMonths(today, Math.ceil(count))
  if (unit === 'year') return addMonths(today, Math.ceil(count * 12))
  return addDays(today, Math.ceil(count) * (unit === 'week' ? 7 : 1))
}

/** Words that say nothing about which stations are meant. */
const idle =
  /^(?:专家)?(?:工作)?站$|^(?:全县|全部|所有|哪些|有哪些|名单|列表|查|看|的|级别|状态|领域|乡镇|内|到期|协议)$/

/** Exact words no slot took: part of a station's name, an expert nobody has heard of. */
const textIn = ({ words, slots, free }: Said, gazetteer: Gazetteer): string[] | undefined => {
  // A free sentence's words are those its slots were read from.
  if (free) return undefined
  const known = Object.values(slots).flat().flatMap(spoken)
  const isTaken = (word: string): boolean =>
    known.some(one => one.includes(word) || word.includes(one)) || isPlace(gazetteer, word)
  return full(words.filter(word => word.length > 1 && !isIdle(word) && !isTaken(word)))?.slice(0, textMax)
}

const textMax = 5

const isIdle = (word: string): boolean => idle.test(word) || /到期|[年月日天周内前后]$/.test(word)

const isPlace = (gazetteer: Gazetteer, word: string): boolean =>
  [findUnits, findTownships, findFields].some(find => find(gazetteer, word).length > 0)

const spoken = (value: SlotValue): readonly string[] => {
  if ('name' in value) return [value.name]
  return 'words' in value ? [value.words] : []
}

/** How the question was understood, a phrase for each part. */
export const filterWords = (filter: Filter): readonly string[] => {
  const phrase = (title: string, names: readonly (string | null)[] | undefined): readonly string[] =>
    names && names.length > 0 ? [`${title}：${names.join('或')}`] : []
  return [
    ...phrase(
      '级别',
      filter.level?.map(code => wordOf(levels, code)),
    ),
    ...phrase(
      '类型',
      filter.kind?.map(code => wordOf(kinds, code)),
    ),
    ...phrase(
      '状态',
      filter.state?.map(code => askedStates[code]?.words ?? wordOf(states, code)),
    ),
    ...phrase(
      '领域',
      filter.field?.map(({ name }) => name),
    ),
    ...phrase(
      '乡镇',
      filter.township?.map(({ name }) => name),
    ),
    ...phrase(
      '单位',
      filter.unit?.map(({ name }) => name),
    ),
    ...phrase('专家', filter.expert),
    ...(filter.ends ? [`协议${dateWords(filter.ends.from)}至${dateWords(filter.ends.to)}到期`] : []),
    ...(filter.opened ? [`${dateWords(filter.opened.from)}至${dateWords(filter.opened.to)}挂牌`] : []),
    ...phrase('名称、专家含', filter.text),
    ...(filter.unknown === undefined ? [] : [filter.unknown]),
  ]
}

type Where = Prisma.WorkstationWhereInput

/** What the dates tell of a station beside its state. */
const askedStates: Readonly<
  Record<string, { readonly words: string; readonly where: (today: Day) => Where }>
> = {
  expiring: {
    words: `${renewalDays}天内到期`,
    where: today => ({
      state: { in: [...operating] },
      endsOn: { gte: dateOf(today), lte: dateOf(addDays(today, renewalDays)) },
    }),
  },
  unassessed: {
    words: '今年还没考核',
    where: today => ({
      state: { in: [...operating] },
      OR: [{ gradedYear: null }, { gradedYear: { lt: Number(today.slice(0, 4)) } }],
    }),
  },
  fundable: {
    words: '挂牌满一年、今年没有资助',
    where: today => ({
      state: 'running',
      plateOn: { lte: dateOf(addMonths(today, -12)) },
      subsidies: { none: { year: Number(today.slice(0, 4)) } },
    }),
  },
  pending: { words: '正在申报', where: () => ({ state: { in: [...founding] } }) },
  ended: { words: '已结束', where: () => ({ state: { in: ['rejected', 'revoked', 'closed'] } }) },
  expertless: { words: '专家离开待更换', where: () => ({ expertLeftOn: { not: null } }) },
}

/** The question as a filter for the database. */
export const whereOf = (filter: Filter, today: Day): Where => ({
  AND: [
    ...(filter.level ? [{ level: { in: filter.level } }] : []),
    ...(filter.kind ? [{ kind: { in: filter.kind } }] : []),
    ...statesAsked(filter.state, today),
    ...(filter.field ? [{ fieldId: { in: filter.field.map(({ id }) => id) } }] : []),
    ...(filter.township ? [{ townshipId: { in: filter.township.map(({ id }) => id) } }] : []),
    ...(filter.unit ? [{ OR: unitsAsked(filter.unit.map(({ id }) => id)) }] : []),
    ...(filter.expert ? [{ OR: filter.expert.map(name => ({ expertName: { contains: name } })) }] : []),
    ...(filter.ends ? [{ endsOn: between(filter.ends) }] : []),
    ...(filter.opened ? [{ plateOn: between(filter.opened) }] : []),
    ...(filter.text ?? []).map(textAsked),
  ],
})

/** 运行、可以资助: in one of the states, and everything the dates ask for. Without any: with the plate on the door. */
const statesAsked = (codesAsked: readonly string[] | undefined, today: Day): Where[] => {
  if (codesAsked === undefined) return [{ state: { in: [...operating] } }]
  const plain = codesAsked.filter(code => askedStates[code] === undefined)
  return [
    ...(plain.length > 0 ? [{ state: { in: plain } }] : []),
    ...codesAsked.flatMap(code => askedStates[code]?.where(today) ?? []),
  ]
}

/** The same question about applications under way; `null` when it asks for states itself. */
export const pendingFor = (filter: Filter): Filter | null =>
  filter.state === undefined ? { ...filter, state: ['pending'] } : null

const unitsAsked = (unitIds: number[]): Where[] => [
  { hostUnitId: { in: unitIds } },
  { deptUnitId: { in: unitIds } },
]

const between = ({ from, to }: { readonly from: Day; readonly to: Day }) => ({
  gte: dateOf(from),
  lte: dateOf(to),
})

const textAsked = (word: string): Where => ({
  OR: [
    { name: { contains: word } },
    { expertName: { contains: word } },
    { institution: { contains: word } },
    { host: { name: { contains: word } } },
    { members: { some: { name: { contains: word } } } },
  ],
})
