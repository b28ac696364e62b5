import type { Entry } from '#core/lexicon.ts'
import { folded } from '../tidy.ts'

/**
 * A way to write a name. `whole`: as it is kept; `short`: without 乡, 镇, 村 or the county; `loose`: so short that it is an
 * ordinary word as well (和平, 茶).
 */
export type NameForm = { readonly word: string; readonly form: 'whole' | 'short' | 'loose' }

/** Every way people write an entry's name, folded; the surest form of each way. */
export const formsOf = (entry: Entry): readonly NameForm[] => {
  const forms = new Map<string, NameForm>()
  for (const form of allForms(entry))
    if (form.word !== '' && !forms.has(form.word)) forms.set(form.word, form)
  return [...forms.values()]
}

const allForms = (entry: Entry): readonly NameForm[] => {
  const names = [entry.name, ...entry.also].map(folded)
  switch (entry.kind) {
    case 'person':
      return names.map(whole)
    case 'unit':
      return [
        ...names.map(whole),
        ...names.flatMap(shortUnits).map(short),
        ...names.flatMap(shortestUnits).map(loose),
      ]
    case 'township':
      return [...names.map(whole), ...names.flatMap(shortTownships).map(short)]
    case 'village':
      return villageForms(names)
    case 'field':
      return names.map(name => (name.length > 1 ? whole(name) : loose(name)))
  }
}

const whole = (word: string): NameForm => ({ word, form: 'whole' })
const short = (word: string): NameForm => ({ word, form: 'short' })
const loose = (word: string): NameForm => ({ word, form: 'loose' })

// 云岭县农技中心, 县农技中心 → 农技中心; 县委 is no county's 委. 第一中学 is 一中.
const shortUnits = (name: string): readonly string[] => {
  const bare = name.replace(/^[^县]{0,4}县(?=[^委].)/u, '')
  const school = bare.replace(/^第?([一二三四五六七八九十]{1,2})(中|小)学$/u, '$1$2')
  return [bare, school].filter(word => word.length > 1 && word !== name)
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

// 县人社局, 人社局 → 人社; 财政 is a word of its own, whoever says it.
const shortestUnits = (name: string): readonly string[] => {
  const [, bare = ''] = /^县?(..)局$/u.exec(name) ?? []
  return bare !== '' && [...segmenter.segment(bare)].length > 1 ? [bare] : []
}

// 诺溪镇 → 诺溪; 清水彝族乡 → 清水乡, 清水.
const shortTownships = (name: string): readonly string[] => [
  ...new Set([name.replace(/(?<=..).{1,3}族(?=乡$)/u, ''), bareTownship(name)]),
]

const bareTownship = (name: string): string => name.replace(/(?<=..)(?:镇|街道|(?:.{1,3}族)?乡)$/u, '')

const bareVillage = (name: string): string => name.replace(/(?<=..)(?:村|社区)$/u, '')

// The name begins with the township's and ends with the village's own.
const villageForms = ([name = '', ...own]: readonly string[]): readonly NameForm[] => {
  const townships = own.filter(word => name.endsWith(word)).map(word => name.slice(0, -word.length))
  const [township = ''] = townships
  const said = own.length > 0 ? own : [name]
  return [
    whole(name),
    ...said.map(whole),
    ...(township === '' ? [] : said.flatMap(word => withTownship(township, word)).map(short)),
    ...said.map(bareVillage).map(word => (word.length > 2 ? short(word) : loose(word))),
  ]
}

const withTownship = (township: string, word: string): readonly string[] =>
  [township, ...shortTownships(township)].flatMap(before => [
    `${before}${word}`,
    `${before}${bareVillage(word)}`,
  ])
