import type { z } from 'zod'
import { Refusal } from './refusal.ts'

/**
 * Parses what a person or a card handed in. The schema's own messages are the sentences the person reads;
 * the first three are shown. Throws a {@link Refusal}.
 */
export const readInput = <Schema extends z.ZodType>(schema: Schema, data: unknown): z.output<Schema> => {
  const parsed = schema.safeParse(data)
  if (parsed.success) return parsed.data
  const sentences = [...new Set(parsed.error.issues.map(issue => issue.message))].slice(0, 3)
  throw new Refusal(sentences.join(' '), '填写的内容没有通过检查，什么都没有保存。', '请改好后再点一次。')
}
