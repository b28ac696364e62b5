import { finalStates, type Machine } from './machine.ts'

/**
 * What is wrong with a machine, one sentence each; none when a record can be led from its first day to its last.
 * A state nobody reaches, a state without a way out, an owner who can do nothing, a step nobody may take, the same step twice.
 */
export const flawsOf = (machine: Machine): readonly string[] => [
  ...unreached(machine),
  ...exits(machine),
  ...deadEnds(machine),
  ...idleOwners(machine),
  ...lateReminders(machine),
  ...steps(machine),
  ...unused(machine),
]

const statesOf = ({ states }: Machine): readonly string[] => Object.keys(states)

const unreached = (machine: Machine): readonly string[] => {
  const reached = new Set([machine.initial])
  for (const state of reached) for (const edge of machine.edges) if (edge.from === state) reached.add(edge.to)
  return statesOf(machine)
    .filter(state => !reached.has(state))
    .map(state => `${state} is never reached`)
}

const exits = (machine: Machine): readonly string[] => {
  const final = finalStates(machine)
  const left = (state: string): boolean => machine.edges.some(edge => edge.from === state)
  return statesOf(machine).flatMap(state => {
    if (final.includes(state)) return left(state) ? [`${state} is final and can be left`] : []
    return left(state) ? [] : [`${state} cannot be left`]
  })
}

/** States from which no final state can be reached: a record would go round for ever. */
const deadEnds = (machine: Machine): readonly string[] => {
  const ends = new Set(finalStates(machine))
  for (let before = -1; before < ends.size; ) {
    before = ends.size
    for (const edge of machine.edges) if (ends.has(edge.to)) ends.add(edge.from)
  }
  return statesOf(machine)
    .filter(state => !ends.has(state))
    .map(state => `${state} leads to no end`)
}

const idleOwners = ({ states, edges }: Machine): readonly string[] =>
  Object.entries(states).flatMap(([state, spec]) => {
    if ('final' in spec) return []
    if (spec.owner.length === 0) return [`${state} has no owner`]
    return spec.owner
      .filter(who => !edges.some(edge => edge.from === state && edge.by.includes(who)))
      .map(who => `${state} waits for ${who}, who has no step there`)
  })

const lateReminders = ({ states }: Machine): readonly string[] =>
  Object.entries(states)
    .filter(([, spec]) => 'remind' in spec && !spec.remind.some(days => days <= 0))
    .map(([state]) => `${state} is due without a reminder before its time`)

const steps = ({ edges, states, verbs }: Machine): readonly string[] => {
  const names = edges.map(({ verb, from, to }) => `${verb} from ${from} to ${to}`)
  return [
    ...names.filter((name, index) => names.indexOf(name) !== index).map(name => `${name} stands twice`),
    ...edges.flatMap(({ by, verb, from, to }) => [
      ...(by.length === 0 ? [`${verb} from ${from} is taken by nobody`] : []),
      ...(states[from] && states[to] && verbs[verb] ? [] : [`${verb} from ${from} to ${to} is not declared`]),
    ]),
  ]
}

const unused = ({ verbs, needs, edges }: Machine): readonly string[] => {
  const lacking = (names: object, used: readonly string[], what: string) =>
    Object.keys(names)
      .filter(name => !used.includes(name))
      .map(name => `${what} ${name} is never used`)
  return [
    ...lacking(
      verbs,
      edges.map(edge => edge.verb),
      'the verb',
    ),
    ...lacking(
      needs,
      edges.flatMap(edge => edge.needs),
      'the need',
    ),
  ]
}
