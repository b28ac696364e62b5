import { z } from 'zod'
import { type GrievanceLine, listCard, pageSize } from '#cards/grievances/list.ts'
import { ratesCard } from '#cards/grievances/rates.ts'
import type { Bound, ButtonSpec } from '#cards/kit/buttons.ts'
import { shortDate } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { command, onPress, type Said } from '#core/handlers.ts'
import { reachOf } from '#core/permission.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import { addDays, dayOf, instantOf } from '#core/shanghai.ts'
import { calendarOf } from '#domain/calendar/index.ts'
import { type Case, casesIn } from './cases.ts'
import { kinds, outcomes, states } from './dictionary.ts'
import { grievanceNumber } from './number.ts'
import { asking } from './phrases/asking.ts'
import { countedFor, mayRead, rowsSeen } from './policy.ts'
import { type Rate, type RateKey, rateKeys, ratesOf, rateWords } from './rates.ts'
import { type GrievanceRow, kindOf, stateOf, whole } from './record.ts'
import { counting } from './slots.ts'
import { holderWords } from './view.ts'

const divisions = { kind: '按类别', month: '按月份', unit: '按单位' } as const

type Division = keyof typeof divisions

/** Which cases are counted, small enough to travel in a button. */
const Asked = z.object({
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  kind: z.string().max(20).optional(),
  unit: z.number().int().optional(),
  by: z.enum(['kind', 'month', 'unit']).default('kind'),
})

type Asked = z.output<typeof Asked>

/** `诉求统计 上个月`: the six rates, raw and after exclusion, each with its cases behind a button. */
export const openQuality = command({
  intent: 'grievance.stats',
  phrases: asking['grievance.stats'],
  slots: counting,
  words: ['诉求统计', '诉求 统计', '办理质量', 'grievance stats'],
  summary: '诉求的响应率、按期办结率、解决率、满意率等',
  example: '诉求统计 上个月',
  allow: mayRead,
  run: async (ctx, said) => privately(ctx.chat, await drawn(ctx, askedOf(said)), '办理质量已私聊发您。'),
})

const askedOf = ({ slots }: Said): Asked => {
  const [period] = slots.period ?? []
  const [kind] = slots.kind ?? []
  const [unit] = slots.unit ?? []
  return {
    ...(period?.kind === 'period' ? { from: period.from, to: period.to } : {}),
    ...(kind?.kind === 'choice' ? { kind: kind.value } : {}),
    ...(unit?.kind === 'unit' ? { unit: unit.id } : {}),
    by: kind?.kind === 'choice' ? 'unit' : 'kind',
  }
}

/** This year, unless told. */
const spanOf = (ctx: Context, { from, to }: Asked) => ({
  from: from ?? `${dayOf(ctx.now).slice(0, 4)}-01-01`,
  to: to ?? dayOf(ctx.now),
})

const casesOf = async (ctx: Context, asked: Asked) => {
  const { from, to } = spanOf(ctx, asked)
  return casesIn(ctx.db, {
    AND: [
      { createdAt: { gte: instantOf(from), lt: instantOf(addDays(to, 1)) } },
      asked.kind === undefined ? {} : { kind: asked.kind },
      asked.unit === undefined ? {} : { leadUnitId: asked.unit },
      countedFor(ctx.actor),
    ],
  })
}

const drawn = async (ctx: Context, asked: Asked): Promise<Reply> => {
  const cases = await casesOf(ctx, asked)
  const about = { now: ctx.now, calendar: await calendarOf(ctx.db) }
  const raw = ratesOf(cases, about)
  const kept = ratesOf(
    cases.filter(one => !one.isExcluded),
    about,
  )
  const { from, to } = spanOf(ctx, asked)
  return show(
    ratesCard({
      understood: [
        `${shortDate(from)}至${shortDate(to)}收到`,
        ...(asked.kind === undefined ? [] : [kinds[kindOf({ kind: asked.kind })] ?? asked.kind]),
      ],
      total: cases.length,
      excluded: cases.filter(one => one.isExcluded).length,
      lines: raw.map((rate, index) => ({
        words: rate.words,
        raw: rateWords(rate),
        kept: rateWords(kept[index] ?? rate),
        cases: `${rate.numerator.length}/${rate.denominator.length}`,
      })),
      by: divisions[asked.by],
      divisions: dividedBy(asked.by, cases, about),
      rules: raw.map(({ words, rule }) => `${words}＝${rule}`),
      buttons: buttonsOf(ctx, asked, raw),
    }),
  )
}

const dividers: Readonly<Record<Division, (one: Case) => string>> = {
  kind: one => kinds[kindOf(one)],
  month: one => `${Number(dayOf(one.createdAt).slice(5, 7))}月`,
  unit: one => one.leadUnit?.name ?? '县委人才办',
}

const dividedBy = (by: Division, cases: readonly Case[], about: Parameters<typeof ratesOf>[1]) => {
  const groups = new Map<string, Case[]>()
  for (const one of cases) {
    const word = dividers[by](one)
    groups.set(word, [...(groups.get(word) ?? []), one])
  }
  return [...groups].map(([word, own]) => {
    const rates = ratesOf(own, about)
    const words = (key: RateKey): string => rateWords(rates.find(rate => rate.key === key) ?? nothing)
    return {
      word,
      count: own.length,
      inTime: words('inTime'),
      solved: words('solved'),
      satisfied: words('satisfied'),
    }
  })
}

/** As a button carries it: what is absent is left out. */
const boundOf = (asked: Asked): Bound =>
  Object.fromEntries(
    Object.entries(asked).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  )

const nothing = { numerator: [], denominator: [] }

const buttonsOf = (ctx: Context, asked: Asked, raw: readonly Rate[]): readonly ButtonSpec[] => [
  ...(['kind', 'month', 'unit'] as const)
    .filter(by => by !== asked.by)
    .map(by => ({ text: divisions[by], do: 'grievances.rates', value: { ...boundOf(asked), by } })),
  ...(reachOf(ctx.actor, 'grievance.read') === 'masked'
    ? []
    : raw
        .filter(({ denominator }) => denominator.length > 0)
        .map(({ key, words }) => ({
          text: `${words.replace(/（.*/, '')}名单`,
          do: 'grievances.rateCases',
          value: { ...boundOf(asked), key, good: false },
        }))),
]

const OneRate = Asked.extend({
  // The keys of the measures.
  key: z.enum(rateKeys as [RateKey, ...RateKey[]]),
  good: z.boolean().default(false),
  skip: z.number().int().min(0).optional(),
})

/** The cases behind a rate: all that count, or only those that are as they should be. */
const rateCases = async (
  ctx: Context,
  { key, good, skip, ...asked }: z.output<typeof OneRate>,
): Promise<Reply> => {
  const cases = await casesOf(ctx, asked)
  const rates = ratesOf(cases, { now: ctx.now, calendar: await calendarOf(ctx.db) })
  const rate = rates.find(one => one.key === key)
  const ids = (good ? rate?.numerator : rate?.denominator) ?? []
  const where = { AND: [{ id: { in: [...ids] } }, rowsSeen(ctx.actor)] }
  const total = await ctx.db.grievance.count({ where })
  const rows = await ctx.db.grievance.findMany({
    where,
    include: whole,
    orderBy: { id: 'desc' },
    skip: skip ?? 0,
    take: pageSize,
  })
  const whichRate = { ...boundOf(asked), key }
  const inNumerator = new Set(rate?.numerator)
  return {
    ...show(
      listCard({
        title: `${rate?.words ?? ''}：${good ? '分子' : '分母'}`,
        understood: [rate?.rule ?? ''],
        lines: rows.map(row => lineOf(row, inNumerator.has(row.id))),
        total,
        before: skip ?? 0,
        turn: { do: 'grievances.rateCases', value: { ...whichRate, good } },
        empty: '没有这样的诉求。',
        note: ids.length > total ? `共${ids.length}件，列出的是您能看的${total}件。` : undefined,
        buttons: [
          {
            text: good ? '看分母' : '看分子',
            do: 'grievances.rateCases',
            value: { ...whichRate, good: !good },
          },
        ],
      }),
    ),
    // A page takes the place of the one before; the first leaves the rates where they are.
    ...(skip === undefined ? { anew: true } : {}),
  }
}

const lineOf = (row: GrievanceRow, isGood: boolean): GrievanceLine => ({
  id: row.id,
  number: grievanceNumber(row.id),
  kind: kinds[kindOf(row)],
  state: states[stateOf(row)],
  holder: holderWords(row),
  left: [
    isGood ? '计入分子' : '只计入分母',
    wordOf(outcomes, row.outcome),
    row.excludeYesBy === null ? null : '已批准剔除',
  ]
    .filter(words => words !== null)
    .join('，'),
  isLate: false,
  level: null,
})

export const qualityActions = [
  onPress({
    name: 'grievances.rates',
    allow: mayRead.inChats('private'),
    bound: Asked,
    run: (ctx, asked) => drawn(ctx, asked),
  }),
  onPress({
    name: 'grievances.rateCases',
    allow: mayRead.inChats('private'),
    bound: OneRate,
    run: rateCases,
  }),
]
