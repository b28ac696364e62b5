import type { Measured } from './score.ts'

/** What a table comes to. Shares are of the sentences whose noun exists. */
export type Totals = {
  readonly sentences: number
  readonly notOffered: number
  readonly intentAccuracy: number
  readonly slotF1: number
  readonly wrongWrites: number
  /** Asked back where a question was right, and where it was not. */
  readonly questions: { readonly wanted: number; readonly asked: number }
}

export const totalsOf = (measured: readonly Measured[]): Totals => {
  const judged = measured.filter(one => !one.notOffered)
  const right = judged.filter(one => one.intentRight).length
  const count = (part: 'right' | 'missing' | 'surplus'): number =>
    judged.reduce((sum, { slots }) => sum + slots[part].length, 0)
  const twice = 2 * count('right')
  const wanted = judged.filter(({ sentence }) => sentence.asks)
  return {
    sentences: measured.length,
    notOffered: measured.length - judged.length,
    intentAccuracy: share(right, judged.length),
    slotF1: share(twice, twice + count('missing') + count('surplus')),
    wrongWrites: measured.filter(one => one.wrongWrite !== null).length,
    questions: { wanted: wanted.length, asked: wanted.filter(one => one.asked).length },
  }
}

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole)

const percent = (part: number): string => `${(100 * part).toFixed(1)} %`

/** The figures, by tag and by intent, and every sentence that went wrong. */
export const reportOf = (measured: readonly Measured[]): string => {
  const judged = measured.filter(one => !one.notOffered)
  return [
    summary(totalsOf(measured)),
    '',
    ...tags.map(tag =>
      tagLine(
        tag,
        judged.filter(one => hasTag(one, tag)),
      ),
    ),
    '',
    ...byIntent(judged),
    '',
    ...measured.flatMap(failure),
  ].join('\n')
}

const summary = (totals: Totals): string =>
  [
    `${totals.sentences} sentences, ${totals.notOffered} not yet offered`,
    `intent accuracy ${percent(totals.intentAccuracy)}`,
    `slot F1 ${percent(totals.slotF1)}`,
    `wrong writes ${totals.wrongWrites}`,
    `questions ${totals.questions.asked} of ${totals.questions.wanted}`,
  ].join('\n')

const tags = ['plain', 'messy', 'outside', 'hostile', 'follow-up'] as const

const hasTag = ({ sentence }: Measured, tag: (typeof tags)[number]): boolean =>
  tag === 'plain' ? sentence.tags.length === 0 : sentence.tags.includes(tag)

const tagLine = (tag: string, measured: readonly Measured[]): string => {
  const { intentAccuracy, slotF1 } = totalsOf(measured)
  return `${tag}: ${measured.length} sentences, intents ${percent(intentAccuracy)}, slots ${percent(slotF1)}`
}

const byIntent = (measured: readonly Measured[]): readonly string[] =>
  [...new Set(measured.map(({ sentence }) => sentence.intent))].flatMap(intent => {
    const own = measured.filter(({ sentence }) => sentence.intent === intent)
    const right = own.filter(one => one.intentRight).length
    return right === own.length ? [] : [`${intent}: ${right} of ${own.length}`]
  })

const failure = (one: Measured): readonly string[] => {
  const { sentence, answer, notOffered, wrongWrite, slots } = one
  const faults = [
    ...(wrongWrite === null ? [] : [`WRONG WRITE, ${wrongWrite}`]),
    ...(one.intentRight || notOffered ? [] : [`${answer.command.intent} instead of ${sentence.intent}`]),
    ...(notOffered ? [] : [...slots.missing.map(slot => `- ${slot.name}=${slot.value}`)]),
    ...(notOffered ? [] : [...slots.surplus.map(slot => `+ ${slot.name}=${slot.value}`)]),
    ...(sentence.asks && !one.asked && !notOffered ? ['did not ask'] : []),
  ]
  const said = [...sentence.before, sentence.text].join(' ／ ')
  return faults.length === 0 ? [] : [`${sentence.id} ${said}\n    ${faults.join('; ')}`]
}
