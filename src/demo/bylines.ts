import { personas } from './personas.ts'
import { idOf, type PersonIds } from './seed-people.ts'

/** As the audit names the persona who holds a role: person:3. */
export const bylineIn = (people: PersonIds, role: string): string => {
  const holder = personas.find(({ holdings }) => holdings.some(holding => holding.role === role))
  return holder ? `person:${idOf(people, holder.openId)}` : 'system:demo'
}
