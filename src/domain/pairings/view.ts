import type { Tone } from '#cards/kit/card.ts'
import { dateWords, shortDate } from '#cards/kit/dates.ts'
import type { PairingView } from '#cards/pairings/pairing.ts'
import { wordOf } from '#core/dictionary.ts'
import { deadlineOf } from '#core/machine.ts'
import { fieldNames } from '#domain/talents/index.ts'
import { forms, kinds, origins, type PairingState, reasons, states } from './dictionary.ts'
import { pairingMachine } from './machine.ts'
import { type PairingRow, pairingNumber, servedNoun, servedWords } from './record.ts'

// The column is text in the database; every write goes through machine.ts, which knows only these.
export const stateOf = (row: { readonly state: string }): PairingState => row.state as PairingState

export const tones: Readonly<Record<PairingState, Tone>> = {
  awaiting: 'info',
  office: 'info',
  active: 'success',
  warned: 'warning',
  paused: 'warning',
  review: 'warning',
  ended: 'void',
  declined: 'danger',
  expired: 'void',
}

export const viewOf = (row: PairingRow): PairingView => ({
  number: pairingNumber(row.id),
  kind: wordOf(kinds, row.kind) ?? row.kind,
  talent: row.talent.name,
  talentOf: talentWords(row),
  served: servedWords(row),
  form: wordOf(forms, row.form) ?? row.form,
  goal: row.goal,
  origin: wordOf(origins, row.origin) ?? row.origin,
  state: states[stateOf(row)],
  tone: tones[stateOf(row)],
  answers: answersWords(row),
  term: termWords(row),
  lastServed: row.servedOn === null ? null : dateWords(row.servedOn),
  due: dueWords(row),
  remark: [wordOf(reasons, row.reason), row.remark].filter(words => words !== null).join('：') || null,
})

const talentWords = ({ talent }: PairingRow): string =>
  [talent.unit?.name ?? talent.village?.name ?? talent.township?.name, fieldNames(talent).join('、')]
    .filter(words => words)
    .join(' · ')

/** 人才已同意（11月23日），村未答复; only while somebody still has to answer. */
const answersWords = (row: PairingRow): string | null =>
  ['awaiting', 'expired', 'declined'].includes(row.state)
    ? partiesOf(row)
        .map(({ words, yes }) => (yes ? `${words}已同意（${shortDate(yes)}）` : `${words}未答复`))
        .join('，')
    : null

export type Party = 'talent' | 'village' | 'employer'

/** Who has to say yes, in which words, and when he did. */
export const partiesOf = (
  row: PairingRow,
): readonly { readonly party: Party; readonly words: string; readonly yes: Date | null }[] => [
  { party: 'talent', words: '人才', yes: row.talentYes },
  { party: 'village', words: servedNoun(row), yes: row.villageYes },
  ...(row.asksEmployer ? [{ party: 'employer', words: '所在单位', yes: row.employerYes } as const] : []),
]

const termWords = ({ startsOn, endsOn }: PairingRow): string | null => {
  if (startsOn === null) return endsOn === null ? null : `至${dateWords(endsOn)}`
  return endsOn === null ? `自${dateWords(startsOn)}起` : `${dateWords(startsOn)}至${dateWords(endsOn)}`
}

const dueWords = (row: PairingRow): string | null => {
  if (row.dueAt !== null) return dateWords(row.dueAt)
  return deadlineOf(pairingMachine, row.state) === null ? null : '下一年放假安排公布后计算'
}
