import { z } from 'zod'

const incomplete = '这张卡片不完整，请重新查询。'

/** Most characters of a question in a button. */
const questionMax = 4_000

/** A question that travels in a button as JSON: `shape` is what it must be when it comes back. */
export const travelling = <Output>(shape: z.ZodType<Output>) =>
  z
    .string({ error: incomplete })
    .max(questionMax, { error: incomplete })
    .transform((json, issues): Output => {
      const read = shape.safeParse(parsed(json))
      if (read.success) return read.data
      issues.addIssue({ code: 'custom', message: incomplete })
      return z.NEVER
    })

const parsed = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** A row's number in a button. */
export const rowNumber = z.number({ error: incomplete }).int({ error: incomplete })

/** What the paging buttons of a list carry: the question, and where the page lies. */
export const pageOf = <Output>(shape: z.ZodType<Output>) =>
  z.object({ q: travelling(shape), after: rowNumber.optional(), before: rowNumber.optional() })
