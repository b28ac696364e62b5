import type { Entry, Lexicon, LexiconChange } from '#core/lexicon.ts'
import type { Reader } from '#core/reader.ts'

/** Which rows are asked for: some, and all with a higher number. */
type WhichRows = { readonly ids: readonly number[]; readonly above: number }

const everyRow: WhichRows = { ids: [], above: 0 }

/** The same as a condition of a query. */
export const whereOf = ({ ids, above }: WhichRows) => ({
  OR: [{ id: { in: [...ids] } }, { id: { gt: above } }],
})

/** Where a noun keeps names. */
type NameRows = {
  readonly name: string
  /** What stands before a row's number as a subject of the audit, and as its entry's id: `RC-`. */
  readonly prefix: string
  /** The highest number there is. */
  readonly newest: (db: Reader) => Promise<number>
  /** `name` is `null` where nobody is to be found by it any more. */
  readonly rows: (
    db: Reader,
    which: WhichRows,
  ) => Promise<readonly { readonly id: number; readonly name: string | null }[]>
}

/**
 * A lexicon of names that change only with a line of the audit: the audit's last number is its version, and what the newer
 * lines are about is all that is read again. Rows that were there before any line (an invented county) are told by their
 * number.
 */
export const namesByAudit = (kept: NameRows): Lexicon => ({
  name: kept.name,
  read: async (db, known) => {
    const head = await headOf(db, kept)
    if (versionOf(head) === known) return null
    const since = known === null ? null : await sinceThen(db, headIn(known), kept.prefix)
    if (!since) return { ...changeOf(kept, head, await kept.rows(db, everyRow), []), whole: true }
    const isNews = since.ids.length > 0 || head.newest > since.above
    return changeOf(kept, head, isNews ? await kept.rows(db, since) : [], since.ids)
  },
})

type Head = { readonly seq: bigint; readonly newest: number }

const headOf = async (db: Reader, { newest }: NameRows): Promise<Head> => {
  const [rows, highest] = await Promise.all([
    db.$queryRaw<{ seq: bigint | null }[]>`select max(seq) as seq from audit_event`,
    newest(db),
  ])
  return { seq: rows[0]?.seq ?? 0n, newest: highest }
}

const versionOf = ({ seq, newest }: Head): string => `${seq}:${newest}`

const headIn = (version: string): Head => {
  const [seq = '0', newest = '0'] = version.split(':')
  return { seq: BigInt(seq), newest: Number(newest) }
}

const changeOf = (
  { prefix }: NameRows,
  head: Head,
  rows: Awaited<ReturnType<NameRows['rows']>>,
  touched: readonly number[],
): LexiconChange => {
  const put: readonly Entry[] = rows.flatMap(({ id, name }) =>
    name === null ? [] : [{ kind: 'person', id: `${prefix}${id}`, name, also: [] }],
  )
  const there = new Set(put.map(({ id }) => id))
  const gone = [...touched, ...rows.map(({ id }) => id)].map(id => `${prefix}${id}`)
  return { version: versionOf(head), put, gone: [...new Set(gone)].filter(id => !there.has(id)) }
}

/** So many lines are looked through one by one; after more, everything is read again. */
const linesMax = 2000

/** The rows that later lines were about, records merged into another included; `null`: too many, or a whole import. */
const sinceThen = async (db: Reader, { seq, newest }: Head, prefix: string): Promise<WhichRows | null> => {
  const lines = await db.$queryRaw<{ event: string; subject: string; gone: string | null }[]>`
    select event, subject, after->>'gone' as gone from audit_event
    where seq > ${seq} order by seq limit ${linesMax + 1}`
  if (lines.length > linesMax || lines.some(({ event }) => event.startsWith('import.'))) return null
  const subjects = lines.flatMap(({ subject, gone }) => (gone === null ? [subject] : [subject, gone]))
  const ids = subjects
    .filter(subject => subject.startsWith(prefix))
    .map(subject => subject.slice(prefix.length))
  return { ids: [...new Set(ids.filter(id => /^\d{1,9}$/.test(id)).map(Number))], above: newest }
}
