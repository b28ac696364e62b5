import { type Actor, holds } from '#core/actor.ts'
import { may, reachOf } from '#core/permission.ts'
import type { Standing } from './machine.ts'
import type { LiaisonRow } from './record.ts'

export const mayRead = may('liaison.read')
export const mayAssign = may('liaison.assign')
export const mayLog = may('liaison.log')

export const standingOf = (actor: Actor, row: LiaisonRow): ReadonlySet<Standing> => {
  if (actor.kind === 'system') return new Set(['system'])
  const stands: readonly (readonly [Standing, boolean])[] = [
    ['leader', row.leader.personId === actor.personId],
    ['expert', row.talent.personId === actor.personId],
    ['office', holds(actor, 'office')],
    ['head', holds(actor, 'head')],
  ]
  return new Set(stands.filter(([, is]) => is).map(([standing]) => standing))
}

export const maySee = (actor: Actor, row: LiaisonRow): boolean =>
  standingOf(actor, row).size > 0 || reachOf(actor, 'liaison.read') === 'all'
