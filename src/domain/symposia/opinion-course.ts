import { Refusal } from '#core/refusal.ts'
import {
  type Course,
  colleagueOf,
  distinct,
  headsOf,
  type Kind,
  type Line,
  officeOf,
  theHead,
  theOffice,
  told,
  unitOfficers,
} from '#domain/steps/index.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { answerDays, type OpinionState } from './dictionary.ts'
import { opinionDesk } from './opinion-desk.ts'
import {
  type OpinionNeed,
  type OpinionStanding,
  type OpinionVerb,
  opinionMachine,
} from './opinion-machine.ts'
import { maySeeOpinion, opinionStandingOf } from './policy.ts'
import { findOpinion, type OpinionRow, opinionNumber, opinionStateOf } from './record.ts'

type OpinionGiven = {
  readonly unit?: number | null
  readonly reason?: string | null
  readonly answer?: string | null
  readonly words?: string | null
  readonly redos?: number | null
  readonly difficulty?: boolean
  readonly rating?: string | null
}

export type OpinionOf = Kind & {
  readonly state: OpinionState
  readonly verb: OpinionVerb
  readonly standing: OpinionStanding
  readonly need: OpinionNeed
  readonly row: OpinionRow
  readonly given: OpinionGiven
  readonly data: Prisma.SymposiumOpinionUncheckedUpdateManyInput
}

type Next = Line<OpinionRow, OpinionStanding>

/** The unit's officers; a unit without officers leaves it with the office. */
const theUnit: Next = async (db, row, now) => {
  const officers = row.unitId === null ? [] : await unitOfficers(db, row.unitId, now)
  return officers.length > 0 ? told('unit', officers) : theOffice(db, row, now)
}

/** Whoever said it: the expert, or the officers of the unit that spoke; the office where he has no account. */
const theSpeaker: Next = async (db, row, now) => {
  const { talent, unitId } = row.guest
  const own = colleagueOf(talent?.person ?? null)
  if (own.length > 0) return told('speaker', own)
  const officers = unitId === null ? [] : await unitOfficers(db, unitId, now)
  return officers.length > 0 ? told('speaker', officers) : told('proxy', await officeOf(db, now))
}

/** A word of thanks, and what was written down by mistake, need no message. */
const theSpeakerUnlessThanked: Next = async (db, row, now) =>
  row.reason === 'thanks' || row.reason === 'mistake' ? [] : theSpeaker(db, row, now)

const lines: Readonly<Record<OpinionState, Next>> = {
  noted: theOffice,
  assigned: theUnit,
  answered: theOffice,
  passed: theSpeaker,
  review: theHead,
  grievance: theSpeaker,
  closed: theSpeaker,
  dropped: theSpeakerUnlessThanked,
}

const missing = (what: string, next: string): Refusal =>
  new Refusal(what, '每一步都要写清楚，提出人才看得明白。', next)

/** Opinions on their machine: where they are kept, who stands how to them, whom a step concerns. */
export const opinionCourse: Course<OpinionOf> = {
  machine: opinionMachine,
  key: 'opinion',
  numberOf: opinionNumber,
  what: '这条意见',
  find: findOpinion,
  write: async (tx, where, data) => (await tx.symposiumOpinion.updateMany({ where, data })).count,
  due: (db, where, take) => db.symposiumOpinion.findMany({ where, orderBy: { id: 'asc' }, take }),
  reset: { reason: null, remark: null },
  standingOf: opinionStandingOf,
  maySee: (ctx, row) => maySeeOpinion(ctx.actor, row),
  guards: {
    unit: (_row, { unit }) => (unit ? null : missing('还没有选答复单位。', '请选择单位和期限。')),
    reason: (_row, { reason }) => (reason ? null : missing('还没有选择原因。', '请选择原因后再提交。')),
    answer: (_row, { answer }) => (answer ? null : missing('答复还是空的。', '请写好结果和答复内容。')),
    words: (_row, { words }) => (words ? null : missing('还没有写明哪里要改。', '请写几句再提交。')),
    rating: (_row, { rating }) => (rating ? null : missing('还没有评价。', '请选择满意、基本满意或不满意。')),
    again: (_row, { redos }) =>
      redos !== undefined && redos !== null && redos < 2
        ? null
        : new Refusal('这条意见已经重办两次。', '重办最多两次。', '请点“提请主任研究”。'),
    twice: (_row, { redos }) =>
      redos !== undefined && redos !== null && redos >= 2
        ? null
        : new Refusal('还可以请单位重办。', '重办两次仍不满意才提请主任研究。', '请点“不满意”请单位重办。'),
    difficulty: (_row, { difficulty }) =>
      difficulty
        ? null
        : new Refusal(
            '这条意见不是困难。',
            '困难才转为诉求；建议由单位答复。',
            '确是困难的，请先点“改正记录”改成困难。',
          ),
  },
  notYours: () =>
    new Refusal('这一步不由您办理。', '意见由人才办交办，单位答复，提出人评价。', '请等待负责的同志办理。'),
  began: ({ assignedAt }) => [assignedAt],
  deadline: row => ({ workingDays: row.days ?? answerDays.usual }),
  next: (db, row, now) => lines[opinionStateOf(row)](db, row, now),
  // A day over the office reads along, three days over its head and the leader who hosted the talk.
  escalated: async (db, row, past, now) => {
    if (past < 1 || row.state !== 'assigned') return past >= 3 ? theHead(db, row, now) : []
    const office = await officeOf(db, now)
    if (past < 3) return told('office', office)
    return [
      ...told('office', office),
      ...told('head', distinct(await headsOf(db, now))),
      ...told('host', colleagueOf(row.symposium.host)),
    ]
  },
  silent: ['correct', 'rate'],
  wordsAfter: {
    assign: '座谈会上提的意见，请在期限内答复。',
    reassign: '座谈会上提的意见改由你单位答复，请在期限内答复。',
    sendBack: '单位退回了这条意见，请重新交办。',
    answer: '单位已答复，请看过后转告提出人。',
    improve: '答复退回修改，请看说明。',
    pass: '您在座谈会上提的意见，单位答复如下，请您评价。',
    redo: '提出人不满意，请看说明后重新答复。',
    raise: '重办两次提出人仍不满意，请主任研究。',
    explain: '您提的意见，人才办主任说明如下。',
    lapse: '这条意见到期没有收到您的评价，先按办结处理；有话可以再向人才办反映。',
    turn: '您在座谈会上说的困难已转为诉求，按诉求的期限办理。',
    drop: '您在座谈会上提的意见不再交办，原因写在下面。',
  },
  draw: opinionDesk,
  hours: 'office',
}
