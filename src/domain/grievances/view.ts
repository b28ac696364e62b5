import type { GrievanceView } from '#cards/grievances/grievance.ts'
import type { Tone } from '#cards/kit/card.ts'
import { dateWords, timeWords } from '#cards/kit/dates.ts'
import { wordOf } from '#core/dictionary.ts'
import { placeWords } from '#domain/talents/index.ts'
import {
  closing,
  exclusions,
  type GrievanceState,
  kinds,
  natures,
  outcomes,
  over,
  reasons,
  satisfactions,
  states,
  withUnit,
} from './dictionary.ts'
import { grievanceNumber } from './number.ts'
import { type GrievanceRow, kindOf, natureOf, stateOf } from './record.ts'
import { levels } from './settings.ts'

/** A grievance in the office's words. `named`: whether the reader may learn whose it is. */
export const viewOf = (row: GrievanceRow, now: Date, named = true): GrievanceView => ({
  number: grievanceNumber(row.id),
  kind: kindWords(row),
  person: personWords(row, named),
  state: states[stateOf(row)],
  tone: toneOf(row, now),
  marks: marksOf(row),
  holder: holderWords(row),
  promised: isOpen(row) && row.promisedAt !== null ? `${dateWords(row.promisedAt)}前答复` : null,
  due: row.dueAt === null ? openDue(row) : timeWords(row.dueAt),
  level: levelWords(row),
  helpers: row.items.map(({ unit, doneAt }) => `${unit.name}：${doneAt === null ? '办理中' : '已办'}`),
  outcome: outcomeWords(row),
  reason: wordOf(reasons, row.reason),
})

/** What a state is called, for others who link to a case. */
export const grievanceStateWords = (state: string): string => states[stateOf({ state })] ?? state

export const kindWords = (row: { readonly kind: string; readonly nature: string }): string =>
  `${kinds[kindOf(row)]} · ${natures[natureOf(row)]}`

export const personWords = (row: GrievanceRow, named: boolean): string => {
  if (!named) return '匿名'
  const place = placeWords(row.talent)
  const filer = row.channel === 'self' ? '' : `，${row.filedBy.name}代为反映`
  return `${row.talent.name}${place === '' ? '' : `（${place}）`}${filer}`
}

/** Who has it now, as the person who waits reads it. */
export const holderWords = (row: GrievanceRow): string => {
  const state = stateOf(row)
  if (withUnit.includes(state) && state !== 'waiting') return unitWords(row)
  if (state === 'waiting' || state === 'visit_back') return '等本人答复'
  if (over.includes(state) || closing.includes(state)) return row.leadUnit?.name ?? '县委人才办'
  return state === 'deciding' || state === 'escalated' ? '县委人才办主任' : '县委人才办'
}

const unitWords = ({ leadUnit, handler }: GrievanceRow): string => {
  const unit = leadUnit?.name ?? '县委人才办'
  return handler === null || handler.leftAt !== null ? unit : `${unit}（${handler.name}）`
}

const isOpen = (row: GrievanceRow): boolean =>
  !over.includes(stateOf(row)) && !closing.includes(stateOf(row)) && row.repliedAt === null

const openDue = (row: GrievanceRow): string | null =>
  over.includes(stateOf(row)) ? null : '待明年放假安排公布后确定'

const outcomeWords = ({ outcome, satisfied }: GrievanceRow): string | null => {
  const said = [
    wordOf(outcomes, outcome),
    satisfied === null ? null : wordOf(satisfactions, String(satisfied)),
  ]
  return said.filter(words => words !== null).join('，') || null
}

const marksOf = (row: GrievanceRow): readonly string[] => [
  ...(row.opinion === null ? [] : [`来自座谈会意见JY-${row.opinion.id}`]),
  ...(row.green ? ['绿色通道，时限减半'] : []),
  ...(row.anonymous ? ['对部门匿名'] : []),
  ...(row.sensitive ? ['涉及未成年人、健康或家庭，内容只给经办人看'] : []),
  ...(row.redos > 0 ? [`第${row.redos}次重办`] : []),
  ...(row.excludeYesBy === null ? [] : [`不计入考核：${wordOf(exclusions, row.excluded)}`]),
  ...(row.returns > 0 ? [`退回${row.returns}次`] : []),
]

/** ▲▲ 黄 督办：报分管县领导 */
export const levelWords = ({ level }: { readonly level: number }): string | null => {
  const known = levels.find(one => one.level === level)
  return known === undefined || level === 0
    ? null
    : `${known.symbol} ${known.colour} ${known.words}：${known.act}`
}

const toneOf = (row: GrievanceRow, now: Date): Tone => {
  const state = stateOf(row)
  if (row.level > 0 && !over.includes(state))
    return levels.find(({ level }) => level === row.level)?.tone ?? 'danger'
  if (row.dueAt !== null && row.dueAt < now && !closing.includes(state)) return 'danger'
  return tones[state] ?? 'info'
}

const tones: Readonly<Partial<Record<GrievanceState, Tone>>> = {
  solved: 'success',
  partly: 'warning',
  explained: 'neutral',
  unreached: 'neutral',
  refused: 'void',
  archived: 'void',
  withdrawn: 'void',
  returned: 'warning',
  deciding: 'warning',
  redo: 'warning',
  unsolved: 'warning',
  escalated: 'danger',
}
