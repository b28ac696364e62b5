import type { Context, Vault } from '#core/context.ts'
import { maskNumbers } from '#core/masks.ts'
import type { Reader } from '#core/reader.ts'
import { actorKey } from '#storage/audit.ts'
import type { Tx } from '#storage/change.ts'
import type { NoteKind } from './dictionary.ts'
import type { Looking } from './record.ts'

/** Keeps words that belong to a grievance, sealed. */
export const addNote = async (
  ctx: Context,
  tx: Tx,
  grievanceId: number,
  kind: NoteKind,
  words: string | null | undefined,
): Promise<void> => {
  const text = (words ?? '').trim()
  if (text === '') return
  await tx.grievanceNote.create({
    data: { grievanceId, kind, text: ctx.vault.seal(text), by: actorKey(ctx.actor), at: ctx.now },
  })
}

/** The newest words of one kind. */
export const latestNote = async (
  db: Looking,
  vault: Vault,
  grievanceId: number,
  kind: NoteKind,
): Promise<string | null> => {
  // Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
  const note = await (db as Reader).grievanceNote.findFirst({
    where: { grievanceId, kind },
    orderBy: { id: 'desc' },
  })
  return note && vault.open(note.text)
}

/** What leaves the case: numbers of identity cards, phones and bank cards are masked, and the name of whoever stays unnamed. */
export const beyondCase = (words: string, hiddenName: string | null): string =>
  hiddenName === null ? maskNumbers(words) : maskNumbers(words).replaceAll(hiddenName, '本人')
