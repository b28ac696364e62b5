import type { Context } from '#core/context.ts'
import type { TellMorning } from '#core/morning.ts'
import { dayOf } from '#core/shanghai.ts'
import { pastWords, remindedOf } from '#domain/steps/index.ts'
import { pairingCourse } from './course.ts'
import { expiresAfter, states } from './dictionary.ts'
import { orderCourse } from './orders/course.ts'
import { orderStates } from './orders/machine.ts'
import { orderNumber, orderStateOf, villageWords } from './orders/record.ts'
import { type PairingRow, pairingNumber, servedWords } from './record.ts'
import { stateOf, viewOf } from './view.ts'

/** Pairings somebody is to answer, approve, serve or look over again, and orders nobody has been sent for. */
export const morning: TellMorning = async (ctx, since) => [
  ...(await remindedOf(pairingCourse, ctx, since, (row, past) =>
    goesOn(ctx, row, past)
      ? null
      : {
          number: pairingNumber(row.id),
          what: `${row.talent.name}—${servedWords(row)} ［${states[stateOf(row)]}］`,
          lines: [[pastWords(past), viewOf(row).answers].filter(words => words !== null).join(' · ')],
          past,
          open: { do: 'pairings.show', value: { id: row.id } },
        },
  )),
  ...(await remindedOf(orderCourse, ctx, since, (row, past) => ({
    number: orderNumber(row.id),
    what: `点单·${villageWords(row)} ［${orderStates[orderStateOf(row)]}］`,
    lines: [[pastWords(past), ...(row.field ? [row.field.name] : [])].join(' · ')],
    past,
    open: { do: 'orders.show', value: { id: row.id } },
  }))),
]

/** The clock takes it further this very morning: nobody answered in time, or its term is over. */
const goesOn = ({ now }: Context, { state, endsOn }: PairingRow, past: number): boolean =>
  state === 'awaiting'
    ? past >= expiresAfter
    : state === 'warned' && endsOn !== null && dayOf(endsOn) < dayOf(now)
