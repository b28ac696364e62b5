import { moneyWords } from '#cards/kit/amounts.ts'
import type { Tone } from '#cards/kit/card.ts'
import { dateWords } from '#cards/kit/dates.ts'
import type { StationView } from '#cards/workstations/station.ts'
import { wordOf } from '#core/dictionary.ts'
import { deadlineOf } from '#core/machine.ts'
import { grades, kinds, levels, revokeReasons, type StationState, states } from './dictionary.ts'
import { dayIn } from './guards.ts'
import { workstationMachine } from './machine.ts'
import { type StationRow, stationNumber } from './record.ts'

// The column is text in the database; every write goes through machine.ts, which knows only these.
export const stateOf = (row: { readonly state: string }): StationState => row.state as StationState

export const tones: Readonly<Record<StationState, Tone>> = {
  applied: 'info',
  fix: 'warning',
  dept_review: 'info',
  review: 'info',
  publicity: 'info',
  approved: 'info',
  agreement: 'info',
  running: 'success',
  reporting: 'warning',
  assess: 'info',
  rectify: 'warning',
  deliberation: 'danger',
  upgrading: 'info',
  renewal: 'warning',
  rejected: 'void',
  revoked: 'void',
  closed: 'void',
}

/** A station as faces show it. */
export const viewOf = (row: StationRow): StationView => ({
  number: stationNumber(row.id),
  name: row.name,
  state: states[stateOf(row)],
  tone: tones[stateOf(row)],
  level: wordOf(levels, row.level) ?? '',
  kind: wordOf(kinds, row.kind) ?? '',
  host: row.host.name,
  dept: row.dept.name,
  township: row.township.name,
  field: row.field.name,
  expert: expertWords(row),
  team: teamWords(row),
  plan: row.plan,
  agreement: agreementWords(row),
  plate: row.plateOn && dateWords(dayIn(row.plateOn) ?? ''),
  grade: row.grade === null ? null : `${row.gradedYear ?? ''}年${wordOf(grades, row.grade)}`,
  money: moneyTotal(row),
  levels: levelLines(row),
  due: dueWords(row),
  remark: [wordOf(revokeReasons, row.reason), row.remark].filter(Boolean).join('。') || null,
})

export const expertWords = (
  row: Pick<StationRow, 'expertName' | 'expertTitle' | 'institution' | 'expertLeftOn'>,
): string => {
  const who = [row.expertName, row.expertTitle].filter(Boolean).join(' ')
  const left = row.expertLeftOn ? `，${dateWords(dayIn(row.expertLeftOn) ?? '')}离开，待更换` : ''
  return `${who}（${row.institution}）${left}`
}

const teamWords = ({ members }: StationRow): string | null => {
  const side = (one: string, words: string): string => {
    const names = members
      .filter(member => member.side === one)
      .map(({ name, title }) => (title === null ? name : `${name}（${title}）`))
    return names.length === 0 ? '' : `${words}${names.length}人：${names.join('、')}`
  }
  return [side('expert', '专家团队'), side('local', '本地团队')].filter(Boolean).join('；') || null
}

const agreementWords = (row: StationRow): string | null =>
  row.startsOn === null || row.endsOn === null
    ? null
    : [
        `${dateWords(dayIn(row.startsOn) ?? '')}至${dateWords(dayIn(row.endsOn) ?? '')}`,
        row.daysPerYear && `每年驻站不少于${row.daysPerYear}天`,
        row.payFen !== null && `报酬每年${moneyWords(row.payFen)}`,
        row.tasks && `任务：${row.tasks}`,
        row.results && `成果归属：${row.results}`,
        row.exitTerms && `退出：${row.exitTerms}`,
      ]
        .filter(Boolean)
        .join('；')

const moneyTotal = ({ subsidies }: StationRow): string | null =>
  subsidies.length === 0
    ? null
    : `${moneyWords(subsidies.reduce((sum, { fen }) => sum + fen, 0n))}（${subsidies.map(({ year, fen }) => `${year}年${moneyWords(fen)}`).join('，')}）`

/** 县级 2021年5月8日至2024年3月1日; only where there was more than one. */
const levelLines = ({ levels: held }: StationRow): readonly string[] =>
  held.length < 2
    ? []
    : held.map(({ level, fromOn, toOn }) => {
        const until = toOn === null ? '起' : `至${dateWords(dayIn(toOn) ?? '')}`
        return `${wordOf(levels, level)}：${dateWords(dayIn(fromOn) ?? '')}${until}`
      })

export const dueWords = (row: Pick<StationRow, 'state' | 'dueAt'>): string | null => {
  if (row.dueAt !== null) return dateWords(row.dueAt)
  return deadlineOf(workstationMachine, row.state) === null ? null : '放假安排载入后计算'
}
