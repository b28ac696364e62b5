import {
  answerVisit,
  archiveGrievance,
  giveUpVisit,
  judge,
  reopen,
  startVisit,
  tryAgain,
  withdrawGrievance,
} from '#domain/grievances/verbs/visit.ts'
import { again, closing, inState, open, type Step, to } from './book.ts'
import { speaking } from './cast.ts'

const visitAnswer = (solved: 'solved' | 'partly' | 'unsolved') => ({ solved, satisfied: 3, comment: null })

/** From the visit-back to the archive. */
export const fromVisit: readonly Step[] = [
  {
    name: 'startVisit',
    when: inState('replied'),
    act: (real, row) => startVisit(speaking(real, 'ling'), row),
    after: model => {
      model.state = 'visit_back'
      model.asked = true
      model.tries = 1
    },
  },
  {
    name: 'tryAgain',
    when: model => model.state === 'visit_back' && model.tries < 3,
    act: async (real, row) => {
      real.now = new Date(Math.max(real.now.getTime(), (row.triedAt?.getTime() ?? 0) + 2 * 3_600_000))
      await tryAgain(speaking(real, 'ling'), row)
    },
    after: model => {
      model.tries += 1
    },
  },
  {
    name: 'giveUp',
    when: model => model.state === 'visit_back' && model.tries === 3,
    act: (real, row) => giveUpVisit(speaking(real, 'ling'), row),
    after: to('unreached'),
  },
  ...(['solved', 'partly', 'unsolved'] as const).map(
    (answer): Step => ({
      name: `answer ${answer}`,
      when: inState('visit_back'),
      act: (real, row) => answerVisit(speaking(real, 'han'), row, visitAnswer(answer), false),
      after: to(answer),
    }),
  ),
  {
    name: 'judge: the handler’s doing',
    when: inState('unsolved'),
    act: (real, row) => judge(speaking(real, 'ling'), row, 'handler', '没有修好'),
    after: again,
  },
  {
    name: 'judge: explained',
    when: inState('unsolved'),
    act: (real, row) => judge(speaking(real, 'ling'), row, 'policy', '政策不允许'),
    after: to('explained'),
  },
  {
    name: 'reopen',
    when: inState(...closing),
    act: (real, row) => reopen(speaking(real, 'han'), row, '又坏了'),
    after: again,
  },
  {
    name: 'archive',
    when: inState(...closing),
    act: (real, row) => archiveGrievance(speaking(real, 'system'), row),
    after: to('archived'),
  },
  {
    name: 'withdraw',
    when: inState(...open),
    act: (real, row) => withdrawGrievance(speaking(real, 'han'), row),
    after: to('withdrawn'),
  },
]
