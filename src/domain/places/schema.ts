import { z } from 'zod'
import { choice, typed } from '#core/form-input.ts'
import type { PlaceKind } from './kinds.ts'
import { townshipKindOf, unitKinds, villageKinds } from './kinds.ts'

/** Signs a name may have; no blanks and no punctuation, which separate names. */
const nameSigns = /^[\p{Script=Han}A-Za-z0-9（）()·]+$/u

const withoutBlanks = (value: unknown): unknown => {
  const said = typed(value)
  return typeof said === 'string' ? said.replace(/\s+/g, '') : said
}

const name = (label: string) =>
  z.preprocess(
    withoutBlanks,
    z
      .string({ error: `请填写${label}。` })
      .min(2, { error: `${label}至少写2个字。` })
      .max(30, { error: `${label}不超过30个字。` })
      .regex(nameSigns, { error: `${label}里不要有标点。` }),
  )

/** 茶叶、核桃: each once, in the order typed. */
const wordsMax = 10

export const listOf = (value: string): readonly string[] => [
  ...new Set(value.split(/[、，,；;\s]+/).filter(word => word !== '')),
]

const list = (label: string, signs = nameSigns) =>
  z.preprocess(
    typed,
    z
      .string({ error: `${label}请填文字。` })
      .max(200, { error: `${label}不超过200个字。` })
      .transform(value => [...listOf(value)])
      .refine(words => words.length <= wordsMax, { error: `${label}最多写${wordsMax}个。` })
      .refine(words => words.every(word => word.length <= 20 && signs.test(word)), {
        error: `${label}有看不懂的写法，几个的请用顿号隔开，每个不超过20个字。`,
      }),
  )

export const TownshipInput = z.object({
  name: name('名称').refine(value => typeof value !== 'string' || townshipKindOf(value) !== null, {
    error: '乡镇的名称要以“镇”“乡”或“街道”结尾。',
  }),
  also: list('曾用名、别名'),
  centre: z.preprocess(typed, z.string({ error: '坐标请填文字。' }).max(60, { error: '坐标不超过60个字。' })),
})

const endsOtherwise = { 村: /社区$/, 社区: /村$/ } as const

export const VillageInput = z
  .object({
    name: name('名称'),
    township: z.preprocess(
      typed,
      z
        .string({ error: '请选择乡镇。' })
        .regex(/^\d{1,9}$/, { error: '请选择乡镇。' })
        .transform(Number),
    ),
    kind: choice('类型', villageKinds),
    industries: list('产业'),
    languages: list('语言', /[语话]$/),
    also: list('曾用名、别名'),
  })
  .refine(({ name: own, kind }) => !endsOtherwise[kind].test(own), {
    error: '名称和类型对不上：社区的类型选“社区”，村的选“村”。',
  })

export const UnitInput = z.object({
  name: name('全称'),
  also: list('简称'),
  kind: choice('类型', unitKinds),
})

export const FieldInput = z.object({ name: name('名称'), also: list('同义词') })

export type Inputs = {
  readonly township: z.output<typeof TownshipInput>
  readonly village: z.output<typeof VillageInput>
  readonly unit: z.output<typeof UnitInput>
  readonly field: z.output<typeof FieldInput>
} & Readonly<Record<PlaceKind, unknown>>
