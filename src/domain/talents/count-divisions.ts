import type { Dictionary } from '#core/dictionary.ts'
import type { Gazetteer } from '#domain/places/index.ts'
import { birthDivisions } from './ages.ts'
import { categories, educations, levels, sources } from './dictionary.ts'

/** A way to divide the people counted: which terms, and the word of each. */
export type Division = {
  readonly title: string
  /** What people call it: 人才统计 按乡镇. */
  readonly names: readonly string[]
  readonly terms: (gazetteer: Gazetteer) => ReadonlyMap<string, string>
  /** What terms cannot tell, because it is kept sealed. */
  readonly sealed?: keyof typeof birthDivisions
  /** How those are called who fit none of the terms; `null`: they are not shown. */
  readonly rest: string | null
  /** Somebody can fit several. */
  readonly several: boolean
}

const listed =
  (kind: string, dictionary: Dictionary): Division['terms'] =>
  () =>
    new Map(Object.entries(dictionary).map(([code, word]) => [`${kind}:${code}`, word]))

const sealed = (by: keyof typeof birthDivisions) => ({
  title: birthDivisions[by].names[0],
  names: birthDivisions[by].names,
  terms: () => new Map<string, string>(),
  sealed: by,
  rest: null,
  several: false,
})

export const divisions = {
  category: {
    title: '类别',
    names: ['类别', '人才类别', '队伍'],
    terms: listed('category', categories),
    rest: null,
    several: false,
  },
  level: {
    title: '层次',
    names: ['层次', '级别', '等级'],
    terms: listed('level', levels),
    rest: '未定级',
    several: false,
  },
  township: {
    title: '乡镇',
    names: ['乡镇', '乡', '镇'],
    terms: ({ townships }) => new Map(townships.map(({ id, name }) => [`township:${id}`, name])),
    rest: '县直单位和企业',
    several: false,
  },
  field: {
    title: '领域',
    names: ['领域', '专业', '行业'],
    terms: ({ fields }) => new Map(fields.map(({ id, name }) => [`field:${id}`, name])),
    rest: null,
    several: true,
  },
  source: { title: '来源', names: ['来源'], terms: listed('source', sources), rest: null, several: false },
  education: {
    title: '学历',
    names: ['学历', '文化程度'],
    terms: listed('education', educations),
    rest: '未填',
    several: false,
  },
  age: sealed('age'),
  sixty: sealed('sixty'),
} as const satisfies Readonly<Record<string, Division>>

export type By = keyof typeof divisions

// Object.keys forgets the key type.
export const bys = Object.keys(divisions) as [By, ...By[]]

/** The division a word asks for: 层次, 按层次, 各乡镇. */
export const divisionCalled = (word: string): By | null => {
  const name = word.replace(/^[按各分]|(分布|情况|统计)$/g, '')
  return bys.find(by => (divisions[by].names as readonly string[]).includes(name)) ?? null
}
