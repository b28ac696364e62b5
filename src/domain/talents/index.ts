import { defineNoun } from '#core/handlers.ts'
import { deadlineOn } from '#domain/steps/index.ts'
import { about } from './about.ts'
import { achievementActions, openAchievement } from './achievements.ts'
import { browsing } from './browse.ts'
import { consentActions, openNotice, openWithdraw } from './consent.ts'
import { correctActions, openCorrect, openDispute } from './correct.ts'
import { talentCourse } from './course.ts'
import { events } from './events.ts'
import { jobs } from './follow-up.ts'
import { indicators } from './indicators.ts'
import { leaveActions, openErase, openExit } from './leave.ts'
import { outgoing } from './ledger/out.ts'
import { ledger } from './ledger.ts'
import { talentNames } from './lexicon.ts'
import { linkActions, openLink } from './link.ts'
import { talentMachine } from './machine.ts'
import { openMe } from './me.ts'
import { mergeActions, openMerge, undoMerge } from './merge.ts'
import { morning } from './morning.ts'
import { talentNumber } from './number.ts'
import { openRegister, registerActions } from './register.ts'
import { openReview, reviewActions } from './review.ts'
import { story } from './story.ts'
import { undo } from './undo.ts'
import { weekly } from './weekly.ts'

export { countTalents } from './count.ts'
export { followMerges } from './follow-merges.ts'
export { besideTalent } from './ledger/beside.ts'
export { findNamedIn, type NamedInRow } from './ledger/named.ts'
export { oneRegistered, type Registered, registeredCalled } from './named.ts'
export { fieldNames, placeWords } from './record.ts'
export { talentNumber }

/** Talents (人才): registered, agreed to, reviewed, verified, kept true, and let go. */
export const talents = defineNoun({
  name: 'talents',
  title: '人才',
  lexicon: talentNames,
  ledger,
  outgoing,
  about,
  commands: [
    openRegister,
    ...browsing.commands,
    openMe,
    openReview,
    openCorrect,
    openDispute,
    openAchievement,
    openLink,
    openMerge,
    undoMerge,
    openExit,
    openNotice,
    openWithdraw,
    openErase,
  ],
  actions: [
    ...browsing.actions,
    ...registerActions,
    ...consentActions,
    ...reviewActions,
    ...correctActions,
    ...achievementActions,
    ...linkActions,
    ...mergeActions,
    ...leaveActions,
  ],
  jobs,
  machines: [talentMachine],
  undo,
  indicators,
  weekly,
  morning,
  events,
  stories: { RC: story },
  deadlines: { RC: deadlineOn(talentCourse) },
})
