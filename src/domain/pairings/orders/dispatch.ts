import { z } from 'zod'
import { done } from '#core/reply.ts'
import { Ref } from '#domain/steps/index.ts'
import { mayPropose, maySolve } from '../policy.ts'
import { cardFor as pairingCard } from '../pressing.ts'
import { openProposal } from '../propose.ts'
import { proposePairing } from '../verbs/propose.ts'
import { button, recordButton, rowAt, went } from './pressing.ts'
import { villageWords } from './record.ts'
import { cancelOrder } from './verbs.ts'

/** Dispatching is the office's, as planning is. */
const mayDispatch = maySolve.inChats('private')

export const dispatchActions = [
  button(
    'dispatch',
    Ref.extend({ talent: z.number({ error: '这张卡片不完整，请重新打开。' }).int() }),
    async (ctx, { talent, ...ref }) => {
      const order = await rowAt(ctx, ref)
      const row = await proposePairing(ctx, {
        kind: 'village',
        talentId: talent,
        villageId: order.villageId,
        unitId: null,
        menteeId: null,
        form: 'service',
        goal: order.wish,
        startsOn: null,
        endsOn: null,
        origin: 'order',
        orderId: order.id,
      })
      return done('已派单，确认卡片已发给各方', await pairingCard(ctx, row))
    },
    mayDispatch,
  ),
  recordButton(
    'openOther',
    async (ctx, ref) => {
      const order = await rowAt(ctx, ref)
      return openProposal({ served: villageWords(order), goal: order.wish, order: order.id })
    },
    mayDispatch,
  ),
  recordButton(
    'cancel',
    async (ctx, ref) => went(ctx, '点单已取消', await cancelOrder(ctx, ref)),
    mayPropose.inChats('private'),
  ),
]
