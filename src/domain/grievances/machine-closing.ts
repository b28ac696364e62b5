import type { Rule } from '#core/machine.ts'
import { closing, type GrievanceState, open } from './dictionary.ts'
import { type Need, office, type Standing, type Verb } from './steps.ts'

type GrievanceRule = Rule<GrievanceState, Verb, Standing, Need>

/** What the person answered, on his own card or on the phone, leads to one of these. */
const answered: readonly GrievanceState[] = ['solved', 'partly', 'unsolved']

/** From the signed answer to the archive: asked by somebody else than the handler, judged, done again, objected to. */
export const closingRules: readonly GrievanceRule[] = [
  { verb: 'startVisit', from: ['replied'], to: 'visit_back', by: office, separate: true },
  {
    verb: 'tryAgain',
    from: ['visit_back'],
    to: 'visit_back',
    by: office,
    needs: ['triesLeft', 'triesApart'],
    separate: true,
  },
  {
    verb: 'giveUp',
    from: ['visit_back'],
    to: 'unreached',
    by: office,
    needs: ['threeTries'],
    separate: true,
  },
  ...answered.flatMap((to): GrievanceRule[] => [
    { verb: 'answer', from: ['visit_back'], to, by: ['person'], needs: ['satisfied'] },
    {
      verb: 'phone',
      from: ['visit_back'],
      to,
      by: office,
      needs: ['satisfied', 'askedInPerson'],
      separate: true,
    },
  ]),
  {
    verb: 'redo',
    from: ['unsolved'],
    to: 'redo',
    by: office,
    needs: ['reason', 'redosLeft'],
    separate: true,
  },
  {
    verb: 'escalate',
    from: ['unsolved'],
    to: 'escalated',
    by: office,
    needs: ['reason', 'redosSpent'],
    separate: true,
  },
  {
    verb: 'explain',
    from: ['unsolved'],
    to: 'explained',
    by: office,
    needs: ['reason', 'words'],
    separate: true,
  },
  { verb: 'reopen', from: closing, to: 'redo', by: ['person'], needs: ['words', 'redosLeft'] },
  { verb: 'reopen', from: closing, to: 'escalated', by: ['person'], needs: ['words', 'redosSpent'] },
  { verb: 'archive', from: closing, to: 'archived', by: ['system'] },
  { verb: 'withdraw', from: open, to: 'withdrawn', by: ['person', 'filer', 'system'] },
]
