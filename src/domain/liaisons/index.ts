import { defineNoun } from '#core/handlers.ts'
import { deadlineOn, storyOn } from '#domain/steps/index.ts'
import { about } from './about.ts'
import { assignActions, openAssign } from './assign.ts'
import { browseActions, queryLiaisons } from './browse.ts'
import { liaisonCourse } from './course.ts'
import { jobs } from './follow-up.ts'
import { follows } from './follows.ts'
import { indicators } from './indicators.ts'
import { openLeader, submitLeader } from './leaders.ts'
import { ledger } from './ledger.ts'
import { letter } from './letter.ts'
import { contactActions, openContact } from './log.ts'
import { liaisonMachine } from './machine.ts'
import { morning } from './morning.ts'
import { outgoing } from './outgoing.ts'
import { undo } from './undo.ts'
import { weekly } from './weekly.ts'

export { type Difficulty, difficultyHeard, linkGrievance } from './difficulty.ts'

/** Liaison (联系服务): which county leader keeps in touch with which expert, once every half-year. */
export const liaisons = defineNoun({
  name: 'liaisons',
  title: '联系服务专家',
  ledger,
  outgoing,
  about,
  commands: [queryLiaisons, openContact, openAssign, openLeader],
  actions: [...browseActions, ...contactActions, ...assignActions, submitLeader],
  jobs,
  undo,
  indicators,
  weekly,
  morning,
  letter,
  events: {
    'liaison.assigned': '安排了联系',
    'liaison.imported': '从台账导入',
    'liaison.import_undone': '撤销了导入',
    'liaison.dated': '补上了期限',
    'liaison.leader_set': '登记了领导职级',
    ...Object.fromEntries(Object.values(liaisonMachine.verbs).map(({ event, words }) => [event, words])),
  },
  deadlines: { LX: deadlineOn(liaisonCourse) },
  // Why a leader would not is between him and the office.
  stories: { LX: storyOn(liaisonCourse, ['expert']) },
  follows,
  machines: [liaisonMachine],
})
