import type { Said } from '#core/handlers.ts'
import type { Gazetteer } from './gazetteer.ts'
import { nearestNames } from './nearest.ts'

/** What a question begins with before it comes to the point. */
const opening =
  /^(?:请问|麻烦|帮我|我想知道|我想看看?|查一下|查查?|看一下|看看?|那|咱们?|我们|@\S+|\s|[，,])+/

/** 漕涧有哪些, 漕涧镇还有几个, 漕涧那边的: the name before the question. */
const asked =
  /^(\p{Script=Han}{2,4}?)(?:那边|这边|那里)?(?:都|一共|总共|现在|目前|还)?(?:有(?:哪些|哪几个|几个|多少|没有|什么)|的)/u

/** Slots that say where; one of them filled, the question is not about a place nobody knows. */
const where = ['township', 'village', 'unit', 'field', 'person', 'expert', 'leader'] as const

/**
 * A sentence of one's own that asks about a place the lists do not hold: said to the person, so that nobody takes the whole
 * county's answer for that place's. `null` when all was understood, or the name is like nothing there is.
 */
export const unknownPlace = (gazetteer: Gazetteer, { rest, slots, free }: Said): string | null => {
  if (!free || where.some(name => (slots[name] ?? []).length > 0)) return null
  const name = asked.exec(rest.trim().replace(opening, ''))?.[1]
  const alike = name === undefined ? [] : nearestNames(gazetteer, name)
  return alike.length > 0 ? `“${name}”不在名录里，按全县查的。是不是${alike.join('、')}？` : null
}
