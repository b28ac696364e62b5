import { pairingMachine } from './machine.ts'

/** What happened, in people's words, for 撤销 and 经过. */
export const events: Readonly<Record<string, string>> = {
  'pairing.proposed': '提出了结对',
  'pairing.dated': '补上了期限',
  'pairing.reminded': '发出了提醒',
  'pairing.served_logged': '登记了服务',
  'pairing.service_confirmed': '村里确认了服务',
  'pairing.service_disputed': '村里对服务有异议',
  'pairing.service_unconfirmed': '服务到期没有确认',
  ...Object.fromEntries(Object.values(pairingMachine.verbs).map(({ event, words }) => [event, words])),
}
