import type { LedgerColumn, LedgerRow, RowVerdict } from './ledger.ts'
import { endsOfTerm, isMonthAlone } from './ledger-days.ts'
import type { Day } from './shanghai.ts'

/** The column of a ledger that names a row's record by the record's own number. */
export const ownKey = 'own'

/** What the register has beside a cell of a row. */
export type Beside = {
  readonly isSame: boolean
  /** As people read it; `null`: the register has nothing there. */
  readonly now: string | null
  /** How the row's own cell is told, where it is not as it was typed. */
  readonly typed?: string
  /** A row that says something else here means another record: its number is wrong. */
  readonly tells?: true
  /** Neither side is told: phones. */
  readonly closed?: true
  /** Where it is changed, unless on the record's own card. */
  readonly where?: string
}

/** Compares a cell that says something with the record; by the columns' keys. */
export type Compares<Found> = Readonly<
  Record<string, (typed: string, record: Found, row: LedgerRow) => Beside>
>

/** A noun whose rows may say whose they are by number. */
type Numbered<Found> = {
  /** JD */
  readonly prefix: string
  /** 结对 */
  readonly noun: string
  readonly columns: readonly LedgerColumn[]
  /** Records with these numbers. */
  readonly find: (ids: readonly number[]) => Promise<readonly (Found & { readonly id: number })[]>
  /** Whether whoever imports has to do with it. */
  readonly reaches: (record: Found) => boolean
  /** 杨春兰和漕溪镇松炼村 */
  readonly called: (record: Found) => string
  readonly compares: Compares<Found>
}

/**
 * The verdict on rows that name their record by its number, as an exported ledger does that is dropped in again: the
 * record as it is, or what is said otherwise of it. Nothing is written by it. `null`: the row has no number.
 */
export const judgeNumbered = async <Found>(
  rows: readonly LedgerRow[],
  noun: Numbered<Found>,
): Promise<(row: LedgerRow) => RowVerdict | null> => {
  const ids = rows.flatMap(row => idIn(noun.prefix, row[ownKey] ?? '') ?? [])
  const records = new Map(
    ids.length === 0 ? [] : (await noun.find([...new Set(ids)])).map(one => [one.id, one] as const),
  )
  return row => {
    const typed = row[ownKey] ?? ''
    if (typed === '') return null
    const id = idIn(noun.prefix, typed)
    if (id === null) return wrong(unread(typed, noun))
    const record = records.get(id)
    if (!record) return wrong(`没有${noun.noun}${noun.prefix}-${id}；${leaveOut(noun)}`)
    return noun.reaches(record)
      ? compared(row, record, noun)
      : wrong(`${noun.prefix}-${id}不在您负责的范围内。`)
  }
}

/** JD-12, jd12. A bare 12 may be a table's own numbering. */
const idIn = (prefix: string, typed: string): number | null => {
  const digits = new RegExp(`^${prefix}[-—－–]?(\\d{1,9})$`, 'i').exec(typed)?.[1]
  return digits === undefined ? null : Number(digits)
}

const titleIn = ({ columns }: Pick<Numbered<never>, 'columns'>, key = ownKey): string =>
  columns.find(column => column.key === key)?.title ?? key

const unread = (typed: string, noun: Pick<Numbered<never>, 'columns' | 'prefix'>): string =>
  `${titleIn(noun)}“${typed}”看不懂，要像${noun.prefix}-12这样。${leaveOut(noun)}整栏都是别的编号，请点“改栏目”，把它改成“不导入”。`

const leaveOut = (noun: Pick<Numbered<never>, 'columns'>): string => `新登记的请把${titleIn(noun)}留空。`

const compared = <Found>(
  row: LedgerRow,
  record: Found & { readonly id: number },
  noun: Numbered<Found>,
): RowVerdict => {
  const { columns, compares, prefix } = noun
  const number = `${prefix}-${record.id}`
  const others = columns.flatMap(({ key, title }) => {
    const typed = row[key] ?? ''
    if (typed === '' || key === ownKey) return []
    // A column nothing is known of is never passed over as the same.
    const beside = compares[key]?.(typed, record, row) ?? { isSame: false, now: null }
    return beside.isSame ? [] : [{ typed, title, ...beside }]
  })
  const telling = others.filter(({ tells }) => tells)
  if (telling.length > 0) {
    const said = telling.map(({ title, typed }) => `${title}“${typed}”`).join('、')
    return wrong(`${number}是${noun.called(record)}，和表里的${said}对不上，请核对编号；${leaveOut(noun)}`)
  }
  return others.length === 0
    ? { kind: 'same', id: record.id }
    : { kind: 'unclear', problems: sentences(number, others) }
}

type Other = Beside & { readonly title: string; readonly typed: string }

/** One sentence for each place where it is changed: JD-12的截止日期不一样：表里…，台账里…；请在它的卡片上办理。 */
const sentences = (number: string, others: readonly Other[]): readonly string[] => {
  const places = [...new Set(others.map(({ where = onCard }) => where))]
  return places.map(place => {
    const said = others.filter(({ where = onCard }) => where === place).map(otherWords)
    return `${number}的${said.join('；')}；${place}。`
  })
}

const onCard = '请在它的卡片上办理'

const otherWords = ({ title, typed, now, closed }: Other): string =>
  closed
    ? `${title}和台账里的不一样`
    : `${title}不一样：表里${shortened(typed)}，台账里${now === null || now === '' ? '没有填' : shortened(now)}`

/** Of a plan the beginning is enough to know which one is meant. */
const shortened = (words: string): string => (words.length > saidMax ? `${words.slice(0, saidMax)}…` : words)

const saidMax = 40

const wrong = (problem: string): RowVerdict => ({ kind: 'error', problems: [problem] })

/** Words beside words; blanks and line ends tell nothing apart. */
export const besideWords = (typed: string, now: string | null): Beside => ({
  isSame: bare(typed) === bare(now ?? ''),
  now,
})

const bare = (words: string): string => words.replace(/\s+/g, '')

/** A day beside a day; a month alone, as many ledgers have it, is the month of the day. */
export const besideDay = (typed: string, now: Day | null): Beside => ({
  isSame: now !== null && (isMonthAlone(typed) ? now.startsWith(typed) : now === typed),
  now: now === null ? null : dayWords(now),
  typed: dayWords(typed),
})

/** From when to when, of which a cell may leave either end open. */
export const besideTerm = (typed: string, from: Day | null, to: Day | null): Beside => {
  const [first, last] = endsOfTerm(typed)
  return {
    isSame: besideDay(first, from).isSame && besideDay(last, to).isSame,
    now: from === null && to === null ? null : termWords(from, to),
    typed: termWords(first, last),
  }
}

const termWords = (from: Day | null, to: Day | null): string =>
  `${from === null ? '' : dayWords(from)}至${to === null ? '' : dayWords(to)}`

const dayWords = (day: string): string => {
  const [year, month, date] = day.split('-')
  return `${year}年${Number(month)}月${date === undefined ? '' : `${Number(date)}日`}`
}
