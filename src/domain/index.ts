import type { Noun } from '#core/handlers.ts'
import { calendar } from './calendar/index.ts'
import { digestsOver } from './digests/index.ts'
import { exportsOver } from './exports/index.ts'
import { figuresOver } from './figures/index.ts'
import { grievances } from './grievances/index.ts'
import { healthOf, type Machinery } from './health/index.ts'
import { helpOver } from './help/index.ts'
import { historyOver } from './history/index.ts'
import { importsOver } from './imports/index.ts'
import { liaisons } from './liaisons/index.ts'
import { pairings } from './pairings/index.ts'
import { people } from './people/index.ts'
import { places } from './places/index.ts'
import { plansOver } from './plans/index.ts'
import { privacyOver } from './privacy/index.ts'
import { symposia } from './symposia/index.ts'
import { talents } from './talents/index.ts'
import { blankTable, templatesOver } from './templates/index.ts'
import { workstations } from './workstations/index.ts'

/** The nouns of the county's work, in the order the help shows them. A new noun is one line here. */
export const work: readonly Noun[] = [
  talents,
  workstations,
  pairings,
  liaisons,
  grievances,
  symposia,
  places,
  calendar,
  people,
]

/** How the records of each noun live. */
export const machines = work.flatMap(noun => noun.machines ?? [])

/** The roll-call: the work, and what looks at it (its history, the program's health, the help over all of it). */
export const rollCall = (machinery: Machinery): readonly Noun[] => {
  const health = healthOf(machinery)
  const plans = plansOver(work)
  const over = [figuresOver([...work, plans]), plans, digestsOver(work)]
  // A table is looked at before it is taken for a paper that belongs to somebody's case.
  const cases = work.indexOf(grievances)
  const matters = [
    ...work.slice(0, cases),
    templatesOver(work),
    importsOver(work, blankTable(work)),
    exportsOver(work),
    privacyOver(work),
    ...work.slice(cases),
    ...over,
  ]
  const nouns = [...matters, historyOver([...matters, health]), health]
  return [...nouns, helpOver(nouns)]
}
