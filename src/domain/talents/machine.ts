import type { TalentState } from './dictionary.ts'

/** How somebody stands to a record when he acts on it; policy.ts decides who is what. */
export const standings = ['self', 'submitter', 'unit', 'office', 'head', 'reader', 'system'] as const

export type Standing = (typeof standings)[number]

/** What must be shown before a step may be taken; guards.ts holds the check and the refusal of each. */
export type Need =
  | 'minimum'
  | 'consent'
  | 'evidence'
  | 'items'
  | 'duplicates'
  | 'reason'
  | 'field'
  | 'twoPersons'
  | 'nothingOpen'

export type Verb =
  | 'submit'
  | 'discard'
  | 'consent'
  | 'refuse'
  | 'lapse'
  | 'takeBack'
  | 'pass'
  | 'askFix'
  | 'resubmit'
  | 'verify'
  | 'reject'
  | 'revise'
  | 'fallDue'
  | 'confirm'
  | 'dispute'
  | 'rule'
  | 'exit'
  | 'withdraw'
  | 'merge'
  | 'unmerge'
  | 'reenter'
  | 'erase'

export type Edge = {
  readonly verb: Verb
  readonly from: TalentState
  readonly to: TalentState
  readonly by: readonly Standing[]
  readonly needs: readonly Need[]
  /** Whoever registered the record may not take this step himself while somebody else can (domain E.3, separation). */
  readonly separate: boolean
}

/** The state every record begins in. */
export const initialState: TalentState = 'draft'

/** Working days a state may last before it is overdue (domain B.3.1); a state that is not named waits for nobody. */
export const daysAllowed: Readonly<Partial<Record<TalentState, number>>> = {
  awaiting_consent: 5,
  unit_review: 3,
  fix: 5,
  office_verify: 5,
  annual_due: 20,
  disputed: 5,
}

/** After so many working days without an answer the request for consent lapses. */
export const consentLapsesAfter = 10

/** When people are reminded, in working days from the deadline: before it, on the day, after it. */
export const remindersOf: Readonly<Partial<Record<TalentState, readonly number[]>>> = {
  awaiting_consent: [-2, 0, 3],
  unit_review: [-1, 0, 1, 3, 5],
  fix: [-1, 0, 1, 3, 5],
  office_verify: [-1, 0, 1, 3, 5],
  annual_due: [-10, -5, -1, 0],
  disputed: [-1, 0, 1, 3, 5],
}

/** What happened, as the audit calls it. */
export const eventOf: Readonly<Record<Verb, string>> = {
  submit: 'talent.submitted',
  discard: 'talent.discarded',
  consent: 'talent.consented',
  refuse: 'talent.refused',
  lapse: 'talent.lapsed',
  takeBack: 'talent.taken_back',
  pass: 'talent.passed',
  askFix: 'talent.fix_asked',
  resubmit: 'talent.resubmitted',
  verify: 'talent.verified',
  reject: 'talent.rejected',
  revise: 'talent.revised',
  fallDue: 'talent.fell_due',
  confirm: 'talent.confirmed',
  dispute: 'talent.disputed',
  rule: 'talent.ruled',
  exit: 'talent.exited',
  withdraw: 'talent.withdrawn',
  merge: 'talent.merged',
  unmerge: 'talent.unmerged',
  reenter: 'talent.reentered',
  erase: 'talent.erased',
}

const underReview = ['unit_review', 'office_verify', 'fix', 'rejected'] as const
const inRegister = ['verified', 'annual_due', 'disputed'] as const
const consented = [...underReview, ...inRegister] as const

type Rule = {
  verb: Verb
  from: readonly TalentState[]
  to: TalentState
  by: readonly Standing[]
  needs?: readonly Need[]
  separate?: boolean
}

const rules: readonly Rule[] = [
  {
    verb: 'submit',
    from: ['draft'],
    to: 'awaiting_consent',
    by: ['self', 'submitter', 'office'],
    needs: ['minimum'],
  },
  { verb: 'discard', from: ['draft'], to: 'erased', by: ['self', 'submitter', 'office', 'system'] },
  {
    verb: 'consent',
    from: ['awaiting_consent'],
    to: 'unit_review',
    by: ['self', 'submitter', 'office'],
    needs: ['consent'],
  },
  { verb: 'refuse', from: ['awaiting_consent'], to: 'exited', by: ['self', 'submitter', 'office'] },
  { verb: 'lapse', from: ['awaiting_consent'], to: 'exited', by: ['system'] },
  { verb: 'takeBack', from: ['awaiting_consent', 'unit_review'], to: 'exited', by: ['self', 'submitter'] },
  {
    verb: 'pass',
    from: ['unit_review'],
    to: 'office_verify',
    by: ['unit', 'office'],
    needs: ['evidence'],
    separate: true,
  },
  { verb: 'askFix', from: ['unit_review'], to: 'fix', by: ['unit', 'office'], needs: ['items'] },
  { verb: 'askFix', from: ['office_verify'], to: 'fix', by: ['office'], needs: ['items'] },
  {
    verb: 'resubmit',
    from: ['fix'],
    to: 'unit_review',
    by: ['self', 'submitter', 'unit'],
    needs: ['minimum'],
  },
  {
    verb: 'resubmit',
    from: ['fix'],
    to: 'office_verify',
    by: ['self', 'submitter', 'unit'],
    needs: ['minimum'],
  },
  {
    verb: 'verify',
    from: ['office_verify'],
    to: 'verified',
    by: ['office'],
    needs: ['duplicates'],
    separate: true,
  },
  { verb: 'reject', from: ['office_verify'], to: 'rejected', by: ['office'], needs: ['reason'] },
  {
    verb: 'revise',
    from: ['rejected'],
    to: 'unit_review',
    by: ['self', 'submitter', 'unit'],
    needs: ['minimum'],
  },
  { verb: 'fallDue', from: ['verified'], to: 'annual_due', by: ['system'] },
  { verb: 'confirm', from: ['annual_due'], to: 'verified', by: ['self', 'unit', 'office'] },
  {
    verb: 'dispute',
    from: ['verified'],
    to: 'disputed',
    by: ['self', 'unit', 'office', 'reader'],
    needs: ['field'],
  },
  { verb: 'rule', from: ['disputed'], to: 'verified', by: ['office'] },
  { verb: 'exit', from: ['awaiting_consent', ...consented], to: 'exited', by: ['office'], needs: ['reason'] },
  { verb: 'withdraw', from: consented, to: 'exited', by: ['self', 'office'] },
  { verb: 'merge', from: consented, to: 'exited', by: ['office'] },
  {
    verb: 'reenter',
    from: ['exited'],
    to: 'awaiting_consent',
    by: ['self', 'submitter', 'unit', 'office'],
    needs: ['minimum'],
  },
  {
    verb: 'erase',
    from: ['exited'],
    to: 'erased',
    by: ['head', 'system'],
    needs: ['twoPersons', 'nothingOpen'],
  },
  ...consented.map(to => ({ verb: 'unmerge', from: ['exited'], to, by: ['office'] }) as const),
]

/** Every step a talent's record can take: the whole of domain B.3.1 as data. */
export const edges: readonly Edge[] = rules.flatMap(({ from, needs = [], separate = false, ...rule }) =>
  from.map(state => ({ ...rule, from: state, needs, separate })),
)

/** The step `verb` takes from `from`; `to` chooses where a verb has several ends (resubmit, unmerge). */
export const edgeOf = (verb: Verb, from: TalentState, to?: TalentState): Edge | undefined =>
  edges.find(edge => edge.verb === verb && edge.from === from && (to === undefined || edge.to === to))

/** The verbs open from `from` to somebody who stands to the record as `standing` says. */
export const verbsOpenTo = (from: TalentState, standing: ReadonlySet<Standing>): readonly Verb[] => [
  ...new Set(
    edges.filter(edge => edge.from === from && edge.by.some(who => standing.has(who))).map(edge => edge.verb),
  ),
]
