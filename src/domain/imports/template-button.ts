import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Context } from '#core/context.ts'
import { may } from '#core/permission.ts'
import type { ImportRecord } from './record.ts'

/** For whoever keeps the upper level's templates: it may be one. */
export const templateButton = (
  { actor, chat }: Context,
  { id, version, fileName }: ImportRecord,
): readonly ButtonSpec[] =>
  may('templates.keep').check({ actor, chat }) === null && /\.xlsx$/i.test(fileName)
    ? [{ text: '这是上级的模板', do: 'templates.take', value: { id, version } }]
    : []
