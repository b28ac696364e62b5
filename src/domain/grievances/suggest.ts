import { type GrievanceKind, kinds, type Nature } from './dictionary.ts'
import { kindWords } from './kind-words.ts'

/** What some words seem to be about; everything of it can be put right by whoever reads the form. */
export type Suggestion = {
  readonly kind: GrievanceKind
  readonly nature: Nature
  /** About minors, health or family. */
  readonly sensitive: boolean
}

export const suggested = (words: string): Suggestion => {
  const kind = kindIn(words)
  return {
    kind,
    nature: natureIn(words),
    sensitive: personalKinds.includes(kind) || personal.test(words),
  }
}

/** The kind most of whose words are said; an earlier one wins a tie. */
const kindIn = (words: string): GrievanceKind => {
  const scored = kindWords.map(({ value, words: known }) => ({
    // The dictionary and the words are one table.
    kind: value as GrievanceKind,
    score: known.filter(word => words.includes(word)).reduce((sum, word) => sum + word.length, 0),
  }))
  const [best] = scored.toSorted((a, b) => b.score - a.score)
  return best && best.score > 0 ? best.kind : 'other'
}

export const isKind = (code: string): code is GrievanceKind => Object.hasOwn(kinds, code)

const natureIn = (words: string): Nature => {
  if (/(两|二|三|几|多)个?(部门|单位|局)|部门之间|互相推|踢皮球|跨部门/.test(words)) return 'joint'
  if (/投诉|举报|告状|态度|推诿|不作为|建议/.test(words)) return 'complaint'
  return /请问|咨询|怎么办理|找谁|哪个管|怎么走|怎么申请|咋个/.test(words) ? 'inquiry' : 'help'
}

const personalKinds: readonly GrievanceKind[] = ['medical', 'schooling', 'spouse']

const personal =
  /孩|娃|子女|儿子|女儿|未成年|小学|中学|幼儿|病|手术|住院|怀孕|残疾|抑郁|离婚|爱人|配偶|老婆|老公|父母|母亲|父亲|我妈|我爸|家属|家里/
