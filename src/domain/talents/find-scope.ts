import type { Actor, Grant } from '#core/actor.ts'
import { grantsFor } from '#core/permission.ts'
import { actorKey } from '#storage/audit.ts'
import { pendingStates, registerStates } from './find-vocabulary.ts'
import { anyOf, both, either, type Fit, nobody } from './terms.ts'

const inStates = (states: readonly string[]): Fit => anyOf(states.map(state => `state:${state}`))

/** Records in the register the actor may look through: the whole county's, or those of his unit or area. */
export const registerFor = (actor: Actor): Fit => {
  const grants = grantsFor(actor, 'talent.search')
  const register = inStates(registerStates)
  if (grants.some(({ reach }) => reach !== 'own')) return register
  const areas = grants.flatMap(({ grant }) => areaTerms(grant))
  return areas.length === 0 ? nobody : both(register, anyOf(areas))
}

/** Records on their way that the actor handles: his own registrations, and what is under way in his unit or area. */
export const pendingFor = (actor: Actor): Fit => {
  const grants = grantsFor(actor, 'talent.review')
  const underWay = inStates(pendingStates.filter(state => state !== 'draft'))
  const areas = anyOf(grants.flatMap(({ grant }) => areaTerms(grant)))
  const handled = grants.some(({ reach }) => reach !== 'own') ? underWay : both(underWay, areas)
  return either(both(inStates(pendingStates), anyOf([`by:${actorKey(actor)}`])), handled)
}

export const areaTerms = ({ unitId, townshipId, villageId }: Grant): readonly string[] => {
  if (unitId !== null) return [`unit:${unitId}`]
  if (villageId !== null) return [`village:${villageId}`]
  return townshipId === null ? [] : [`township:${townshipId}`]
}
