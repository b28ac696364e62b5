import { clockWords } from '#cards/kit/dates.ts'
import type { Said } from '#core/handlers.ts'
import { instantOf } from '#core/shanghai.ts'

/** What a sentence about a talk to come tells of it; the form holds it and the person puts it right. */
export type Understood = {
  readonly kind: string | undefined
  readonly topic: string | undefined
  readonly day: string | undefined
  readonly time: string | undefined
  readonly place: string | undefined
  readonly host: string | undefined
  readonly guests: string | undefined
  readonly units: string | undefined
}

/** `leaders`: the names of those who can host; anybody else named is invited. */
export const understood = (said: Said, leaders: readonly string[]): Understood => {
  const { slots, mentions } = said
  const [kind] = slots.kind ?? []
  const [date] = slots.date ?? []
  const people = [
    ...mentions.map(({ name }) => name),
    ...[...(slots.host ?? []), ...(slots.expert ?? [])].flatMap(value =>
      value.kind === 'person' ? [value.name] : [],
    ),
  ]
  const host = people.find(name => leaders.includes(name))
  const units = (slots.unit ?? []).flatMap(value => (value.kind === 'unit' ? [value.name] : []))
  return {
    kind: kind?.kind === 'choice' ? kind.value : kindIn(said.rest),
    topic: topicIn(said.rest),
    day: date?.kind === 'day' ? date.day : undefined,
    time: date?.kind === 'day' ? timeOf(date) : undefined,
    place: placeIn(said.rest),
    host,
    guests: listed(people.filter(name => !leaders.includes(name))),
    units: listed(units),
  }
}

const listed = (names: readonly string[]): string | undefined => [...new Set(names)].join('、') || undefined

const kindIn = (sentence: string): string | undefined => {
  if (/恳谈|谈心/.test(sentence)) return 'heart'
  return /座谈/.test(sentence) ? 'symposium' : undefined
}

const usual = { am: '9:00', pm: '14:30' } as const

const timeOf = ({
  day,
  time,
  part,
}: {
  readonly day: string
  readonly time: string | null
  readonly part: 'am' | 'pm' | null
}): string | undefined => {
  if (time !== null) return clockWords(instantOf(day, time))
  return part === null ? undefined : usual[part]
}

/** 在县委二楼会议室开 */
const placeIn = (sentence: string): string | undefined =>
  /(?:在|到|地点[是：:]?)([^，,。；在到]{2,20}?)(?:召?开|举行|举办|进行|[，,。；]|$)/.exec(sentence)?.[1]

/** 关于茶产业的座谈会, 围绕人才住房开恳谈会, 主题是……, 茶产业人才座谈会 */
const topicIn = (sentence: string): string | undefined => {
  const patterns = [
    /主题(?:是|为|：|:)\s*([^，,。；]{2,40})/,
    /(?:关于|围绕|就)([^，,。；]{2,40}?)(?:问题|工作)?的?(?:召?开|举行|举办|组织)?(?:一[场次个])?的?(?:座谈|恳谈|交流|调研|谈心)/,
    /(?:召?开|办|组织|安排|搞)(?:一?[场次个])?(?:座谈会|恳谈会|交流会)?[，,：:\s]*([^，,。；：:\s]{2,30}?)(?:座谈会|恳谈会|交流会|调研座谈|谈心会)/,
  ]
  return patterns.map(pattern => pattern.exec(sentence)?.[1]?.trim()).find(found => found !== undefined)
}
