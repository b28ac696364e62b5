const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

type Edges = { readonly text: string; readonly edges: ReadonlySet<number> }

/** A sentence's names are looked at one after the other; its words are split once. */
let last: Edges = { text: '', edges: new Set([0]) }

const edgesOf = (text: string): ReadonlySet<number> => {
  if (last.text !== text) {
    const edges = new Set([...segmenter.segment(text)].map(({ index }) => index))
    last = { text, edges: edges.add(text.length) }
  }
  return last.edges
}

/**
 * Whether an ordinary word reaches over the edge of some words, into or out of them: 民和 in 人民和政府. A word that the
 * segmenter does not know falls into single characters and reaches nowhere; 的 behind a name is no part of a word.
 */
export const crossesWord = (text: string, from: number, to: number): boolean => {
  const edges = edgesOf(text)
  return (
    !edges.has(from) || (!edges.has(to) && !particle.test(text.charAt(to)) && !beginsWord(text.slice(to)))
  )
}

// 文旅人才 was split as 文·旅人·才: where a whole word begins behind the name, the name may well end there.
const beginsWord = (rest: string): boolean => {
  const [first] = segmenter.segment(rest.slice(0, 6))
  return (first?.segment.length ?? 0) > 1
}

const particle = /[的了在和有是里被把与]/u

/** Whether some words are one word of the language: 方向 is a word, though somebody may be called so. */
export const isOneWord = (text: string, from: number, to: number): boolean => {
  const edges = edgesOf(text)
  if (!edges.has(from) || !edges.has(to)) return false
  for (let at = from + 1; at < to; at += 1) if (edges.has(at)) return false
  return true
}
