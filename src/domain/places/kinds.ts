import type { Dictionary } from '#core/dictionary.ts'

/** What the county's reference data consists of. */
export const placeKinds = ['township', 'village', 'unit', 'field'] as const

export type PlaceKind = (typeof placeKinds)[number]

/** One row of it. */
export type PlaceRef = { readonly kind: PlaceKind; readonly id: number }

export const kindWords: Dictionary<PlaceKind> = {
  township: '乡镇',
  village: '村（社区）',
  unit: '单位',
  field: '领域',
}

/** What the other words of a row are called. */
export const alsoWords: Dictionary<PlaceKind> = {
  township: '曾用名、别名',
  village: '曾用名、别名',
  unit: '简称',
  field: '同义词',
}

export const villageKinds = { 村: '村', 社区: '社区' } as const satisfies Dictionary

export const unitKinds = {
  department: '机关部门',
  institution: '事业单位',
  enterprise: '企业',
} as const satisfies Dictionary

/** 诺溪镇 → 镇; a name that ends otherwise is no township's. */
export const townshipKindOf = (name: string): string | null => /(?:街道|镇|乡)$/.exec(name)?.[0] ?? null

/** Spoken in the south-west beside 汉语: what people ask for by name. */
export const languages =
  '白语 彝语 傈僳语 苗语 傣语 哈尼语 纳西语 藏语 壮语 佤语 拉祜语 景颇语 瑶语 怒语 独龙语 普米语 阿昌语 布依语 侗语 水语'.split(
    ' ',
  )

const prefixes: Readonly<Record<PlaceKind, string>> = {
  township: 'XZ',
  village: 'CS',
  unit: 'DW',
  field: 'LY',
}

/** XZ-3 · CS-12 · DW-5 · LY-7. */
export const placeNumber = ({ kind, id }: PlaceRef): string => `${prefixes[kind]}-${id}`

/** The row a number names; `null` for anything else. */
export const readPlaceNumber = (word: string): PlaceRef | null => {
  const [, letters = '', digits = ''] = /^([A-Z]{2})-?(\d{1,9})$/.exec(word.trim().toUpperCase()) ?? []
  const kind = placeKinds.find(one => prefixes[one] === letters)
  return kind === undefined ? null : { kind, id: Number(digits) }
}
