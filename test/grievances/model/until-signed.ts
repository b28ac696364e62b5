import { expect } from 'vitest'
import { assignGrievance, returnGrievance, takeGrievance } from '#domain/grievances/verbs/dispatch.ts'
import {
  askExtension,
  askMaterial,
  draftReply,
  goOn,
  grantExtension,
  refuseExtension,
  ruleOn,
  sendBack,
  signReply,
  supplyMaterial,
} from '#domain/grievances/verbs/handle.ts'
import {
  acceptGrievance,
  confirmRefusal,
  keepGrievance,
  proposeRefusal,
} from '#domain/grievances/verbs/intake.ts'
import { farming, school } from '../stage.ts'
import { inState, type Model, type Step, to } from './book.ts'
import { speaking, units } from './cast.ts'

const assignment = (unit: string) => ({
  unitId: units[unit] ?? 0,
  handlerId: null,
  signerId: null,
  items: [],
})

const answered = (model: Model): void => {
  model.state = 'replied'
  model.asked = false
}

/** From the first word to the signed answer. */
export const untilSigned: readonly Step[] = [
  {
    name: 'accept',
    when: inState('submitted'),
    act: (real, row) =>
      acceptGrievance(speaking(real, 'mei'), row, {
        kind: 'housing',
        nature: 'help',
        green: false,
        sensitive: false,
        contacted: true,
      }),
    after: to('accepted'),
  },
  {
    name: 'proposeRefusal',
    when: inState('submitted'),
    act: (real, row) => proposeRefusal(speaking(real, 'mei'), row, 'court', '请找法院'),
    after: to('refusing'),
  },
  {
    name: 'confirmRefusal',
    when: inState('refusing'),
    act: (real, row) => confirmRefusal(speaking(real, 'ling'), row),
    after: to('refused'),
  },
  {
    name: 'keep',
    when: inState('refusing'),
    act: (real, row) => keepGrievance(speaking(real, 'zhao'), row),
    after: to('accepted'),
  },
  {
    name: 'assign',
    when: inState('accepted', 'returned', 'deciding', 'escalated'),
    act: (real, row) => assignGrievance(speaking(real, 'zhao'), row, assignment(school)),
    after: to('assigned'),
  },
  {
    name: 'return',
    when: inState('assigned'),
    act: (real, row) =>
      returnGrievance(speaking(real, 'duan'), row, {
        rightUnitId: units[farming] ?? 0,
        reason: 'notOurs',
        words: '不归我们管',
      }),
    after: model => {
      model.returns += 1
      model.state = model.returns >= 2 ? 'deciding' : 'returned'
    },
  },
  {
    name: 'take',
    when: inState('assigned', 'redo'),
    act: (real, row) => takeGrievance(speaking(real, 'duan'), row),
    after: model => {
      model.state = 'handling'
      model.waits = 0
      model.extended = false
    },
  },
  {
    name: 'askMaterial',
    when: model => model.state === 'handling' && model.waits < 2,
    act: (real, row) => askMaterial(speaking(real, 'duan'), row, '请补充合同'),
    after: model => {
      model.state = 'waiting'
      model.waits += 1
    },
  },
  {
    name: 'supply',
    when: inState('waiting'),
    act: (real, row) => supplyMaterial(speaking(real, 'han'), row, '补充好了'),
    after: to('handling'),
  },
  {
    name: 'goOn',
    when: inState('waiting'),
    act: (real, row) => goOn(speaking(real, 'system'), row),
    after: to('handling'),
  },
  {
    name: 'askExtension',
    // A day more is asked for on the first day only: before it is over, and half of three days is one.
    when: model => model.state === 'handling' && !model.extended,
    act: async (real, row) => {
      if (row.replyDueAt !== null && real.now >= row.replyDueAt)
        await expect(askExtension(speaking(real, 'duan'), row, 1, '等配件')).rejects.toThrow('已经到期')
      else await askExtension(speaking(real, 'duan'), row, 1, '等配件')
    },
    after: (model, late) => {
      if (late) return
      model.state = 'extension'
      model.extended = true
    },
  },
  {
    name: 'extend',
    when: inState('extension'),
    act: (real, row) => grantExtension(speaking(real, 'mei'), row),
    after: to('handling'),
  },
  {
    name: 'refuseExtension',
    when: inState('extension'),
    act: (real, row) => refuseExtension(speaking(real, 'mei'), row),
    after: to('handling'),
  },
  {
    name: 'draft',
    when: inState('handling'),
    act: (real, row) => draftReply(speaking(real, 'duan'), row, '已经修好'),
    after: to('signing'),
  },
  {
    name: 'sendBack',
    when: inState('signing'),
    act: (real, row) => sendBack(speaking(real, 'yang'), row, '写清楚些'),
    after: to('handling'),
  },
  {
    name: 'sign',
    when: inState('signing'),
    act: (real, row) => signReply(speaking(real, 'yang'), row),
    after: answered,
  },
  {
    name: 'rule',
    when: inState('deciding', 'escalated'),
    act: (real, row) => ruleOn(speaking(real, 'zhao'), row, '已经协调'),
    after: answered,
  },
]
