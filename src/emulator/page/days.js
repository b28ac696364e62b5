import { clockTime, dayOf } from './dom.js'
import { locale, t } from './lang.js'

/** How far the emulator's clock is ahead of this computer's. */
let aheadMs = 0

export const setNow = now => {
  aheadMs = now - Date.now()
}

/** What the emulator's clock says. */
export const nowHere = () => Date.now() + aheadMs

const dayMs = 86_400_000

const near = at => ({ [dayOf(nowHere())]: '今天', [dayOf(nowHere() - dayMs)]: '昨天' })[dayOf(at)]

const parts = (at, how) => new Date(at).toLocaleDateString(locale, { ...how, timeZone: 'Asia/Shanghai' })

const year = at => parts(at, { year: 'numeric' })

/** 今天, 昨天, 11月23日 星期一; with the year where it is another. */
export const dayShown = at => {
  const word = near(at)
  if (word && year(at) === year(nowHere())) return t(word)
  const other = year(at) === year(nowHere()) ? {} : { year: 'numeric' }
  return parts(at, { ...other, month: 'long', day: 'numeric', weekday: 'short' })
}

/** For a narrow place: the time of today, else the day. */
export const momentShown = at => {
  const word = near(at)
  if (word === '今天' && year(at) === year(nowHere())) return clockTime(at)
  if (word && year(at) === year(nowHere())) return t(word)
  return parts(at, {
    ...(year(at) === year(nowHere()) ? {} : { year: 'numeric' }),
    month: 'numeric',
    day: 'numeric',
  })
}

/** 16:05, or with its day when that is not today. */
export const whenShown = at => (near(at) === '今天' ? clockTime(at) : `${dayShown(at)} ${clockTime(at)}`)
