import type { Card } from '#cards/kit/card.ts'
import type { Context } from '#core/context.ts'
import { drawOpinion } from './opinion-desk.ts'
import { opinionPress } from './pressing.ts'
import type { OpinionRow } from './record.ts'

const { deskOf } = opinionPress

/** A remark's card for whoever asks; `reading`: with the words of a difficulty, which the caller has noted. */
export const opinionCardFor = (
  ctx: Context,
  row: OpinionRow,
  { reading = false, words }: { readonly reading?: boolean; readonly words?: string } = {},
): Card => drawOpinion(deskOf(ctx, row), row, { reading, ...(words === undefined ? {} : { words }) })
