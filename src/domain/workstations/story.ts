import { shortDate } from '#cards/kit/dates.ts'
import type { Reader } from '#core/reader.ts'
import { dayOf, instantOf } from '#core/shanghai.ts'
import type { Looking } from '#domain/steps/index.ts'
import { events } from './events.ts'
import { stationNumber } from './record.ts'

/** Newest steps told on a station's own card; 经过 GZ-3 tells all of them. */
const stepsMax = 8

/** No step, only its date. */
const untold = 'workstation.dated'

/** What happened to a station this year, newest first: 11月23日 签订了协议（段小梅）. */
export const storyOf = async (db: Looking, id: number, now: Date): Promise<readonly string[]> => {
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  const steps = await (db as Reader).auditEvent.findMany({
    where: {
      subject: stationNumber(id),
      at: { gte: instantOf(`${dayOf(now).slice(0, 4)}-01-01`) },
      event: { not: untold },
    },
    orderBy: { seq: 'desc' },
    take: stepsMax,
  })
  return steps.map(({ at, event, actor, actorName, why }) => {
    const who = actor.startsWith('system:') ? '系统' : actorName
    return `${shortDate(at)} ${events[event] ?? '办理了一步'}（${who}）${why ? `：${why}` : ''}`
  })
}
