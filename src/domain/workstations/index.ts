import { defineNoun } from '#core/handlers.ts'
import { deadlineOn, storyOn } from '#domain/steps/index.ts'
import { applyActions, openApply } from './apply.ts'
import { browseActions, queryStations, showStation } from './browse.ts'
import { stationCourse } from './course.ts'
import { deskActions, openAssess, openEnd, openUpgrade, openWaiting } from './desk-commands.ts'
import { events } from './events.ts'
import { jobs } from './follow-up.ts'
import { foundingActions } from './founding.ts'
import { indicators } from './indicators.ts'
import { ledger } from './ledger.ts'
import { livingActions } from './living.ts'
import { workstationMachine } from './machine.ts'
import { morning } from './morning.ts'
import { noteActions } from './note.ts'
import { outgoing } from './outgoing.ts'
import { countStations, statsActions } from './stats.ts'
import { undo } from './undo.ts'
import { weekly } from './weekly.ts'

/** Expert workstations (专家工作站): applied for, reviewed, opened, assessed every year, raised, renewed, and ended. */
export const workstations = defineNoun({
  name: 'workstations',
  title: '专家工作站',
  ledger,
  outgoing,
  commands: [
    queryStations,
    showStation,
    openApply,
    openWaiting,
    openAssess,
    openUpgrade,
    openEnd,
    countStations,
  ],
  actions: [
    ...browseActions,
    ...applyActions,
    ...deskActions,
    ...foundingActions,
    ...livingActions,
    ...noteActions,
    ...statsActions,
  ],
  jobs,
  machines: [workstationMachine],
  undo,
  events,
  stories: { GZ: storyOn(stationCourse) },
  deadlines: { GZ: deadlineOn(stationCourse) },
  indicators,
  weekly,
  morning,
})
