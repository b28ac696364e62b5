import { addDays, addMonths, type Day } from '#core/shanghai.ts'
import {
  dimensions,
  type Grade,
  gradeOf,
  type Level,
  type StationKind,
  type StationState,
} from '#domain/workstations/dictionary.ts'
import { nameFrom } from './names.ts'
import { type Dice, diceOf } from './random.ts'
import { type Sketch, sketches } from './station-sketches.ts'
import { seed } from './talents.ts'

/** One invented station. */
export type StationSeed = {
  readonly name: string
  readonly kind: StationKind
  readonly level: Level
  readonly state: StationState
  readonly host: string
  readonly dept: string
  readonly township: string
  readonly field: string
  readonly expert: string
  readonly expertTitle: string
  readonly institution: string
  readonly plan: string
  readonly plateOn: Day | null
  readonly daysAgo: number
  readonly remark: string | null
  readonly agreement: {
    readonly from: Day
    readonly to: Day
    readonly daysPerYear: number
    readonly tasks: string
    readonly payFen: number
  } | null
  readonly members: readonly { readonly side: string; readonly name: string; readonly title: string }[]
  readonly levels: readonly { readonly level: Level; readonly from: Day; readonly to: Day | null }[]
  readonly reports: readonly Report[]
  readonly assessments: readonly Assessment[]
  readonly subsidies: readonly { readonly year: number; readonly fen: number }[]
}

type Report = {
  readonly year: number
  readonly techniques: number
  readonly varieties: number
  readonly acreageMu: number
  readonly trainees: number
  readonly households: number
  readonly incomeFen: number
  readonly daysOnSite: number
  readonly spentFen: number
}

type Assessment = Readonly<Record<keyof typeof dimensions, number>> & {
  readonly year: number
  readonly total: number
  readonly grade: Grade
}

const kindWords: Readonly<Record<StationKind, string>> = {
  expert: '专家工作站',
  academician: '院士工作站',
  grassroots: '基层科研工作站',
  medical: '名医工作站',
  teaching: '名师工作站',
  skill: '技能大师工作室',
}

/** The invented stations, the same every time. */
export const inventStations = (today: Day): readonly StationSeed[] => {
  const dice = diceOf(seed + 5)
  return sketches.map(one => stationOf(dice, one, today))
}

const daysAgoIn: Readonly<Partial<Record<StationState, number>>> = {
  publicity: 3,
  applied: 1,
  review: 6,
  approved: 8,
  rectify: 30,
}

const stationOf = (dice: Dice, one: Sketch, today: Day): StationSeed => {
  const { months, state = 'running', kind = 'expert' } = one
  const expert = one.expert ?? nameFrom(dice)
  const plateOn = months === undefined ? null : addMonths(today, -months)
  const years = plateOn === null ? [] : yearsOf(plateOn, today)
  return {
    name: `${one.short}${expert}${kindWords[kind]}`,
    kind,
    level: one.level,
    state,
    host: one.host,
    dept: one.dept,
    township: one.township,
    field: one.field,
    expert,
    expertTitle: one.title ?? '研究员',
    institution: one.institution,
    plan: `围绕${one.field}解决技术难题，每年到站指导不少于30天，培训本地骨干，带动农户增收。`,
    plateOn,
    daysAgo: daysAgoIn[state] ?? 200,
    remark: one.remark ?? null,
    agreement: agreementOf(dice, one, today),
    members: membersOf(dice),
    levels: levelsOf(one, plateOn),
    reports: years.map(year => reportOf(dice, year)),
    assessments: years.map(year => assessmentOf(dice, year, state === 'rectify' ? 8 : 0)),
    subsidies: one.wan === undefined ? [] : [{ year: Number(today.slice(0, 4)), fen: one.wan * 1_000_000 }],
  }
}

const agreementOf = (dice: Dice, { field, months, left }: Sketch, today: Day) =>
  months === undefined
    ? null
    : {
        from: addMonths(addMonths(today, left ?? 12), -36),
        to: addDays(addMonths(today, left ?? 12), -1),
        daysPerYear: dice.pick([20, 30, 40]),
        tasks: `${field}新技术示范推广，培养本地技术骨干`,
        payFen: dice.pick([0, 3_000_000, 5_000_000]),
      }

const membersOf = (dice: Dice): StationSeed['members'] => [
  ...Array.from({ length: 2 }, () => ({ side: 'expert', name: nameFrom(dice), title: '副教授' })),
  ...Array.from({ length: 3 + dice.below(3) }, () => ({
    side: 'local',
    name: nameFrom(dice),
    title: '技术员',
  })),
]

/** An upgraded station held the county's level for its first two years. */
const levelsOf = ({ level, upgraded }: Sketch, plateOn: Day | null): StationSeed['levels'] => {
  if (plateOn === null) return []
  if (!upgraded) return [{ level, from: plateOn, to: null }]
  const raised = addMonths(plateOn, 24)
  return [
    { level: 'county', from: plateOn, to: addDays(raised, -1) },
    { level, from: raised, to: null },
  ]
}

/** The last three whole years since the plate went up. */
const yearsOf = (plateOn: Day, today: Day): readonly number[] => {
  const last = Number(today.slice(0, 4)) - 1
  return [last - 2, last - 1, last].filter(year => year >= Number(plateOn.slice(0, 4)))
}

const reportOf = (dice: Dice, year: number): Report => ({
  year,
  techniques: 1 + dice.below(4),
  varieties: dice.below(4),
  acreageMu: 100 + dice.below(19) * 50,
  trainees: 60 + dice.below(25) * 10,
  households: 20 + dice.below(17) * 10,
  incomeFen: (600 + dice.below(25) * 100) * 100,
  daysOnSite: 20 + dice.below(25),
  spentFen: (1 + dice.below(8)) * 500_000,
})

const assessmentOf = (dice: Dice, year: number, worse: number): Assessment => {
  const points = (key: keyof typeof dimensions): number => {
    const { max } = dimensions[key]
    return Math.max(0, max - dice.below(Math.ceil(max / 4)) - Math.round((max * worse) / 30))
  }
  const given = {
    conditions: points('conditions'),
    operation: points('operation'),
    outcomes: points('outcomes'),
    training: points('training'),
    service: points('service'),
    money: points('money'),
  }
  const total = Object.values(given).reduce((sum, one) => sum + one, 0)
  return { year, ...given, total, grade: gradeOf(total) }
}
