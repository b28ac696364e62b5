import { defineNoun } from '#core/handlers.ts'
import { deadlineOn } from '#domain/steps/index.ts'
import { about } from './about.ts'
import { addActions, openAdd } from './add.ts'
import { browseActions, queryGrievances } from './browse.ts'
import { sendBulletins } from './bulletin/send.ts'
import { bulletinActions, openBulletin } from './bulletin/show.ts'
import { grievanceCourse } from './course.ts'
import { dispatchActions, openAssign, openReturn } from './dispatch.ts'
import { dutyActions, openDuty, showDuties } from './duties.ts'
import { events } from './events.ts'
import { excludeActions } from './exclude.ts'
import { attach, attachNew, hearEnclosed, hearFile, openFile } from './files.ts'
import { followUp } from './follow-up.ts'
import { follows } from './follows.ts'
import { fromContact } from './from-contact.ts'
import { handlingActions, openExtend, openReply } from './handling.ts'
import { indicators } from './indicators.ts'
import { intakeActions, openAccept } from './intake.ts'
import { grievanceMachine } from './machine.ts'
import { morning } from './morning.ts'
import { readGrievanceNumber } from './number.ts'
import { outgoing } from './outgoing.ts'
import { openQuality, qualityActions } from './quality.ts'
import { read } from './reading.ts'
import { forgetOldWords } from './retention.ts'
import { story } from './story.ts'
import { openClose, openRate, openVisit, openWithdraw, visitActions } from './visiting.ts'
import { weekly } from './weekly.ts'

export { kinds as grievanceKinds } from './dictionary.ts'
export { grievanceNumber } from './number.ts'
export { suggested } from './suggest.ts'
export { submitGrievance } from './verbs/submit.ts'
export { grievanceStateWords } from './view.ts'

/** Grievances (人才诉求): from one sentence to solved; closed only by asking the person. */
export const grievances = defineNoun({
  name: 'grievances',
  title: '诉求',
  outgoing,
  about,
  commands: [
    queryGrievances,
    openAdd,
    openAccept,
    openAssign,
    openReturn,
    openReply,
    openExtend,
    openVisit,
    openRate,
    openClose,
    openWithdraw,
    openQuality,
    openBulletin,
    showDuties,
    openDuty,
  ],
  actions: [
    ...browseActions,
    ...addActions,
    ...intakeActions,
    ...dispatchActions,
    ...handlingActions,
    ...visitActions,
    ...dutyActions,
    ...qualityActions,
    ...bulletinActions,
    ...excludeActions,
    read,
    fromContact,
    attach,
    attachNew,
    openFile,
  ],
  jobs: [followUp, sendBulletins, forgetOldWords],
  undo: {},
  indicators,
  weekly,
  morning,
  events,
  hears: { file: hearFile, enclosed: hearEnclosed },
  stories: { SQ: story },
  deadlines: { SQ: deadlineOn(grievanceCourse, readGrievanceNumber) },
  follows,
  machines: [grievanceMachine],
})
