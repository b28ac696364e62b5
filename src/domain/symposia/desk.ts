import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { symposiumCard } from '#cards/symposia/symposium.ts'
import { verbsOpenTo } from '#core/machine.ts'
import { maskNumbers } from '#core/masks.ts'
import type { Desk } from '#domain/steps/index.ts'
import { noting, type SymposiumState } from './dictionary.ts'
import { type Standing, symposiumMachine, type Verb } from './machine.ts'
import { type SymposiumRow, stateOf } from './record.ts'
import { viewOf } from './view.ts'

/** The card with which the office can do what is to do now; for everybody else, the symposium's present truth. */
export const deskCard = async (desk: Desk<Standing>, row: SymposiumRow, words?: string): Promise<Card> => {
  const runsThings = desk.standing.has('office') || desk.standing.has('head')
  const isInside = runsThings || desk.standing.has('host')
  const { minutes, others } = row
  return symposiumCard({
    title: titles[stateOf(row)],
    symposium: viewOf(row, isInside),
    words,
    minutes: isInside && minutes !== null ? maskNumbers(desk.vault.open(minutes)) : undefined,
    others: isInside && others !== null ? others : undefined,
    buttons: runsThings ? officeButtons(desk, row) : isInside ? opinionsButton(row) : [],
  })
}

const officeButtons = (desk: Desk<Standing>, row: SymposiumRow): readonly ButtonSpec[] => {
  const open = new Set(verbsOpenTo(symposiumMachine, stateOf(row), desk.standing))
  const at = { id: row.id, version: row.version }
  const steps = actions.filter(({ verb }) => open.has(verb) && isDue(verb, row, desk.now))
  const primary = primaryOf(row, desk.now)
  return [
    ...sortButton(row),
    ...steps.map(({ verb, button }) => ({
      ...button,
      value: at,
      tone: verb === primary ? ('primary' as const) : button.tone,
    })),
    ...(['planned', 'invited'].includes(row.state)
      ? [{ text: '添加受邀人', do: 'symposia.openAdd', value: at }]
      : []),
    { text: '参会名单', do: 'symposia.guests', value: { id: row.id, answer: '' } },
    ...(noting.includes(stateOf(row)) ? [noteButton(row)] : []),
    ...opinionsButton(row),
  ]
}

const noteButton = ({ id }: SymposiumRow): ButtonSpec => ({
  text: '记一条意见',
  do: 'opinions.openNote',
  value: { symposium: id },
})

const opinionsButton = ({ id, opinions }: SymposiumRow): readonly ButtonSpec[] =>
  opinions.length === 0
    ? []
    : [{ text: '看意见', do: 'opinions.list', value: { q: JSON.stringify({ symposium: id }) } }]

/** What is to do first once the minutes are in: each remark wants its place. */
const sortButton = ({ id, state, opinions }: SymposiumRow): readonly ButtonSpec[] => {
  const unsorted = opinions.filter(one => one.state === 'noted').length
  if (unsorted === 0 || state === 'held') return []
  const q = JSON.stringify({ symposium: id, state: 'noted' })
  return [{ text: `梳理意见（${unsorted}条）`, do: 'opinions.list', value: { q }, tone: 'primary' }]
}

/** Buttons that would only be refused now are not shown. */
const isDue = (verb: Verb, { startsAt, opinions }: SymposiumRow, now: Date): boolean => {
  if (verb === 'hold') return startsAt <= now
  if (verb === 'sort') return opinions.every(({ state }) => state !== 'noted')
  if (verb === 'close') return opinions.every(({ state }) => ended.includes(state))
  return true
}

const ended: readonly string[] = ['grievance', 'closed', 'dropped']

const primaryOf = (row: SymposiumRow, now: Date): Verb | null => {
  const first: Readonly<Partial<Record<SymposiumState, Verb | undefined>>> = {
    planned: 'invite',
    invited: row.startsAt <= now ? 'hold' : 'move',
    held: 'record',
    recorded: 'sort',
    following: row.opinions.some(({ state }) => state === 'noted') ? undefined : 'close',
  }
  return first[stateOf(row)] ?? null
}

const actions: readonly { readonly verb: Verb; readonly button: ButtonSpec }[] = [
  {
    verb: 'invite',
    button: { text: '发出邀请', do: 'symposia.invite', confirm: '名单上的人马上收到邀请。确定发出吗？' },
  },
  { verb: 'edit', button: { text: '修改方案', do: 'symposia.openEdit' } },
  { verb: 'hold', button: { text: '已经召开', do: 'symposia.hold' } },
  { verb: 'move', button: { text: '改时间地点', do: 'symposia.openMove' } },
  { verb: 'record', button: { text: '写纪要', do: 'symposia.openMinutes' } },
  { verb: 'amend', button: { text: '修改纪要', do: 'symposia.openMinutes' } },
  { verb: 'sort', button: { text: '梳理完毕', do: 'symposia.sort' } },
  { verb: 'close', button: { text: '归档', do: 'symposia.close' } },
  { verb: 'cancel', button: { text: '取消座谈会', do: 'symposia.openCancel', tone: 'danger' } },
]

const titles: Readonly<Record<SymposiumState, string>> = {
  planned: '座谈会方案',
  invited: '等待召开',
  held: '请交纪要',
  recorded: '请梳理意见',
  following: '意见办理中',
  archived: '座谈会已归档',
  cancelled: '座谈会已取消',
}
