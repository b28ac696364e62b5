/** What stands above or below a table for whoever fills it in. */
export type Label = 'unit' | 'day' | 'person'

export const labels: readonly Label[] = ['unit', 'day', 'person']

const who = '(?:填报|填表|制表|上报|报送|编报)'
const colon = '\\s*[:：]'
/** Up to the next words: blanks, lines to write on, and the parts of a date. */
const gap = '[\\s_＿年月日]*'

const forms: Readonly<Record<Label, RegExp>> = {
  unit: new RegExp(`(${who}(?:单位|部门|地区)(?:名称)?(?:[(（][^()（）]{1,8}[)）])?${colon})(${gap})`, 'u'),
  day: new RegExp(`(${who}(?:日期|时间)${colon})(${gap})`, 'u'),
  person: new RegExp(`(${who}人(?:员|姓名)?${colon})(${gap})`, 'u'),
}

/** The labels in a cell that nothing stands behind yet. */
export const labelsIn = (words: string): readonly Label[] =>
  labels.filter(label => {
    const found = forms[label].exec(words)
    return found !== null && isOpen(words.slice(found.index + found[0].length))
  })

/** Whatever follows is another label, or nothing: no name that somebody wrote there. */
const isOpen = (rest: string): boolean => rest === '' || /^[^:：]{2,12}[:：]/.test(rest)

/** The cell's words with what is known put behind its labels; blanks before the next label stay wide enough to tell them apart. */
export const labelled = (words: string, said: Readonly<Record<Label, string>>): string =>
  labelsIn(words).reduce(
    (now, label) =>
      now.replace(forms[label], (whole, head: string, blank: string, at: number) => {
        const isLast = at + whole.length === now.length
        return `${head}${said[label]}${isLast ? '' : blank.replace(/[^\s]/g, '').slice(said[label].length * 2) || '    '}`
      }),
    words,
  )
