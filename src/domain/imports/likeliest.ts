import { refuse } from '#core/refusal.ts'
import type { SheetSurvey } from '#ledgers/serve.ts'
import type { Offer } from './offers.ts'

/** A sheet read as a ledger, and how much speaks for it. */
export type Fit = {
  readonly sheet: SheetSurvey
  readonly offer: Offer
  readonly points: number
  /** Columns a new record needs and the sheet lacks. */
  readonly lacking: number
}

/** The sheet and the ledger that fit each other best, and the other ledgers the same sheet may as well be. */
export const likeliest = (
  survey: readonly SheetSurvey[],
  offers: readonly Offer[],
  fileName: string,
): { readonly best: Fit; readonly rivals: readonly Fit[] } => {
  const fits = seenOf(survey)
    .flatMap(sheet => offers.map(offer => fitOf(sheet, offer, fileName)))
    .toSorted((a, b) => b.points - a.points)
  const [best, ...others] = fits
  if (!best) return noHead()
  const rivals = others.filter(one => one.sheet === best.sheet && isRival(one, best))
  return { best, rivals: rivals.slice(0, rivalsMax) }
}

/** Ledgers a person is asked to choose from, beside the likeliest. */
const rivalsMax = 3

/** Nearly as much speaks for it, and it lacks no more. */
const isRival = (one: Fit, best: Fit): boolean =>
  one.points >= best.points * rivalFrom && one.lacking <= best.lacking

const rivalFrom = 0.8

/** Hidden sheets only where no other has a head. */
const seenOf = (survey: readonly SheetSurvey[]): readonly SheetSurvey[] => {
  const usable = survey.filter(({ headAt, rows }) => headAt !== null && rows > 0)
  const seen = usable.filter(({ hidden }) => !hidden)
  return seen.length > 0 ? seen : usable
}

const fitOf = (sheet: SheetSurvey, offer: Offer, fileName: string): Fit => {
  const guess = sheet.guesses.find(({ ledger }) => ledger === offer.noun)
  const mapping = guess?.mapping ?? []
  const lacking = offer.ledger.columns.filter(
    ({ key, required, unless = [] }) => required && ![key, ...unless].some(one => mapping.includes(one)),
  )
  const named = namedIn(offer, `${fileName} ${sheet.name} ${sheet.above}`)
  return { sheet, offer, points: (guess?.fit ?? 0) + named, lacking: lacking.length }
}

/** What the file, the sheet or the line over the head calls it counts as much as a few columns. */
const namedIn = ({ ledger: { title, also = [] } }: Offer, words: string): number =>
  Math.min(
    namedMax,
    Math.max(0, ...[title, ...also].filter(word => words.includes(word)).map(({ length }) => length)),
  )

const namedMax = 4

const noHead = (): never =>
  refuse(
    '没有在表格里找到表头。',
    '表里要有一行写明各栏是什么，例如：姓名、单位、手机号。',
    '请加上表头后再发；要看需要哪些栏目，发“导入”。',
  )
