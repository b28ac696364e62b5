import { defineNoun, type Noun } from '#core/handlers.ts'
import { openFigures } from './asking.ts'
import { registryOf } from './registry.ts'
import { reportsOver } from './reports/index.ts'
import { openTrace, turnTrace } from './tracing.ts'

export { areaFor, spanTo, valueWords } from './reading.ts'

/** Figures (指标) over what all nouns answer for: their values, how they came about, the records they count, what was reported. */
export const figuresOver = (nouns: readonly Noun[]): Noun => {
  const registry = registryOf(nouns.flatMap(noun => noun.indicators ?? []))
  const events = new Map(nouns.flatMap(noun => Object.entries(noun.events ?? {})))
  const reports = reportsOver(registry, event => events.get(event) ?? '办理了一步')
  return defineNoun({
    name: 'figures',
    title: '指标',
    commands: [openFigures(registry), openTrace(registry), ...reports.commands],
    actions: [turnTrace(registry), ...reports.actions],
    jobs: [],
    undo: {},
    events: reports.events,
  })
}
