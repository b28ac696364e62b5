import { defineNoun, type Noun } from '#core/handlers.ts'
import { openHealth, replay } from './health.ts'
import type { Machinery } from './machinery.ts'

export type { Machinery } from './machinery.ts'

/** How the program is, for the administrator. */
export const healthOf = (machinery: Machinery): Noun =>
  defineNoun({
    name: 'health',
    title: '系统',
    commands: [openHealth(machinery)],
    actions: [replay(machinery)],
    jobs: [],
    undo: {},
    events: { 'delivery.replayed': '重新处理搁置的消息' },
  })
