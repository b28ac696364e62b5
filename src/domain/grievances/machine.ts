import { defineMachine, type Rule } from '#core/machine.ts'
import { type GrievanceState, states } from './dictionary.ts'
import { closingRules } from './machine-closing.ts'
import { reminders, sentences, times } from './settings.ts'
import { type Need, needs, office, type Standing, standings, type Verb, verbs } from './steps.ts'

export type { Need, Standing, Verb } from './steps.ts'

export type GrievanceRule = Rule<GrievanceState, Verb, Standing, Need>

const remind = [...reminders]
const unit = ['handler', 'unit', ...office] as const

const rules: readonly GrievanceRule[] = [
  { verb: 'accept', from: ['submitted'], to: 'accepted', by: office, needs: ['kind'] },
  { verb: 'proposeRefusal', from: ['submitted'], to: 'refusing', by: office, needs: ['reason', 'words'] },
  { verb: 'confirmRefusal', from: ['refusing'], to: 'refused', by: office, separate: true },
  { verb: 'keep', from: ['refusing'], to: 'accepted', by: office, separate: true },
  { verb: 'assign', from: ['accepted', 'returned'], to: 'assigned', by: office, needs: ['unit'] },
  { verb: 'assign', from: ['deciding', 'escalated'], to: 'assigned', by: ['head'], needs: ['unit'] },
  {
    verb: 'return',
    from: ['assigned'],
    to: 'returned',
    by: ['handler', 'unit'],
    needs: ['rightUnit', 'words', 'firstReturn'],
  },
  {
    verb: 'return',
    from: ['assigned'],
    to: 'deciding',
    by: ['handler', 'unit'],
    needs: ['rightUnit', 'words', 'lastReturn'],
  },
  { verb: 'take', from: ['assigned', 'redo'], to: 'handling', by: unit },
  { verb: 'takeOver', from: ['handling'], to: 'handling', by: unit, needs: ['noHandler'] },
  { verb: 'help', from: ['handling'], to: 'handling', by: ['helper'], needs: ['itemOpen', 'words'] },
  { verb: 'askMaterial', from: ['handling'], to: 'waiting', by: unit, needs: ['words', 'waitsLeft'] },
  { verb: 'supply', from: ['waiting'], to: 'handling', by: ['person', 'filer', ...unit], needs: ['words'] },
  { verb: 'goOn', from: ['waiting'], to: 'handling', by: ['system'] },
  {
    verb: 'askExtension',
    from: ['handling'],
    to: 'extension',
    by: unit,
    needs: ['words', 'onceExtended', 'beforeDue', 'halfAtMost'],
  },
  { verb: 'extend', from: ['extension'], to: 'handling', by: office, separate: true },
  { verb: 'refuseExtension', from: ['extension'], to: 'handling', by: office },
  { verb: 'draft', from: ['handling'], to: 'signing', by: unit, needs: ['words'] },
  { verb: 'sendBack', from: ['signing'], to: 'handling', by: ['signer'] },
  { verb: 'sign', from: ['signing'], to: 'replied', by: ['signer'], separate: true },
  { verb: 'rule', from: ['deciding', 'escalated'], to: 'replied', by: ['head'], needs: ['words'] },
]

/** The life of a grievance: the whole of domain B.3.5 as data. Only the visit-back closes it as solved. */
export const grievanceMachine = defineMachine<GrievanceState, Verb, Standing, Need>({
  name: 'grievances',
  title: '人才诉求',
  initial: 'submitted',
  standings,
  needs,
  verbs,
  states: {
    submitted: timed('submitted', office, { workingHours: times.acceptHours }),
    refusing: timed('refusing', office, { workingDays: times.refusalCheckDays }),
    refused: { words: states.refused, final: true },
    accepted: timed('accepted', office, { workingDays: times.assignDays }),
    assigned: timed('assigned', ['unit'], { workingDays: times.takeDays }),
    returned: timed('returned', office, { workingDays: times.decideDays }),
    deciding: timed('deciding', ['head'], { workingDays: times.decideDays }),
    handling: timed('handling', ['handler', 'unit'], { byRecord: sentences.clock }),
    extension: timed('extension', office, { workingDays: times.extensionDays }),
    waiting: timed('waiting', ['person', 'filer'], { workingDays: times.waitDays }),
    signing: timed('signing', ['signer'], { byRecord: '答复的时限继续走' }),
    replied: timed('replied', office, { workingDays: times.visitStartDays }),
    visit_back: timed('visit_back', ['person', ...office], { workingDays: times.visitDays }),
    unsolved: timed('unsolved', office, { workingDays: times.judgeDays }),
    redo: timed('redo', ['handler', 'unit'], { workingDays: times.takeDays }),
    escalated: timed('escalated', ['head'], { workingDays: times.escalatedDays }),
    solved: objectable('solved'),
    partly: objectable('partly'),
    explained: objectable('explained'),
    unreached: objectable('unreached'),
    archived: { words: states.archived, final: true },
    withdrawn: { words: states.withdrawn, final: true },
  },
  rules: [...rules, ...closingRules],
})

function timed(
  state: GrievanceState,
  owner: readonly Standing[],
  within: { workingDays: number } | { workingHours: number } | { byRecord: string },
) {
  return { words: states[state], owner, within, remind }
}

/** Within the days of objection the person may have it done again; then the program puts it away. */
function objectable(state: GrievanceState) {
  return {
    words: states[state],
    owner: ['system', 'person'] as const,
    within: { workingDays: times.objectionDays },
    remind: [0],
  }
}
