import { type Deadline, type Edge, finalStates, type Machine, type StateSpec } from './machine.ts'

/** A machine as a page of Markdown: a Mermaid state diagram, and its states and steps as tables. */
export const drawMachine = (machine: Machine): string =>
  [
    `# ${machine.title}`,
    '',
    '由 `npm run machines` 按程序里的数据画成，不要手改。',
    '',
    '```mermaid',
    ...diagram(machine),
    '```',
    '',
    '## 状态',
    '',
    '| 状态 | 由谁办理 | 期限 | 提醒 |',
    '|---|---|---|---|',
    ...Object.values(machine.states).map(spec => stateRow(machine, spec)),
    '',
    '## 步骤',
    '',
    '| 步骤 | 从 | 到 | 谁可以办 | 前提 |',
    '|---|---|---|---|---|',
    ...machine.edges.map(edge => edgeRow(machine, edge)),
    '',
  ].join('\n')

const diagram = (machine: Machine): readonly string[] => [
  'stateDiagram-v2',
  '  direction TB',
  ...Object.entries(machine.states).map(([state, { words }]) => `  state "${words}" as ${idOf(state)}`),
  `  [*] --> ${idOf(machine.initial)}`,
  ...arrows(machine),
  ...finalStates(machine).map(state => `  ${idOf(state)} --> [*]`),
]

/** One arrow between two states, however many steps lead that way. */
const arrows = (machine: Machine): readonly string[] => {
  const labels = new Map<string, string[]>()
  for (const edge of machine.edges) {
    const between = `${idOf(edge.from)} --> ${idOf(edge.to)}`
    const label = `${verbWords(machine, edge)}（${whoWords(machine, edge.by)}）`
    labels.set(between, [...(labels.get(between) ?? []), label])
  }
  return [...labels].map(([between, words]) => `  ${between}: ${words.join('、')}`)
}

// Words of Mermaid's own (end, state) must not stand alone as a name.
const idOf = (state: string): string => `s_${state.replace(/[^A-Za-z0-9]/g, '_')}`

const verbWords = ({ verbs }: Machine, { verb }: Edge): string => verbs[verb]?.words ?? verb

const whoWords = ({ standings }: Machine, who: readonly string[]): string =>
  who.map(one => standings[one] ?? one).join('、')

const row = (...cells: readonly string[]): string => `| ${cells.join(' | ')} |`

const stateRow = (machine: Machine, spec: StateSpec): string => {
  if ('final' in spec) return row(spec.words, '—', '终点', '—')
  const owner = whoWords(machine, spec.owner)
  return 'unlimited' in spec
    ? row(spec.words, owner, `不限：${spec.unlimited}`, '—')
    : row(spec.words, owner, deadlineWords(spec.within), reminderWords(spec.remind))
}

const deadlineWords = (within: Deadline): string => {
  if ('workingDays' in within) return `${within.workingDays}个工作日`
  return 'workingHours' in within ? `${within.workingHours}个工作小时` : within.byRecord
}

const reminderWords = (days: readonly number[]): string => {
  const before = days.filter(day => day < 0).map(day => `提前${-day}个工作日`)
  const after = days.filter(day => day > 0)
  return [
    ...before,
    ...(days.includes(0) ? ['当天'] : []),
    ...(after.length > 0 ? [`超期第${after.join('、')}个工作日`] : []),
  ].join('、')
}

const edgeRow = (machine: Machine, edge: Edge): string => {
  const state = (name: string): string => machine.states[name]?.words ?? name
  const needs = edge.needs.map(need => machine.needs[need] ?? need)
  const asked = [...needs, ...(edge.separate ? ['经办人和审批人不是同一人'] : [])]
  return row(
    verbWords(machine, edge),
    state(edge.from),
    state(edge.to),
    whoWords(machine, edge.by),
    asked.join('；') || '—',
  )
}
