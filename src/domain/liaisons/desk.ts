import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { liaisonCard } from '#cards/liaisons/liaison.ts'
import { verbsOpenTo } from '#core/machine.ts'
import type { Reader } from '#core/reader.ts'
import type { Desk } from '#domain/steps/index.ts'
import { type LiaisonState, living } from './dictionary.ts'
import { liaisonMachine, type Standing, type Verb } from './machine.ts'
import type { LiaisonRow, Looking } from './record.ts'
import { stateOf, viewOf } from './view.ts'

/** The card with which somebody can do what is his to do now; for everybody else, the liaison's present truth. */
export const deskCard = async (desk: Desk<Standing>, row: LiaisonRow, words?: string): Promise<Card> => {
  const runsThings = desk.standing.has('office') || desk.standing.has('head')
  return liaisonCard({
    title: titles[stateOf(row)],
    // Who else looks after an expert is the office's to know.
    liaison: viewOf(row, runsThings ? await otherLeaders(desk.db, row) : []),
    words,
    buttons: [
      ...buttonsOf(desk, row).map(one => ({ ...one, value: { id: row.id, version: row.version } })),
      ...difficultyButton(desk, row),
    ],
  })
}

/** The other leaders who keep in touch with the same expert. */
const otherLeaders = async (
  db: Looking,
  { talentId, leaderId }: Pick<LiaisonRow, 'talentId' | 'leaderId'>,
): Promise<readonly string[]> => {
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  const rows = await (db as Reader).liaison.findMany({
    where: { talentId, leaderId: { not: leaderId }, state: { in: [...living] } },
    include: { leader: { include: { person: true } } },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ leader }) => leader.person.name)
}

/** What the expert finds hard, heard at a contact and not yet taken up: it can become a grievance. */
const difficultyButton = ({ standing }: Desk<Standing>, row: LiaisonRow): readonly ButtonSpec[] => {
  const mayHandIn = standing.has('leader') || standing.has('office') || standing.has('head')
  const heard = row.contacts.find(({ difficulty, grievance }) => difficulty !== null && grievance === null)
  return mayHandIn && heard
    ? [{ text: '把反映的困难转为诉求', do: 'grievances.fromContact', value: { contact: heard.id } }]
    : []
}

const buttonsOf = ({ standing }: Desk<Standing>, row: LiaisonRow): readonly ButtonSpec[] => {
  const open = new Set(verbsOpenTo(liaisonMachine, stateOf(row), standing))
  return actions.filter(({ verb }) => open.has(verb)).map(({ button }) => button)
}

const actions: readonly { readonly verb: Verb; readonly button: ButtonSpec }[] = [
  { verb: 'accept', button: { text: '确认', do: 'liaisons.accept', tone: 'primary' } },
  { verb: 'decline', button: { text: '不接', do: 'liaisons.openDecline' } },
  { verb: 'contact', button: { text: '登记联系', do: 'liaisons.openLog', tone: 'primary' } },
  { verb: 'succeed', button: { text: '换一位领导', do: 'liaisons.openSucceed' } },
  { verb: 'end', button: { text: '结束联系', do: 'liaisons.openEnd', tone: 'danger' } },
]

const titles: Readonly<Record<LiaisonState, string>> = {
  assigned: '请确认联系的专家',
  active: '联系服务专家',
  due_soon: '请联系专家',
  overdue: '联系已超期',
  changed: '请安排接任领导',
  ended: '联系已结束',
  declined: '领导未接',
}
