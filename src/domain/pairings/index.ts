import { defineNoun } from '#core/handlers.ts'
import { browseActions, queryPairings, showCoverage } from './browse.ts'
import { events } from './events.ts'
import { followUp } from './follow-up.ts'
import { follows } from './follows.ts'
import { logActions, openLog } from './log.ts'
import { pairingMachine } from './machine.ts'
import { openPlan, planActions } from './planning.ts'
import { openPropose, proposeActions } from './propose.ts'
import { respondActions } from './respond.ts'

/** Pairings (结对): proposed, agreed to by everybody concerned, served, and ended; coverage is always what they really are. */
export const pairings = defineNoun({
  name: 'pairings',
  title: '结对',
  commands: [queryPairings, showCoverage, openLog, openPropose, openPlan],
  actions: [...browseActions, ...proposeActions, ...respondActions, ...logActions, ...planActions],
  jobs: [followUp],
  undo: {},
  events,
  follows,
  machines: [pairingMachine],
})
