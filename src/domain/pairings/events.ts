import { pairingMachine } from './machine.ts'
import { orderMachine } from './orders/machine.ts'

/** What happened, in people's words, for 撤销 and 经过. */
export const events: Readonly<Record<string, string>> = {
  'pairing.proposed': '提出了结对',
  'pairing.imported': '从台账导入',
  'pairing.import_undone': '撤销了导入',
  'pairing.dated': '补上了期限',
  'pairing.planned': '排出了结对方案',
  'pairing.plan_solved': '重排了结对方案',
  'pairing.plan_locked': '锁定了方案里的一对',
  'pairing.plan_unlocked': '解锁了方案里的一对',
  'pairing.plan_sent': '发出了结对方案',
  'pairing.plan_dropped': '作废了结对方案',
  'pairing.served_logged': '登记了服务',
  'pairing.service_confirmed': '确认了服务',
  'pairing.service_disputed': '对服务提出异议',
  'pairing.service_unconfirmed': '服务到期没有确认',
  'pairing.photo_held': '发来了服务照片',
  'pairing.photo_dropped': '撤下了服务照片',
  'pairing.photo_kept': '附上了服务照片',
  'pairing.photo_removed': '撤下了服务照片',
  'pairing.team_added': '登记了服务团队',
  'pairing.team_ended': '结束了服务团队',
  'pairing.team_dropped': '撤销了服务团队的登记',
  'order.placed': '点单',
  'order.dated': '补上了期限',
  ...Object.fromEntries(
    [pairingMachine, orderMachine].flatMap(({ verbs }) =>
      Object.values(verbs).map(({ event, words }) => [event, words]),
    ),
  ),
}
