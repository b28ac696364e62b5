import type { Tone } from '#cards/kit/card.ts'
import { dateWords } from '#cards/kit/dates.ts'
import type { RecordView } from '#cards/talents/record.ts'
import type { Vault } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { deadlineOf } from '#core/machine.ts'
import { maskIdNumber, maskPhone } from '#core/masks.ts'
import { maskedBirth } from './birth.ts'
import {
  categories,
  educations,
  levels,
  reasons,
  sources,
  states,
  type TalentState,
  tags,
} from './dictionary.ts'
import { talentMachine } from './machine.ts'
import { talentNumber } from './number.ts'
import { fieldNames, placeWords, type TalentRow } from './record.ts'

// The column is text in the database; every write goes through machine.ts, which knows only these.
export const stateOf = (row: { readonly state: string }): TalentState => row.state as TalentState

export const tones: Readonly<Record<TalentState, Tone>> = {
  draft: 'neutral',
  awaiting_consent: 'info',
  unit_review: 'info',
  office_verify: 'info',
  verified: 'success',
  fix: 'warning',
  rejected: 'danger',
  annual_due: 'warning',
  disputed: 'warning',
  exited: 'void',
  erased: 'void',
}

/**
 * A record as faces show it. `vault` opens the phone and identity number so that they can be shown masked, the month of birth wholly;
 * without it they are left out. In clear they stand only in 我的信息 and, noted as a reading, in the office's ruling.
 */
export const viewOf = (row: TalentRow, vault: Vault | null): RecordView => ({
  number: talentNumber(row.id),
  name: row.name === '' ? '（已删除）' : row.name,
  place: placeWords(row),
  state: states[stateOf(row)],
  tone: tones[stateOf(row)],
  category: wordOf(categories, row.category),
  level: levelWords(row),
  title: row.title,
  education: wordOf(educations, row.education),
  source: wordOf(sources, row.source),
  fields: fieldNames(row).join('、'),
  tags: row.tags.length > 0 ? row.tags.map(tag => wordOf(tags, tag)).join('、') : null,
  craft: row.craft,
  product: row.product,
  householdsLed: row.householdsLed,
  phone: vault && row.phoneSealed !== null ? maskPhone(vault.open(row.phoneSealed)) : null,
  born: vault && row.bornSealed !== null ? maskedBirth : null,
  idNumber: vault && row.idSealed !== null ? maskIdNumber(vault.open(row.idSealed)) : null,
  due: dueWords(row),
  remark: remarkWords(row),
  stale: row.staleAt !== null,
})

export const levelWords = (row: Pick<TalentRow, 'level' | 'levelClaimed'>): string | null => {
  if (row.level !== null) return wordOf(levels, row.level)
  return row.levelClaimed === null ? null : `${wordOf(levels, row.levelClaimed)}（自评）`
}

export const dueWords = (row: Pick<TalentRow, 'state' | 'dueAt'>): string | null => {
  if (row.dueAt !== null) return dateWords(row.dueAt)
  return deadlineOf(talentMachine, row.state) === null ? null : '下一年放假安排公布后计算'
}

const remarkWords = (row: Pick<TalentRow, 'reason' | 'remark'>): string | null =>
  [wordOf(reasons, row.reason), row.remark].filter(words => words !== null).join('。') || null
