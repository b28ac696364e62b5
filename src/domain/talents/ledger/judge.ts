import { holds } from '#core/actor.ts'
import type { Context } from '#core/context.ts'
import type { LedgerRow, RowVerdict } from '#core/ledger.ts'
import { Refusal } from '#core/refusal.ts'
import { findPlaces, gazetteerOf, nearestNames } from '#domain/places/index.ts'
import { type Born, heedBirth } from '../birth.ts'
import { type CorrectableField, correctable } from '../dictionary.ts'
import { fieldRules, heedField } from '../field-values.ts'
import { readTalentNumber, talentNumber } from '../number.ts'
import { type Place, reaches, registersAt } from '../policy.ts'
import { type TalentRow, whole } from '../record.ts'
import { NewTalent } from '../schema.ts'
import { columns, typedIn } from './columns.ts'

/** A row as it would be registered, where its words are found in the county's lists. */
type Meant = { readonly row: LedgerRow; readonly place: Place | null; readonly problems: readonly string[] }

/** What would become of rows: compared with the register in a handful of queries. */
export const judge = async (
  ctx: Context,
  rows: readonly LedgerRow[],
  matchBy: string,
): Promise<readonly RowVerdict[]> => {
  const places = await placesIn(ctx)
  const meant = rows.map(row => meantBy(typedIn(row), places))
  const alike = await alikeIn(ctx, meant)
  const verdicts: RowVerdict[] = []
  for (const one of meant) verdicts.push(await verdictOn(ctx, one, matched(ctx, one, alike, matchBy)))
  return verdicts
}

type FindPlace = (typed: string) => { readonly place: Place } | { readonly problem: string }

/** Looks each place up once, however often it stands in the table. */
const placesIn = async (ctx: Context): Promise<FindPlace> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const known = new Map<string, ReturnType<FindPlace>>()
  const look: FindPlace = typed => {
    const [found, ...others] = findPlaces(gazetteer, typed)
    if (!found) return { problem: noPlace(typed, nearestNames(gazetteer, typed)) }
    if (others.length > 0)
      return {
        problem: `单位或村“${typed}”可能是${[found, ...others]
          .slice(0, 3)
          .map(({ words }) => words)
          .join('、')}，请写全称。`,
      }
    const { unitId, townshipId, villageId } = found
    return { place: { unitId, townshipId, villageId } }
  }
  return typed => {
    const found = known.get(typed) ?? look(typed)
    known.set(typed, found)
    return found
  }
}

const noPlace = (typed: string, [nearest]: readonly string[]): string =>
  `名录里没有单位或村“${typed}”${nearest ? `，是不是“${nearest}”` : ''}。`

const meantBy = (row: LedgerRow, places: FindPlace): Meant => {
  if (!row.place) return { row, place: null, problems: [] }
  const found = places(row.place)
  return 'place' in found
    ? { row, place: found.place, problems: [] }
    : { row, place: null, problems: [found.problem] }
}

/** Records that look like one of the rows, in three queries however many rows there are. */
const alikeIn = async (ctx: Context, meant: readonly Meant[]): Promise<readonly TalentRow[]> => {
  const phones = meant.flatMap(({ row }) => (row.phone ? [ctx.vault.digest('phone', row.phone)] : []))
  const names = meant.flatMap(({ row }) => (row.name ? [row.name] : []))
  const identities = meant.flatMap(({ row }) => (row.idNumber ? [ctx.vault.digest('id', row.idNumber)] : []))
  const ids = meant.flatMap(({ row }) => readTalentNumber(row.number ?? '') ?? [])
  return ctx.db.talent.findMany({
    where: {
      state: { not: 'erased' },
      mergedIntoId: null,
      OR: [
        { phoneHash: { in: phones } },
        { idHash: { in: identities } },
        { name: { in: names } },
        { id: { in: ids } },
      ],
    },
    include: whole,
    orderBy: { id: 'asc' },
  })
}

type Matched = { readonly records: readonly TalentRow[]; readonly others: readonly TalentRow[] }

/** The records a row is by the chosen rule, and those that look like it otherwise. */
const matched = (ctx: Context, meant: Meant, alike: readonly TalentRow[], matchBy: string): Matched => {
  const phone = meant.row.phone ? ctx.vault.digest('phone', meant.row.phone) : null
  const identity = meant.row.idNumber ? ctx.vault.digest('id', meant.row.idNumber) : null
  const id = readTalentNumber(meant.row.number ?? '')
  const samePhone = alike.filter(({ phoneHash }) => phone !== null && phoneHash === phone)
  const sameName = alike.filter(talent => talent.name === meant.row.name && isAt(talent, meant.place))
  const sameIdentity = alike.filter(({ idHash }) => identity !== null && idHash === identity)
  const sameNumber = alike.filter(talent => talent.id === id)
  const by = { number: sameNumber, phone: samePhone, namePlace: sameName }
  const records = by[matchBy === 'number' || matchBy === 'phone' ? matchBy : 'namePlace']
  const others = [...sameNumber, ...samePhone, ...sameIdentity, ...sameName].filter(
    talent => !records.includes(talent),
  )
  return { records, others: [...new Set(others)] }
}

const isAt = (talent: TalentRow, place: Place | null): boolean => {
  if (place === null) return false
  if (place.unitId !== null) return talent.unitId === place.unitId
  return place.villageId !== null && talent.villageId === place.villageId
}

const verdictOn = async (ctx: Context, meant: Meant, { records, others }: Matched): Promise<RowVerdict> => {
  const [record, ...more] = records
  if (more.length > 0)
    return unclear(`有${records.length}条记录都对得上（${numbers(records)}），分不清是哪一位。`)
  if (record) return changeOf(ctx, meant, record)
  const known = others.filter(({ state }) => state !== 'exited')
  if (known.length > 0) return unclear(`可能就是${numbers(known)}，但有一项对不上，请核对后改好再导入。`)
  return newOne(ctx, meant)
}

const unclear = (problem: string): RowVerdict => ({ kind: 'unclear', problems: [problem] })
const wrong = (...problems: readonly string[]): RowVerdict => ({ kind: 'error', problems })
const numbers = (records: readonly TalentRow[]): string =>
  records
    .slice(0, 3)
    .map(({ id }) => talentNumber(id))
    .join('、')

const newOne = (ctx: Context, { row, place, problems }: Meant): RowVerdict => {
  if (row.number) return wrong(`没有找到编号${row.number}，新登记的请把编号留空。`)
  const parsed = NewTalent.safeParse(row)
  const said = parsed.success
    ? refusedIn(() => heedBirth(ctx, parsed.data))
    : parsed.error.issues.map(issue => issue.message)
  const all = [...new Set([...problems, ...said])]
  if (all.length > 0 || place === null) return wrong(...(all.length > 0 ? all : ['请填写单位或村。']))
  return registersAt(ctx.actor, place) ? { kind: 'new' } : wrong('单位或村不在您负责的范围内。')
}

/** What a check refuses, as a sentence beside the row. */
const refusedIn = (check: () => void): readonly string[] => {
  try {
    check()
    return []
  } catch (error) {
    if (error instanceof Refusal) return [error.message]
    throw error
  }
}

const closed = ['exited', 'erased']
const inRegister = ['verified', 'annual_due', 'disputed']

/** What stands in the row that the record does not have yet; an empty cell changes nothing. */
const changeOf = async (ctx: Context, meant: Meant, record: TalentRow): Promise<RowVerdict> => {
  const number = talentNumber(record.id)
  if (!reaches(ctx.actor, 'talent.edit', record)) return wrong(`和${number}是同一人，不在您负责的范围内。`)
  if (closed.includes(record.state)) return wrong(`${number}已经离库，请发“${number}”重新登记。`)
  if (meant.problems.length > 0) return wrong(...meant.problems)
  const { changes, problems } = await differences(ctx, meant, record)
  if (problems.length > 0) return wrong(...problems)
  if (changes.length === 0) return { kind: 'same', id: record.id }
  // What was verified is changed by the office; others ask for a correction.
  if (inRegister.includes(record.state) && !holds(ctx.actor, 'office', 'head'))
    return wrong(`${number}已经入库，改动由人才办裁定，请发“更正 ${number}”。`)
  return { kind: 'change', id: record.id, changes: changes.map(field => correctable[field]) }
}

/** The fields of a row that differ from the record. */
export const differences = async (
  ctx: Context,
  { row, place }: Pick<Meant, 'row' | 'place'>,
  record: TalentRow,
): Promise<{ readonly changes: readonly CorrectableField[]; readonly problems: readonly string[] }> => {
  const changes: CorrectableField[] = []
  const problems: string[] = []
  for (const field of fieldsOf(row)) {
    const differs = field === 'place' ? !isAt(record, place) : await differsIn(ctx, field, row, record)
    if (differs === true) changes.push(field)
    else if (differs !== false) problems.push(differs)
  }
  return { changes, problems }
}

const differsIn = async (
  ctx: Context,
  field: CorrectableField,
  row: LedgerRow,
  record: TalentRow,
): Promise<boolean | string> => {
  try {
    const kept = await fieldRules[field].read(ctx.db, row[field] ?? '')
    if (valueNow(field, record, ctx) === kept) return false
    heedField(ctx, record, field, kept, bornBeside(row))
    return true
  } catch (error) {
    if (error instanceof Refusal) return error.message
    throw error
  }
}

const bornBeside = ({ born, idNumber }: LedgerRow): Partial<Born> => ({
  ...(born ? { born } : {}),
  ...(idNumber ? { idNumber } : {}),
})

/** Before it is verified a record has the level it claims. */
export const valueNow = (field: CorrectableField, record: TalentRow, { vault }: Context): string | null =>
  field === 'level' && !inRegister.includes(record.state)
    ? record.levelClaimed
    : fieldRules[field].now(record, vault)

/** The columns of a row that say something, but the number. */
export const fieldsOf = (row: LedgerRow): readonly CorrectableField[] =>
  columns.flatMap(({ key }) => (isField(key) && row[key] ? [key] : []))

const isField = (key: string): key is CorrectableField => key in correctable

export { inRegister, meantBy, placesIn }
