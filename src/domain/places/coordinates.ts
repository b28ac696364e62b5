import type { Centre, Township } from './gazetteer.ts'

/** Why some words are no centre of a township: a sentence, and what to do. */
type CentreFault = { readonly what: string; readonly next: string }

/** Degrees of China; north and east never mean the same number, so either may be typed first. */
const norths = [3, 54] as const
const easts = [73, 136] as const

/** Farther than this from the nearest other centre is no township of the same county. */
const apartMaxKm = 150

const howTo = '请写成“纬度，经度”，例如：25.89，99.37。'

/** A centre as people type it: `25.89，99.37`, 东经99.37 北纬25.89, 25°53′24″ 99°22′12″. */
export const readCentre = (typed: string): Centre | CentreFault => {
  const [first, second, ...more] = anglesIn(typed)
  if (first === undefined || second === undefined || more.length > 0)
    return { what: `没有看懂坐标“${typed}”。`, next: howTo }
  const [lat, lng] = isWithin(first, norths) ? [first, second] : [second, first]
  if (!isWithin(lat, norths) || !isWithin(lng, easts))
    return { what: `坐标“${typed}”不在中国境内。`, next: howTo }
  return { lat: rounded(lat), lng: rounded(lng) }
}

/** What makes a centre implausible beside the others; `null` when nothing does. */
export const centreFault = (at: Centre, others: readonly Township[]): CentreFault | null => {
  const distances = others
    .flatMap(({ name, at: there }) => (there ? [{ name, km: kilometresBetween(at, there) }] : []))
    .sort((a, b) => a.km - b.km)
  const [nearest] = distances
  if (!nearest) return null
  if (nearest.km < 0.1) return { what: `坐标和${nearest.name}的相同。`, next: '请核对是哪一个乡镇的中心。' }
  return nearest.km <= apartMaxKm
    ? null
    : {
        what: `坐标离最近的${nearest.name}有${Math.round(nearest.km)}公里，不像本县的乡镇。`,
        next: '请核对经度和纬度。',
      }
}

/** 北纬25.89°，东经99.37° */
export const centreWords = ({ lat, lng }: Centre): string => `北纬${lat}°，东经${lng}°`

const earthRadiusKm = 6371

/** The great circle between two places. */
export const kilometresBetween = (a: Centre, b: Centre): number => {
  const [north, east] = [radians(b.lat - a.lat), radians(b.lng - a.lng)]
  const chord =
    Math.sin(north / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(east / 2) ** 2
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)))
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180

// Five places are a metre.
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

const isWithin = (degrees: number, [least, most]: readonly [number, number]): boolean =>
  degrees >= least && degrees <= most

const angle =
  /(-?\d{1,3}(?:\.\d{1,12})?)[°度]?(?:\s*(\d{1,2}(?:\.\d{1,9})?)[′'’分](?:\s*(\d{1,2}(?:\.\d{1,9})?)(?:[″"”秒]|''))?)?/g

const anglesIn = (typed: string): readonly number[] =>
  // NFKC makes ″ two ′: kept apart before.
  [...typed.replace(/[″”]/g, '"').normalize('NFKC').matchAll(angle)].map(
    ([, degrees = '', minutes = '0', seconds = '0']) =>
      Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600,
  )
