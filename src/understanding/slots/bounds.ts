/** Words that make a number a limit, before and behind it. 以上 and 以下 include the number, as in the law. */
export const boundBefore =
  '(?:至少要?|最少|不[要得能可]?(?:少于|低于)|起码|超过|高于|大于|多于|最多|至多|顶多|(?:不[要得能可]?|别)(?:超过|高于|大于|多于)|不到|低于|少于|小于|>=|<=|≥|≤|>|<)'
export const boundAfter = '(?:及?以上|或以上|往上|起步|及?以下|或以下|以内|之内|往下|封顶)'

export type Bound = 'exact' | 'atLeast' | 'atMost'

/** What the words before and behind a number make of it. */
export const boundOf = (before = '', after = ''): Bound => {
  if (after !== '') return /上|起步/.test(after) ? 'atLeast' : 'atMost'
  if (before === '') return 'exact'
  return /^(?:至少|最少|不[要得能可]?[少低]|起码|超过|高于|大于|多于|>|≥)/.test(before) ? 'atLeast' : 'atMost'
}
