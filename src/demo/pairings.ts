import type { PairingForm, PairingState } from '#domain/pairings/dictionary.ts'
import { townships } from './county.ts'
import { type Dice, diceOf } from './random.ts'
import { goalOf, inventService, type ServiceSeed } from './services.ts'
import { exampleId, seed, type TalentSeed } from './talents.ts'

/** An invented pairing, in words; the database's ids come later. */
export type PairingSeed = {
  readonly id: number
  readonly kind: 'village' | 'mentor' | 'enterprise'
  readonly talentId: number
  /** 诺溪镇和平村 */
  readonly village: string | null
  readonly unit: string | null
  readonly menteeId: number | null
  readonly form: PairingForm
  readonly goal: string
  readonly state: PairingState
  readonly reason: string | null
  /** How many days ago it began to hold; `null`: it never did. */
  readonly beganDaysAgo: number | null
  /** How many days ago the present state began. */
  readonly daysAgo: number
  readonly services: readonly DatedService[]
}

export type DatedService = ServiceSeed & { readonly daysAgo: number }

/** Villages nobody is paired with at the start; the last one has a team. */
export const uncovered = ['团山乡河东村', '清水彝族乡师井村', '民和乡勤劳村', '长岭乡清水沟村'] as const
export const teamVillage = uncovered[3]

/** Which fields a village lives by, by its name. */
type Industries = ReadonlyMap<string, readonly string[]>

/** 96 people for 90 villages: 86 are covered, three people have two villages each, thirteen villages have a second person. */
export const inventPairings = (
  talents: readonly TalentSeed[],
  industries: Industries,
): readonly PairingSeed[] => {
  const dice = diceOf(seed + 7)
  const pool = poolOf(dice, talents, industries)
  const covered = allVillages.filter(name => !uncovered.some(open => open === name))
  const first = firsts(pool, covered)
  const seconds = secondStates.map((state, nth) => {
    const village = covered[(nth * 6 + 4) % covered.length] ?? ''
    return { ...standing(state, nth), village, talent: pool.take(village) }
  })
  const gone = formerStates.map((former, nth) => {
    const village = [...uncovered, ...covered][nth] ?? ''
    return { ...former, village, talent: pool.take(village) }
  })
  return [...first, ...seconds, ...gone, ...others(dice, talents)].map((one, index) =>
    finished(dice, one, index + 1),
  )
}

type Sketch = Pick<PairingSeed, 'state' | 'reason' | 'beganDaysAgo' | 'daysAgo'> & {
  readonly kind?: PairingSeed['kind']
  readonly village?: string
  readonly unit?: string
  readonly menteeId?: number
  readonly talent: TalentSeed
}

const allVillages: readonly string[] = townships.flatMap(({ name, villages, communities }) => [
  ...villages.map(village => `${name}${village}村`),
  ...communities.map(community => `${name}${community}社区`),
])

/** Every covered village has one of these; every 28th has the neighbour's. */
const firsts = (pool: Pool, covered: readonly string[]): readonly Sketch[] => {
  const list: Sketch[] = []
  covered.forEach((village, nth) => {
    const neighbour = nth % 28 === 27 ? list.at(-1)?.talent : undefined
    const talent = neighbour ?? (nth === 0 ? pool.example : pool.take(village))
    list.push({ ...standing(firstState(nth), nth), village, talent })
  })
  return list
}

const firstState = (nth: number): PairingState => {
  if (nth % 11 === 5) return 'warned'
  return nth % 25 === 20 ? 'review' : 'active'
}

const secondStates: readonly PairingState[] = [
  ...(['awaiting', 'active', 'paused', 'office', 'active', 'awaiting', 'paused'] as const),
  ...(['active', 'office', 'active', 'awaiting', 'paused', 'active'] as const),
]

const standing = (state: PairingState, nth: number) => ({
  state,
  reason: state === 'paused' ? (nth % 2 === 0 ? 'illness' : 'study') : null,
  beganDaysAgo: state === 'awaiting' || state === 'office' ? null : 180 + ((nth * 37) % 200),
  daysAgo: sinceDaysAgo(state, nth),
})

const sinceDaysAgo = (state: PairingState, nth: number): number => {
  if (state === 'active') return 180 + ((nth * 37) % 200)
  return state === 'paused' ? 20 + nth : 1 + (nth % 3)
}

type Former = Pick<PairingSeed, 'state' | 'reason' | 'beganDaysAgo' | 'daysAgo'>

const ended = (reason: string, daysAgo: number): Former => ({
  state: 'ended',
  reason,
  beganDaysAgo: daysAgo + 365,
  daysAgo,
})

const formerStates: readonly Former[] = [
  ended('transfer', 40),
  ended('term', 25),
  ended('idle', 60),
  ended('request', 90),
  { state: 'declined', reason: 'far', beganDaysAgo: null, daysAgo: 30 },
  { state: 'declined', reason: 'busy', beganDaysAgo: null, daysAgo: 75 },
  { state: 'expired', reason: null, beganDaysAgo: null, daysAgo: 12 },
]

/** Teachers and their younger colleagues at the county's schools and hospital, and people who help an enterprise. */
const others = (dice: Dice, talents: readonly TalentSeed[]): readonly Sketch[] => {
  const at = (unit: string, level: string): readonly TalentSeed[] =>
    dice.shuffle(talents.filter(one => one.state === 'verified' && one.unit === unit && one.level === level))
  const mentors = ['县第一中学', '县人民医院', '县农业技术推广中心'].flatMap(unit => {
    const young = at(unit, 'junior')
    return at(unit, 'high')
      .slice(0, 2)
      .flatMap((talent, nth): readonly Sketch[] => {
        const mentee = young[nth]
        return mentee ? [{ ...standing('active', nth + 3), kind: 'mentor', talent, menteeId: mentee.id }] : []
      })
  })
  const helpers = at('县农业技术推广中心', 'middle').slice(0, 3)
  const firms = ['云岭茶业有限公司', '云岭核桃产业开发有限公司', '诺溪火腿食品有限公司']
  return [
    ...mentors,
    ...helpers.map(
      (talent, nth): Sketch => ({
        ...standing('active', nth + 5),
        kind: 'enterprise',
        talent,
        unit: firms[nth] ?? '',
      }),
    ),
  ]
}

const forms: readonly [PairingForm, ...PairingForm[]] = ['service', 'service', 'project', 'support']

const finished = (
  dice: Dice,
  { talent, kind = 'village', village, unit, menteeId, ...rest }: Sketch,
  id: number,
): PairingSeed => {
  const field = talent.fields[0] ?? ''
  return {
    ...rest,
    id,
    kind,
    talentId: talent.id,
    village: village ?? null,
    unit: unit ?? null,
    menteeId: menteeId ?? null,
    form: dice.pick(forms),
    goal: goalOf(dice, field),
    services: servicesOf(dice, rest, field),
  }
}

/** Two to six services since it began; the latest within the quarter, unless the pairing is warned because there was none. */
const servicesOf = (
  dice: Dice,
  { state, beganDaysAgo, daysAgo }: Pick<PairingSeed, 'state' | 'beganDaysAgo' | 'daysAgo'>,
  field: string,
): readonly DatedService[] => {
  if (beganDaysAgo === null) return []
  const latest = latestDaysAgo(dice, state, daysAgo)
  const count = 2 + dice.below(5)
  const step = Math.max(1, Math.floor((Math.min(beganDaysAgo, 340) - latest) / count))
  return Array.from({ length: count }, (_, nth) => ({
    ...inventService(dice, field),
    daysAgo: latest + nth * step,
  })).filter(service => service.daysAgo <= beganDaysAgo)
}

const latestDaysAgo = (dice: Dice, state: PairingState, daysAgo: number): number => {
  if (state === 'warned') return 96 + dice.below(20)
  return state === 'ended' || state === 'paused' ? daysAgo + 5 + dice.below(30) : dice.below(75)
}

type Pool = {
  /** 杨春兰 of the examples, who is paired with her own village. */
  readonly example: TalentSeed
  /** Somebody nobody has taken yet, of the village's fields if there is one. */
  readonly take: (village: string) => TalentSeed
}

const poolOf = (dice: Dice, talents: readonly TalentSeed[], industries: Industries): Pool => {
  const willing = talents.filter(
    ({ id, state, category }) =>
      id !== exampleId && state === 'verified' && !['party', 'enterprise'].includes(category),
  )
  const left = new Set(dice.shuffle(willing))
  const [example] = talents.filter(({ id }) => id === exampleId)
  if (!example) throw new Error('demo county: there is no example')
  const take = (village: string): TalentSeed => {
    const wanted = industries.get(village) ?? []
    const found = [...left].find(({ fields }) => fields.some(field => wanted.includes(field))) ?? [...left][0]
    if (!found) throw new Error('demo county: nobody is left')
    left.delete(found)
    return found
  }
  return { example, take }
}
