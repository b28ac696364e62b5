import { defineNoun } from '#core/handlers.ts'
import { about } from './about.ts'
import { answeringActions, openAnswer } from './answering.ts'
import { browseActions, querySymposia } from './browse.ts'
import { events } from './events.ts'
import { followUp } from './follow-up.ts'
import { follows } from './follows.ts'
import { guestsActions, openGuests } from './guests.ts'
import { handlingActions, openAssign, openReply, openReturn } from './handling.ts'
import { indicators } from './indicators.ts'
import { inviteActions, openInvite } from './invite.ts'
import { symposiumMachine } from './machine.ts'
import { minutesActions, openMinutes } from './minutes.ts'
import { morning } from './morning.ts'
import { notingActions, openNote } from './noting.ts'
import { opinionMachine } from './opinion-machine.ts'
import { opinionsActions, queryOpinions } from './opinions.ts'
import { outgoing } from './outgoing.ts'
import { openCancel, openMove, openPlan, planningActions } from './plan.ts'
import { openRate, ratingActions } from './rating.ts'
import { deadlines, stories, storyParts } from './story.ts'
import { undo } from './undo.ts'
import { weekly } from './weekly.ts'

/** Symposia and heart-to-heart talks (座谈会、恳谈会): from the plan to the answer that everybody who spoke gets and rates. */
export const symposia = defineNoun({
  name: 'symposia',
  title: '座谈会、恳谈会',
  outgoing,
  about,
  commands: [
    querySymposia,
    openPlan,
    openInvite,
    openGuests,
    openAnswer,
    openMove,
    openCancel,
    openMinutes,
    openNote,
    queryOpinions,
    openAssign,
    openReply,
    openReturn,
    openRate,
  ],
  actions: [
    ...browseActions,
    ...planningActions,
    ...inviteActions,
    ...guestsActions,
    ...answeringActions,
    ...minutesActions,
    ...notingActions,
    ...opinionsActions,
    ...handlingActions,
    ...ratingActions,
  ],
  jobs: [followUp],
  undo,
  events,
  stories,
  storyParts,
  deadlines,
  follows,
  indicators,
  weekly,
  morning,
  machines: [symposiumMachine, opinionMachine],
})
