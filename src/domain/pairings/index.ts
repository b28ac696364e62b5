import { defineNoun } from '#core/handlers.ts'
import { deadlineOn, storyOn } from '#domain/steps/index.ts'
import { about } from './about.ts'
import { browseActions, queryPairings, showCoverage } from './browse.ts'
import { pairingCourse } from './course.ts'
import { events } from './events.ts'
import { jobs } from './follow-up.ts'
import { follows } from './follows.ts'
import { indicators } from './indicators.ts'
import { askedActions } from './ledger/asked.ts'
import { ledger } from './ledger.ts'
import { logActions, openLog } from './log.ts'
import { pairingMachine } from './machine.ts'
import { morning } from './morning.ts'
import { browseOrderActions, queryOrders } from './orders/browse.ts'
import { orderCourse } from './orders/course.ts'
import { dispatchActions } from './orders/dispatch.ts'
import { orderMachine } from './orders/machine.ts'
import { openOrder, submitOrder } from './orders/place.ts'
import { outgoing } from './outgoing.ts'
import { hearEnclosed, hearPhoto, showPhoto } from './photo.ts'
import { openPlan, planActions } from './planning.ts'
import { openPropose, proposeActions } from './propose.ts'
import { respondActions } from './respond.ts'
import { serviceActions } from './services.ts'
import { openTeam, queryTeams, teamActions } from './teams/teams.ts'
import { undo } from './undo.ts'
import { weekly } from './weekly.ts'
import { openConfirm, openDecline, openEnd } from './word-commands.ts'

/** Pairings (结对): proposed, agreed to by everybody concerned, served, and ended; coverage is always what they really are. */
export const pairings = defineNoun({
  name: 'pairings',
  title: '结对',
  outgoing,
  about,
  ledger,
  commands: [
    queryPairings,
    showCoverage,
    openLog,
    openPropose,
    openOrder,
    queryOrders,
    openPlan,
    queryTeams,
    openTeam,
    openConfirm,
    openDecline,
    openEnd,
  ],
  actions: [
    ...browseActions,
    ...proposeActions,
    ...respondActions,
    ...askedActions,
    ...logActions,
    showPhoto,
    ...serviceActions,
    submitOrder,
    ...browseOrderActions,
    ...dispatchActions,
    ...planActions,
    ...teamActions,
  ],
  jobs,
  hears: { file: hearPhoto, enclosed: hearEnclosed },
  undo,
  indicators,
  weekly,
  morning,
  events,
  stories: { JD: storyOn(pairingCourse), DD: storyOn(orderCourse) },
  deadlines: { JD: deadlineOn(pairingCourse), DD: deadlineOn(orderCourse) },
  follows,
  machines: [pairingMachine, orderMachine],
})
