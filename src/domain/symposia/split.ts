import type { OpinionKind } from './dictionary.ts'

export type Speaker = { readonly id: number; readonly names: readonly string[] }

export type Remark = {
  readonly guestId: number
  readonly kind: OpinionKind
  readonly text: string
  readonly hidden: boolean
}

/** What was written down line by line, and the lines nobody could be found for. */
export type Split = { readonly remarks: readonly Remark[]; readonly left: readonly string[] }

/** Shorter is no remark: 杨春兰：好。 */
const textMin = 4
const textMax = 500

/**
 * 杨春兰：建议办制茶夜校；孩子上学远 — one line, one speaker; each sentence behind a ；is a remark of its own. A line without a
 * name goes on where the last one ended.
 */
export const splitRemarks = (typed: string, speakers: readonly Speaker[]): Split => {
  const remarks: Remark[] = []
  const left: string[] = []
  let last: Speaker | null = null
  for (const line of typed.split('\n').map(bare).filter(Boolean)) {
    const { name, said } = nameBefore(line)
    const speaker: Speaker | null = name === null ? last : (speakerCalled(name, speakers) ?? null)
    if (speaker === null) left.push(line)
    else remarks.push(...sentencesOf(said).map(text => remarkOf(speaker, text)))
    last = speaker
  }
  return { remarks, left }
}

/** 1. 2、（3） before a line number it and say nothing. */
const bare = (line: string): string =>
  line
    .trim()
    .replace(/^(?:[(（]?\d{1,2}[)）.、．]|[-—•·*])\s*/, '')
    .trim()

const nameBefore = (line: string): { readonly name: string | null; readonly said: string } => {
  const [whole, name] = /^([^：:，,。；;]{2,20})[：:]\s*/.exec(line) ?? []
  return whole === undefined || name === undefined
    ? { name: null, said: line }
    : { name: name.trim(), said: line.slice(whole.length) }
}

/** The whole name, or a name with a title behind it: 杨春兰老师, 何山站长; a unit also by its short form. */
const speakerCalled = (name: string, speakers: readonly Speaker[]): Speaker | undefined =>
  speakers.find(({ names }) => names.includes(name)) ??
  onlyOne(speakers.filter(({ names }) => names.some(one => name.startsWith(one) || one.endsWith(name))))

const onlyOne = (found: readonly Speaker[]): Speaker | undefined =>
  found.length === 1 ? found[0] : undefined

const sentencesOf = (said: string): readonly string[] => {
  const parts = said
    .split(/[；;]/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const joined: string[] = []
  for (const part of parts) {
    // Too short to stand alone: it belongs to what was said before.
    const before = part.length < textMin ? joined.pop() : undefined
    joined.push(before === undefined ? part : `${before}；${part}`)
  }
  return joined.filter(part => part.length >= textMin).map(part => part.slice(0, textMax))
}

const remarkOf = ({ id }: Speaker, typed: string): Remark => {
  const hidden = /[（(](?:不具名|匿名|不公开姓名)[)）]/.test(typed)
  const text = typed.replace(/[（(](?:不具名|匿名|不公开姓名)[)）]/g, '').trim()
  return { guestId: id, kind: kindIn(text), text, hidden }
}

/** What some words seem to be; it can be put right before anything is done about it. */
export const kindIn = (text: string): OpinionKind => {
  if (/建议|希望|能不能|可以考虑|应当|应该|要是能|最好/.test(text)) return 'suggestion'
  if (/困难|难处|解决不了|没人管|没地方|不方便|缺|太远|办不下来|没到账|住不|上学|看病|报销/.test(text))
    return 'difficulty'
  if (/请问|想问|咨询|怎么办理|有没有政策|什么时候|[?？]$/.test(text)) return 'question'
  return /感谢|谢谢|很好|满意|点赞|办得好/.test(text) ? 'praise' : 'suggestion'
}
