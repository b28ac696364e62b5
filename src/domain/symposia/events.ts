import { symposiumMachine } from './machine.ts'
import { opinionMachine } from './opinion-machine.ts'

/** By event name: what happened in people's words. */
export const events: Readonly<Record<string, string>> = {
  'symposium.planned': '定了座谈会方案',
  'symposium.guests_added': '添加了受邀人',
  'symposium.guest_dropped': '去掉了一位受邀人',
  'symposium.answered': '答复了邀请',
  'symposium.nudged': '催了没有答复的',
  'symposium.guests_reminded': '会前提醒了受邀人',
  'symposium.dated': '补上了期限',
  'opinion.noted': '记下了一条意见',
  'opinion.dated': '补上了期限',
  ...Object.fromEntries(
    [...Object.values(symposiumMachine.verbs), ...Object.values(opinionMachine.verbs)].map(
      ({ event, words }) => [event, words],
    ),
  ),
}
