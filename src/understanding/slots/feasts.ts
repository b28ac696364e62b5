import chineseDays from 'chinese-days'
import { addDays, type Day } from '#core/shanghai.ts'
import { dayInWords, yearOf } from './calendar.ts'
import type { DayHead, FindDays } from './day-heads.ts'
import { readYear, yearWords } from './years.ts'

type Feast = (year: number) => Day

const fixed =
  (date: string): Feast =>
  year =>
    `${year}-${date}`

const lunar =
  (date: string): Feast =>
  year =>
    chineseDays.getSolarDateFromLunar(`${year}-${date}`).date

const feasts: Readonly<Record<string, Feast>> = {
  元旦: fixed('01-01'),
  春节: lunar('01-01'),
  大年初一: lunar('01-01'),
  元宵: lunar('01-15'),
  三八: fixed('03-08'),
  妇女节: fixed('03-08'),
  清明: year => chineseDays.getSolarTermDate(year, 4, 'pure_brightness'),
  五一: fixed('05-01'),
  劳动节: fixed('05-01'),
  五四: fixed('05-04'),
  青年节: fixed('05-04'),
  端午: lunar('05-05'),
  六一: fixed('06-01'),
  儿童节: fixed('06-01'),
  七一: fixed('07-01'),
  八一: fixed('08-01'),
  教师节: fixed('09-10'),
  中秋: lunar('08-15'),
  国庆: fixed('10-01'),
  十一: fixed('10-01'),
  重阳: lunar('09-09'),
}

/** These are numbers as well; only with 节, 前 or 期间 behind them are they days. */
const alsoNumbers = /^(?:十一|三八|五四|七一|八一)$/u

const pattern = new RegExp(
  `(?:(?<y>${yearWords})的?)?(?<![一二三四五六七八九十百\\d第星期周])(?<name>${Object.keys(feasts).join('|')})(?<feast>国际)?(?<tail>(?:佳节|节)?(?:期间|假期|放假|长假|当天)?)(?<way>之前|以前|前|之后|以后|后)?`,
  'gu',
)

/** 春节前, 国庆节, 去年中秋, 「五一」: the coming one; 前 is the day before. 年前, 节后 are asked about. */
export const feastDays: FindDays = (text, today) => [
  ...namedFeasts(text, today),
  ...unnamedFeasts(text, today),
]

const namedFeasts: FindDays = (text, today) =>
  [...text.matchAll(pattern)].flatMap(({ 0: words, groups = {}, index }): readonly DayHead[] => {
    const { name = '', tail = '', way = '' } = groups
    const feast = feasts[name]
    if (!feast || (alsoNumbers.test(name) && tail + way === '')) return []
    const day = feastDay(feast, groups.y, today)
    return [{ from: index, to: index + words.length, ...meant(words, way, day) }]
  })

/** 三年前 counts years; 年前 alone speaks of the new year, of either calendar. */
const unnamed =
  /(?<![\d〇零一二两三四五六七八九十百千几多数半每全学近往当同去今明后前本这那早成少青中晚新老上下大一整财])(?:(?<year>过?年)(?<way>前|后)|(?<feast>(?<!春|过|度|佳|中秋|端午|清明|劳动|国庆|元宵|教师|妇女|青年|儿童|重阳)节)(?<side>前|后))(?![后些几夕景台面排来])/gu

const unnamedFeasts: FindDays = (text, today) =>
  [...text.matchAll(unnamed)].map(({ 0: words, groups: { year } = {}, index }) => ({
    from: index,
    to: index + words.length,
    day: null,
    ask:
      year === undefined
        ? `「${words}」是哪个节？请说具体日期。`
        : `「${words}」是按春节（${dayInWords(coming(lunar('01-01'), today))}）算，还是按12月31日算？请说具体日期。`,
  }))

const feastDay = (feast: Feast, year: string | undefined, today: Day): Day => {
  const said = year === undefined ? null : readYear(year, today)
  return said === null ? coming(feast, today) : feast(said)
}

const meant = (words: string, way: string, day: Day): Pick<DayHead, 'day' | 'ask'> => {
  if (way === '') return { day, ask: null }
  if (way.endsWith('后')) return { day: null, ask: `「${words}」具体是哪一天？` }
  const before = addDays(day, -1)
  return { day: before, ask: `「${words}」按${dayInWords(before)}办，可以吗？` }
}

const coming = (feast: Feast, today: Day): Day => {
  const day = feast(yearOf(today))
  return day >= today ? day : feast(yearOf(today) + 1)
}
