import { type Colleague, headsOf, officeOf } from './colleagues.ts'
import type { Looking, Told } from './course.ts'

/** Who is next in line for a record, and as what. */
export type Line<Row, Standing extends string> = (
  db: Looking,
  row: Row,
  now: Date,
) => Promise<readonly Told<Standing>[]>

/** The same standing for each of them. */
export const told = <Standing extends string>(
  standing: Standing,
  colleagues: readonly Colleague[],
): readonly Told<Standing>[] => colleagues.map(colleague => ({ colleague, standing }))

/** The talent office's staff. */
export const theOffice: Line<unknown, 'office'> = async (db, _row, now) =>
  told('office', await officeOf(db, now))

/** The head of the office; where there is none, its staff. */
export const theHead: Line<unknown, 'head' | 'office'> = async (db, row, now) => {
  const heads = await headsOf(db, now)
  return heads.length > 0 ? told('head', heads) : theOffice(db, row, now)
}
