/** Until when a state may last. Working days and hours are the office's: weekends, holidays and nights do not count. */
export type Deadline =
  | { readonly workingDays: number }
  | { readonly workingHours: number }
  /** Depends on the record; the words tell people how: 咨询3个工作日，一般求助5个工作日. */
  | { readonly byRecord: string }

/**
 * One state: its name in people's words, and whose turn it is. A state that is not final has an owner, and a deadline
 * or the reason why it has none; the compiler asks for both.
 */
export type StateSpec<Standing extends string = string> = { readonly words: string } & (
  | { readonly final: true }
  | {
      /** Who has to act next. Each of them must have a step out of this state. */
      readonly owner: readonly Standing[]
      readonly within: Deadline
      /** When the owner is reminded, in working days from the deadline: -1 the day before, 0 the day itself, 3 three days over. */
      readonly remind: readonly number[]
    }
  | {
      readonly owner: readonly Standing[]
      /** Why this state waits for nothing, in people's words. */
      readonly unlimited: string
    }
)

/** What a step is called: on the drawing, and in the audit (`workstation.approved`). */
export type VerbSpec = { readonly words: string; readonly event: string }

/** One step a record can take. */
export type Edge<
  State extends string = string,
  Verb extends string = string,
  Standing extends string = string,
  Need extends string = string,
> = {
  readonly verb: Verb
  readonly from: State
  readonly to: State
  /** Who may take it, by how he stands to the record. */
  readonly by: readonly Standing[]
  /** What must be shown first; each noun keeps the check and the refusal of each. */
  readonly needs: readonly Need[]
  /** Two persons: whoever began the matter may not take this step himself (domain E.3, separation). */
  readonly separate: boolean
}

/** A step, or the same step out of several states, as it is written down. */
export type Rule<State extends string, Verb extends string, Standing extends string, Need extends string> = {
  readonly verb: Verb
  readonly from: readonly State[]
  readonly to: State
  readonly by: readonly Standing[]
  readonly needs?: readonly Need[]
  readonly separate?: boolean
}

/** The life of a noun's records as data: what refuses a wrong step, reminds, draws the diagram and is tested exhaustively. */
export type Machine<
  State extends string = string,
  Verb extends string = string,
  Standing extends string = string,
  Need extends string = string,
> = {
  /** The noun's name: its drawing is docs/machines/<name>.md. */
  readonly name: string
  /** What it is the life of: 专家工作站. */
  readonly title: string
  /** The state every record begins in. */
  readonly initial: State
  readonly states: Readonly<Record<State, StateSpec<Standing>>>
  readonly verbs: Readonly<Record<Verb, VerbSpec>>
  /** How people can stand to a record, in people's words: 本人, 主管部门. */
  readonly standings: Readonly<Record<Standing, string>>
  /** What steps ask for, in people's words: 材料齐全. */
  readonly needs: Readonly<Record<Need, string>>
  readonly edges: readonly Edge<State, Verb, Standing, Need>[]
}

/** A machine from its rules: a rule out of several states becomes one edge a state. */
export const defineMachine = <
  State extends string,
  Verb extends string,
  Standing extends string,
  Need extends string,
>({
  rules,
  ...machine
}: Omit<Machine<State, Verb, Standing, Need>, 'edges' | 'initial'> & {
  readonly initial: NoInfer<State>
  readonly rules: readonly Rule<NoInfer<State>, NoInfer<Verb>, NoInfer<Standing>, NoInfer<Need>>[]
}): Machine<State, Verb, Standing, Need> => ({
  ...machine,
  edges: rules.flatMap(({ from, needs = [], separate = false, ...rule }) =>
    from.map(state => ({ ...rule, from: state, needs, separate })),
  ),
})

/** The step `verb` takes from `from`; `to` chooses where a verb has several ends. */
export const edgeOf = <
  State extends string,
  Verb extends string,
  Standing extends string,
  Need extends string,
>(
  { edges }: Machine<State, Verb, Standing, Need>,
  verb: NoInfer<Verb>,
  from: NoInfer<State>,
  to?: NoInfer<State>,
): Edge<State, Verb, Standing, Need> | undefined =>
  edges.find(edge => edge.verb === verb && edge.from === from && (to === undefined || edge.to === to))

/** The verbs open from `from` to somebody who stands to the record as `standing` says. */
export const verbsOpenTo = <
  State extends string,
  Verb extends string,
  Standing extends string,
  Need extends string,
>(
  { edges }: Machine<State, Verb, Standing, Need>,
  from: NoInfer<State>,
  standing: ReadonlySet<NoInfer<Standing>>,
): readonly Verb[] => [
  ...new Set(
    edges.filter(edge => edge.from === from && edge.by.some(who => standing.has(who))).map(edge => edge.verb),
  ),
]

/** How long a record may stay in a state; `null` when the state waits for nothing. */
export const deadlineOf = (machine: Pick<Machine, 'states'>, state: string): Deadline | null => {
  const spec = machine.states[state]
  return spec !== undefined && 'within' in spec ? spec.within : null
}

/** When the owner of a state is reminded, in working days from its deadline. */
export const remindersOf = (machine: Pick<Machine, 'states'>, state: string): readonly number[] => {
  const spec = machine.states[state]
  return spec !== undefined && 'remind' in spec ? spec.remind : []
}

/** The states that have a deadline. */
export const timedStates = <State extends string>(machine: {
  readonly states: Readonly<Record<State, StateSpec>>
}): readonly State[] =>
  // The keys of the table are the states.
  (Object.keys(machine.states) as State[]).filter(state => 'within' in machine.states[state])

/** The states nothing follows. */
export const finalStates = <State extends string>(machine: {
  readonly states: Readonly<Record<State, StateSpec>>
}): readonly State[] =>
  // The keys of the table are the states.
  (Object.keys(machine.states) as State[]).filter(state => 'final' in machine.states[state])
