import { moneyWords } from '#cards/kit/amounts.ts'
import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Tone } from '#cards/kit/card.ts'
import { dateWords } from '#cards/kit/dates.ts'
import type { LogView } from '#cards/pairings/log.ts'
import { wordOf } from '#core/dictionary.ts'
import type { Reader } from '#core/reader.ts'
import { logModes, logStates } from './dictionary.ts'
import { type Looking, pairingNumber, servedWords, whole } from './record.ts'

export type LogRow = NonNullable<Awaited<ReturnType<typeof findLog>>>

// Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
export const findLog = (db: Looking, id: number) =>
  (db as Reader).serviceLog.findUnique({ where: { id }, include: { pairing: { include: whole } } })

const tones: Readonly<Record<string, Tone>> = {
  awaiting: 'info',
  confirmed: 'success',
  unconfirmed: 'neutral',
  disputed: 'danger',
}

export const logView = (row: LogRow): LogView => ({
  talent: row.pairing.talent.name,
  served: servedWords(row.pairing),
  number: pairingNumber(row.pairingId),
  on: dateWords(row.on),
  mode: wordOf(logModes, row.mode) ?? row.mode,
  what: row.what,
  place: row.place,
  duration: row.minutes === null ? null : durationWords(row.minutes),
  gains: gainsWords(row),
  state: wordOf(logStates, row.state) ?? row.state,
  tone: tones[row.state] ?? 'neutral',
  remark: row.remark,
  photo: row.photoKey === null ? null : '1张',
})

/** 2小时, 1小时30分钟, 40分钟. */
export const durationWords = (minutes: number): string => {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  return [hours > 0 ? `${hours}小时` : '', rest > 0 ? `${rest}分钟` : ''].join('') || '0分钟'
}

const gainsWords = ({ households, people, tenthMu, fen }: LogRow): string | null =>
  [
    households === null ? null : `${households}户`,
    people === null ? null : `${people}人次`,
    tenthMu === null ? null : `${tenthMu / 10}亩`,
    fen === null ? null : moneyWords(fen),
  ]
    .filter(words => words !== null)
    .join(' · ') || null

/** What whoever is to confirm can do; everybody else looks at the photo. */
export const logButtons = (row: LogRow): readonly ButtonSpec[] => {
  const { id, version, state } = row
  return state === 'awaiting'
    ? [
        { text: '确认', do: 'pairings.confirmLog', value: { id, version }, tone: 'primary' },
        { text: '有异议', do: 'pairings.openDispute', value: { id, version } },
        ...photoButton(row),
      ]
    : photoButton(row)
}

export const photoButton = ({ id, photoKey }: LogRow): readonly ButtonSpec[] =>
  photoKey === null ? [] : [{ text: '看照片', do: 'pairings.photo', value: { id } }]
