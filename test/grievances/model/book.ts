import type { GrievanceRow } from '#domain/grievances/record.ts'
import type { Real } from './cast.ts'

/** What the rule book says, written down once more and as small as can be. */
export type Model = {
  state: string
  /** Somebody asked the person since the last signed answer. */
  asked: boolean
  returns: number
  redos: number
  waits: number
  tries: number
  extended: boolean
}

export const open = [
  'submitted',
  'refusing',
  'accepted',
  'assigned',
  'returned',
  'deciding',
  'handling',
  'extension',
  'waiting',
  'signing',
  'replied',
  'visit_back',
  'unsolved',
  'redo',
  'escalated',
]
export const closing = ['solved', 'partly', 'explained', 'unreached']

export type Act = (real: Real, row: GrievanceRow, model: Model) => Promise<unknown>

/** One step: when the rule book allows it, who takes it, and what it leaves. */
export type Step = {
  readonly name: string
  readonly when: (model: Readonly<Model>) => boolean
  readonly act: Act
  readonly after: (model: Model, late: boolean) => void
}

export const to = (state: string) => (model: Model) => {
  model.state = state
}
export const inState =
  (...states: readonly string[]) =>
  (model: Readonly<Model>) =>
    states.includes(model.state)

export const again = (model: Model): void => {
  if (model.redos >= 2) model.state = 'escalated'
  else {
    model.state = 'redo'
    model.redos += 1
  }
  model.asked = false
  model.tries = 0
}
