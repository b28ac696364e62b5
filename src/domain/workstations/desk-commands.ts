import { dateWords } from '#cards/kit/dates.ts'
import { waitingStations } from '#cards/workstations/waiting.ts'
import { type DuePlace, duePlaceWords, readWaiting, WaitingPage } from '#core/by-deadline.ts'
import type { Context } from '#core/context.ts'
import { type Action, command, onPress, type Said } from '#core/handlers.ts'
import { type Side, shownIn } from '#core/keyset.ts'
import { refuse } from '#core/refusal.ts'
import { privately, type Reply, show } from '#core/reply.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { shown, stationIn } from './browse.ts'
import { type StationState, states } from './dictionary.ts'
import { phrases } from './phrases.ts'
import { mayAssess, ownUnits } from './policy.ts'
import { cardFor, recordButton, rowAt } from './pressing.ts'
import { stationNumber } from './record.ts'
import { ended, graded, raised } from './slots.ts'
import { stateOf } from './view.ts'

/** `工作站待办`: what waits for the speaker. */
export const openWaiting = command({
  intent: 'station.verify',
  phrases: phrases['station.verify'],
  words: ['工作站待办', '工作站 审核'],
  summary: '待我办理的工作站事项',
  example: '工作站待办',
  allow: mayAssess,
  run: async ctx => privately(ctx.chat, await waiting(ctx, null)),
})

/** The station's own card has the form of whatever is due; these words lead there. */
const opening = async (ctx: Context, said: Said): Promise<Reply> => {
  const id = stationIn(said)
  return id === null ? noNumber() : shown(ctx, id)
}

export const openAssess = command({
  intent: 'station.assess',
  phrases: phrases['station.assess'],
  slots: graded,
  writes: true,
  words: ['工作站考核', '考核工作站'],
  summary: '填述职、评定年度考核',
  example: '工作站考核 GZ-3',
  allow: mayAssess,
  run: opening,
})

export const openUpgrade = command({
  intent: 'station.upgrade',
  phrases: phrases['station.upgrade'],
  slots: raised,
  writes: true,
  words: ['工作站升级'],
  summary: '申报升级、登记升级结果',
  example: '工作站升级 GZ-3',
  allow: mayAssess,
  run: opening,
})

export const openEnd = command({
  intent: 'station.end',
  phrases: phrases['station.end'],
  slots: ended,
  writes: true,
  words: ['撤销工作站', '终止工作站'],
  summary: '提请撤销或终止工作站',
  example: '撤销工作站 GZ-3',
  allow: mayAssess,
  run: opening,
})

export const deskActions: readonly Action[] = [
  recordButton('desk', async (ctx, ref) => show(await cardFor(ctx, await rowAt(ctx, ref)))),
  onPress({
    name: 'workstations.waiting',
    allow: mayAssess.inChats('private'),
    bound: WaitingPage,
    run: (ctx, side) => waiting(ctx, side),
  }),
]

/** Rows of one page. */
const pageSize = 10

const byDept: readonly StationState[] = ['applied']
const byHost: readonly StationState[] = ['fix', 'approved', 'reporting', 'rectify', 'renewal']
const byOffice: readonly StationState[] = [
  'applied',
  'dept_review',
  'review',
  'publicity',
  'agreement',
  'assess',
  'upgrading',
]

const waiting = async (ctx: Context, side: Side<DuePlace>): Promise<Reply> => {
  const where = waitingFor(ctx)
  const { rows, ...place } = await readWaiting(
    {
      find: (beyond, orderBy, take) =>
        ctx.db.workstation.findMany({ where: { AND: [where, beyond] }, orderBy, take }),
      count: beyond => ctx.db.workstation.count({ where: { AND: [where, beyond] } }),
    },
    side,
    pageSize,
  )
  const card = waitingStations({
    lines: rows.map(row => ({
      id: row.id,
      version: row.version,
      number: stationNumber(row.id),
      name: row.name,
      state: states[stateOf(row)],
      due: row.dueAt && dateWords(row.dueAt),
      overdue: row.dueAt !== null && row.dueAt < ctx.now,
      place: duePlaceWords(row),
    })),
    ...place,
  })
  const numbers = rows.map(({ id }) => stationNumber(id))
  return { ...show(card), shown: shownIn(numbers, place, { do: 'workstations.waiting' }) }
}

const waitingFor = ({ actor }: Context): Prisma.WorkstationWhereInput => {
  const units = [...ownUnits(actor)]
  const roles = actor.kind === 'person' ? actor.grants.map(({ role }) => role) : []
  const own = actor.kind === 'person' ? actor.personId : 0
  return {
    OR: [
      { state: { in: [...byDept] }, deptUnitId: { in: units } },
      { state: { in: [...byHost] }, hostUnitId: { in: units } },
      { state: { in: [...byHost] }, contactId: own },
      ...(roles.includes('office') || roles.includes('head') ? [{ state: { in: [...byOffice] } }] : []),
      ...(roles.includes('head') ? [{ state: 'deliberation' }] : []),
    ],
  }
}

const noNumber = (): never =>
  refuse('您说的是哪个工作站？', '要写明编号。', '例如：工作站考核 GZ-3；不知道编号，发“工作站 单位名称”查。')
