import type {
  Category,
  Education,
  Level,
  Tag,
  TalentSource,
  TalentState,
} from '#domain/talents/dictionary.ts'
import { townships } from './county.ts'
import { nameFrom } from './names.ts'
import { type Dice, diceOf } from './random.ts'
import { type Trade, trades } from './trades.ts'

/** Everything invented follows from this number: the same county for every test and every picture. */
export const seed = 20_260_101

/** An invented person of the register, in words; the database's ids come later. */
export type TalentSeed = {
  readonly id: number
  readonly name: string
  readonly category: Category
  readonly level: Level | null
  readonly unit: string | null
  readonly village: readonly [township: string, village: string] | null
  readonly fields: readonly string[]
  readonly title: string | null
  readonly education: Education
  readonly source: TalentSource
  readonly tags: readonly Tag[]
  readonly craft: string | null
  readonly product: string | null
  readonly householdsLed: number | null
  readonly phone: string
  readonly state: TalentState
  /** How many days ago the present state began. */
  readonly daysAgo: number
}

/** 杨春兰 of 和平村, who makes tea: the person of the examples. */
export const exampleId = 12

/** Another 杨春兰, who teaches. */
const namesakeId = 27

/** 1,260 people of the register, and twelve on their way into it. */
export const inventTalents = (): readonly TalentSeed[] => {
  const dice = diceOf(seed)
  const slots = placed(dice.shuffle(trades.flatMap(slotsOf)))
  const sources = inventSources(dice, slots)
  const registered = slots.map((slot, index) =>
    invent(dice, slot, { id: index + 1, source: sources[index] ?? 'local', ...standing(index) }),
  )
  return [...registered, ...onTheirWay(dice, registered.length)].map(withKnownName)
}

type Slot = { readonly trade: Trade; readonly level: Level }

const slotsOf = (trade: Trade): readonly Slot[] =>
  (['high', 'middle', 'junior'] as const).flatMap(level =>
    Array.from({ length: trade.counts[level] }, () => ({ trade, level })),
  )

// The example is a craftswoman of middle level, her namesake a teacher: such slots change places with those at their numbers.
const placed = (slots: readonly Slot[]): readonly Slot[] => {
  const example = swapped(
    slots,
    exampleId,
    ({ trade, level }) => trade.category === 'folk' && level === 'middle',
  )
  return swapped(
    example,
    namesakeId,
    ({ trade, level }) => trade.units.includes('县第一中学') && level === 'high',
  )
}

const swapped = (slots: readonly Slot[], id: number, wanted: (slot: Slot) => boolean): readonly Slot[] => {
  const at = slots.findIndex(wanted)
  const found = slots[at]
  const there = slots[id - 1]
  return found && there ? slots.with(id - 1, found).with(at, there) : slots
}

/** 78 of a hundred are local: 130 came from elsewhere to stay, 50 for some weeks a year, 97 came back home. */
const inventSources = (dice: Dice, slots: readonly Slot[]): readonly TalentSource[] => {
  const sources = slots.map((): TalentSource => 'local')
  const give = (source: TalentSource, count: number, categories: readonly Category[]): void => {
    const open = [...slots.keys()].filter(
      index =>
        index !== exampleId - 1 &&
        sources[index] === 'local' &&
        categories.includes(slots[index]?.trade.category ?? 'party'),
    )
    for (const index of dice.shuffle(open).slice(0, count)) sources[index] = source
  }
  give('introduced', 130, ['professional', 'enterprise'])
  give('flexible', 50, ['professional', 'enterprise'])
  give('returned', 97, ['rural', 'folk', 'skilled', 'social'])
  return sources
}

type Given = Pick<TalentSeed, 'id' | 'source' | 'state' | 'daysAgo'>

/** 36 are due for their yearly confirmation, four are disputed. */
const standing = (index: number): Pick<TalentSeed, 'state' | 'daysAgo'> => {
  if (index % 35 === 20) return { state: 'annual_due', daysAgo: 1 + (index % 9) }
  if (index % 315 === 100) return { state: 'disputed', daysAgo: 1 + (index % 3) }
  return { state: 'verified', daysAgo: 5 + ((index * 37) % 320) }
}

const wayStates: readonly TalentState[] = [
  ...(['draft', 'draft', 'awaiting_consent', 'awaiting_consent', 'unit_review', 'unit_review'] as const),
  ...(['unit_review', 'office_verify', 'office_verify', 'office_verify', 'office_verify', 'fix'] as const),
]

const onTheirWay = (dice: Dice, count: number): readonly TalentSeed[] => {
  const rural = trades.filter(trade => trade.category === 'rural')
  return wayStates.flatMap((state, index) =>
    rural.map(trade => {
      const given: Given = { id: count + index + 1, source: 'local', state, daysAgo: 0 }
      return {
        ...invent(dice, { trade, level: 'junior' }, given),
        level: null,
        village: homeOfOfficer(index),
      }
    }),
  )
}

// The township officer of the try-out sees all of them.
const homeOfOfficer = (index: number): TalentSeed['village'] => {
  const [home] = townships
  const village = home?.villages[index % home.villages.length]
  return home && village ? [home.name, `${village}村`] : null
}

const invent = (dice: Dice, { trade, level }: Slot, given: Given): TalentSeed => {
  const isExample = given.id === exampleId
  const [main = ''] = isExample ? ['茶叶'] : dice.shuffle(trade.fields)
  const more = dice.chance(0.25) ? dice.shuffle(trade.fields).slice(0, 1) : []
  const craft = trade.crafts?.[main]
  const unit = dice.shuffle(trade.units)[0] ?? null
  return {
    ...given,
    name: nameFrom(dice),
    category: trade.category,
    level,
    unit,
    village: unit === null ? homeOf(dice, isExample) : null,
    fields: [...new Set([main, ...more])],
    title: dice.shuffle(trade.titles[level])[0] ?? null,
    education: educationOf(dice, trade.category, level),
    tags: tagsOf(dice, level, main),
    craft: craft?.[0] ?? null,
    product: craft?.[1] ?? null,
    householdsLed: craft ? 3 + dice.below(60) : null,
    phone: phoneOf(given.id),
    source: given.source,
  }
}

const homeOf = (dice: Dice, isExample: boolean): readonly [string, string] => {
  const homes = townships.flatMap(({ name, villages, communities }) => [
    ...villages.map(village => [name, `${village}村`] as const),
    ...communities.map(community => [name, `${community}社区`] as const),
  ])
  const home = isExample ? homes[0] : homes[dice.below(homes.length)]
  return home ?? ['', '']
}

const educationOf = (dice: Dice, category: Category, level: Level): Education => {
  const roll = dice.next()
  if (['rural', 'folk'].includes(category)) return roll < 0.8 ? 'secondary' : 'college'
  if (level === 'high') return highEducation(roll)
  if (category === 'skilled') return roll < 0.5 ? 'college' : 'secondary'
  return roll < 0.68 ? 'bachelor' : 'college'
}

const highEducation = (roll: number): Education => {
  if (roll < 0.05) return 'doctor'
  return roll < 0.35 ? 'master' : 'bachelor'
}

const scarceFields = ['临床医学', '中医', '中学物理', '信息技术', '畜牧兽医']

const tagsOf = (dice: Dice, level: Level, field: string): readonly Tag[] => {
  const tags: Tag[] = []
  if (dice.chance(0.04)) tags.push('composite')
  if (level === 'high' && dice.chance(0.4)) tags.push('leading')
  if (scarceFields.includes(field) && dice.chance(0.5)) tags.push('scarce')
  return tags
}

// No operator has numbers beginning with 154: nobody answers there.
const phoneOf = (id: number): string => `1540000${String(id).padStart(4, '0')}`

/** Persons of one name, so that whoever asks for it is asked which one. */
const knownNames: Readonly<Record<number, string>> = {
  [exampleId]: '杨春兰',
  [namesakeId]: '杨春兰',
  45: '李建华',
  388: '李建华',
  771: '李建华',
  60: '曾乐山',
}

const withKnownName = (talent: TalentSeed): TalentSeed => ({
  ...talent,
  name: knownNames[talent.id] ?? talent.name,
})
