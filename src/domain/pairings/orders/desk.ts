import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card, Tone } from '#cards/kit/card.ts'
import { dateWords, shortDate } from '#cards/kit/dates.ts'
import { type OrderView, orderCard, type SuggestedLine } from '#cards/pairings/order.ts'
import { wordOf } from '#core/dictionary.ts'
import { verbsOpenTo } from '#core/machine.ts'
import type { Reader } from '#core/reader.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { type Desk, nameOf } from '#domain/steps/index.ts'
import { states } from '../dictionary.ts'
import { peopleWords, whyWords } from '../plan-words.ts'
import { type Looking, pairingNumber } from '../record.ts'
import { type OrderStanding, type OrderState, type OrderVerb, orderMachine, orderStates } from './machine.ts'
import { type OrderRow, orderNumber, orderStateOf, villageWords } from './record.ts'
import { suggestionsFor } from './suggest.ts'

/** The card of an order: whoever dispatches chooses from the best few, everybody else reads how it stands. */
export const orderDesk = async (desk: Desk<OrderStanding>, row: OrderRow, words?: string): Promise<Card> => {
  const open = new Set(verbsOpenTo(orderMachine, orderStateOf(row), desk.standing))
  return orderCard({
    title: open.has('dispatch') ? '请派单' : titles[orderStateOf(row)],
    order: await viewOf(desk.db, row),
    words,
    suggested: open.has('dispatch') ? await suggestedLines(desk, row) : null,
    buttons: actions
      .filter(({ verb }) => open.has(verb))
      .map(({ button }) => ({ ...button, value: { id: row.id, version: row.version } })),
  })
}

const viewOf = async (db: Looking, row: OrderRow): Promise<OrderView> => ({
  number: orderNumber(row.id),
  village: villageWords(row),
  wish: row.wish,
  field: row.field && `${row.field.name}${row.strict ? '（必须对口）' : ''}`,
  askedBy: await nameOf(db, row.askedBy),
  askedOn: shortDate(row.createdAt),
  state: orderStates[orderStateOf(row)],
  tone: tones[orderStateOf(row)],
  progress: progressOf(row),
  due: row.dueAt === null ? null : dateWords(row.dueAt),
})

/** The latest proposal it led to. */
const progressOf = ({ pairings: [latest] }: OrderRow): string | null =>
  latest
    ? `${pairingNumber(latest.id)} ${latest.talent.name}：${wordOf(states, latest.state) ?? latest.state}`
    : null

const suggestedLines = async (
  { db, now }: Desk<OrderStanding>,
  row: OrderRow,
): Promise<readonly SuggestedLine[]> => {
  // The transaction a notice is drawn in reads as the reader does.
  const reader = db as Reader
  const suggested = await suggestionsFor(reader, row, now)
  const people = await peopleWords(
    db,
    suggested.map(({ talent }) => talent),
  )
  const gazetteer = await gazetteerOf(reader)
  return suggested.map(({ talent, reasons }) => {
    const who = people.get(talent) ?? `RC-${talent}`
    return { talent: who, why: whyWords(gazetteer, reasons), button: dispatchButton(row, talent, who) }
  })
}

const dispatchButton = (row: OrderRow, talent: number, who: string): ButtonSpec => ({
  text: '派单',
  do: 'orders.dispatch',
  value: { id: row.id, version: row.version, talent },
  confirm: `派${who}到${villageWords(row)}，双方都会收到确认卡片，确定吗？`,
})

const actions: readonly { readonly verb: OrderVerb; readonly button: ButtonSpec }[] = [
  { verb: 'dispatch', button: { text: '另选一位', do: 'orders.openOther' } },
  {
    verb: 'cancel',
    button: { text: '取消点单', do: 'orders.cancel', tone: 'danger', confirm: '取消这张点单，确定吗？' },
  },
]

const titles: Readonly<Record<OrderState, string>> = {
  open: '点单已送到人才办',
  dispatched: '点单已派出',
  filled: '点单已接',
  cancelled: '点单已取消',
}

const tones: Readonly<Record<OrderState, Tone>> = {
  open: 'info',
  dispatched: 'info',
  filled: 'success',
  cancelled: 'void',
}
