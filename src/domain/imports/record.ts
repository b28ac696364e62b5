import { z } from 'zod'
import type { Reader } from '#core/reader.ts'
import type { Tx } from '#storage/change.ts'
import type { Import as ImportModel } from '#storage/generated/client.ts'

/** DR-3. */
export const importNumber = (id: number): string => `DR-${id}`

export const states = ['mapping', 'checked', 'applying', 'applied', 'undoing', 'undone', 'cancelled'] as const

type ImportState = (typeof states)[number]

const MappingJson = z.array(z.string().nullable())

const SurveyJson = z.array(
  z.object({
    name: z.string(),
    hidden: z.boolean(),
    above: z.string().default(''),
    headAt: z.number().nullable(),
    titles: z.array(z.string()),
    fingerprint: z.string(),
    rows: z.number(),
    left: z.number(),
    hiddenRows: z.number(),
    guesses: z.array(z.object({ ledger: z.string(), mapping: MappingJson, fit: z.number() })),
  }),
)

const CountsJson = z.object({
  fresh: z.number(),
  change: z.number(),
  same: z.number(),
  unclear: z.number(),
  wrong: z.number(),
})

export type Counts = z.output<typeof CountsJson>

/** An import as it stands, its JSON read. */
export type ImportRecord = Omit<ImportModel, 'state' | 'survey' | 'mapping' | 'counts'> & {
  readonly state: ImportState
  readonly survey: z.output<typeof SurveyJson>
  readonly mapping: readonly (string | null)[]
  readonly counts: Counts | null
  readonly author: { readonly name: string; readonly openId: string }
  readonly applier: { readonly name: string; readonly openId: string } | null
}

const people = { author: true, applier: true } as const

export const findImport = async (db: Reader | Tx, id: number): Promise<ImportRecord | null> => {
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  const row = await (db as Reader).import.findUnique({ where: { id }, include: people })
  return row && recordOf(row)
}

export const listImports = async (
  db: Reader,
  where: NonNullable<Parameters<Reader['import']['findMany']>[0]>['where'],
  order: 'asc' | 'desc',
  take: number,
): Promise<readonly ImportRecord[]> =>
  (await db.import.findMany({ where: { ...where }, orderBy: { id: order }, take, include: people })).map(
    recordOf,
  )

type Row = ImportModel & Pick<ImportRecord, 'author' | 'applier'>

const recordOf = (row: Row): ImportRecord => ({
  ...row,
  state: states.find(state => state === row.state) ?? 'cancelled',
  survey: SurveyJson.parse(row.survey),
  mapping: MappingJson.parse(row.mapping),
  counts: row.counts === null ? null : CountsJson.parse(row.counts),
})

/** The sheet that is read. */
export const sheetOf = ({ survey, sheet }: ImportRecord) => survey.find(({ name }) => name === sheet)

/** Rows listed on a card. */
const listedMax = 30

/** The first rows that were not taken, and why. */
export const leftRows = async (db: Reader | Tx, importId: number) => {
  const rows = await (db as Reader).importRow.findMany({
    where: { importId, made: 'left' },
    orderBy: { at: 'asc' },
    take: listedMax,
  })
  return { title: '没有导入的行', rows: rows.map(({ at, left }) => `第${at}行：${left ?? ''}`) }
}
