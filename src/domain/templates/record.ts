import { z } from 'zod'
import type { Context } from '#core/context.ts'
import type { Reader } from '#core/reader.ts'
import type { TemplateShape } from '#ledgers/template/shape.ts'
import type { Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'

/** MB-3. */
export const templateNumber = (id: number): string => `MB-${id}`

export const states = ['draft', 'active', 'former', 'stopped', 'dropped'] as const

export type TemplateState = (typeof states)[number]

const MappingJson = z.array(z.string().nullable())

const ShapesJson: z.ZodType<readonly TemplateShape[]> = z.array(
  z.object({
    sheet: z.string(),
    hidden: z.boolean(),
    head: z.array(z.number()),
    titles: z.array(z.string()),
    first: z.number(),
    room: z.number(),
    filled: z.number(),
    total: z.number().nullable(),
    computed: z.array(z.number()),
    serial: z.number().nullable(),
    labels: z.array(
      z.object({ row: z.number(), column: z.number(), says: z.array(z.enum(['unit', 'day', 'person'])) }),
    ),
  }),
)

const whole = { author: true } as const
/** The workbook itself stays sealed, and out of what is listed. */
const unopened = { sealed: true } as const

type Row = Omit<Prisma.TemplateGetPayload<{ include: typeof whole }>, 'sealed'>

/** An edition of a template as it stands, its JSON read. */
export type TemplateRecord = Omit<Row, 'state' | 'shapes' | 'mapping'> & {
  readonly state: TemplateState
  readonly shapes: readonly TemplateShape[]
  readonly mapping: readonly (string | null)[]
}

export const findTemplate = async (db: Reader | Tx, id: number): Promise<TemplateRecord | null> => {
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  const row = await (db as Reader).template.findUnique({ where: { id }, include: whole, omit: unopened })
  return row && recordOf(row)
}

export const listTemplates = async (
  db: Reader | Tx,
  where: Prisma.TemplateWhereInput,
  order: 'asc' | 'desc' = 'desc',
  take: number = 100,
): Promise<readonly TemplateRecord[]> =>
  // As above.
  (
    await (db as Reader).template.findMany({
      where,
      include: whole,
      omit: unopened,
      orderBy: { id: order },
      take,
    })
  ).map(recordOf)

const recordOf = (row: Row): TemplateRecord => ({
  ...row,
  state: states.find(state => state === row.state) ?? 'dropped',
  shapes: ShapesJson.parse(row.shapes),
  mapping: MappingJson.parse(row.mapping),
})

/** The sheet that is filled. */
export const shapeOf = ({ shapes, sheet }: TemplateRecord): TemplateShape => {
  const shape = shapes.find(one => one.sheet === sheet)
  if (!shape) throw new Error(`a template names the sheet ${sheet} and has no such`)
  return shape
}

/** The workbook as it was sent. */
export const bytesOf = async ({ db, vault }: Context, id: number): Promise<Buffer> => {
  const { sealed } = await db.template.findUniqueOrThrow({ where: { id }, select: { sealed: true } })
  return Buffer.from(vault.open(sealed), 'base64')
}
