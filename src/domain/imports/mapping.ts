import type { Context } from '#core/context.ts'
import type { SheetSurvey } from '#ledgers/serve.ts'
import type { Offer } from './offers.ts'
import { columnsFor } from './policy.ts'

/** The likeliest mapping of a sheet to a ledger. */
export const mappingOf = (sheet: Pick<SheetSurvey, 'guesses'>, noun: string) =>
  sheet.guesses.find(({ ledger }) => ledger === noun)?.mapping ?? []

/** What the person may not write is not taken. */
export const allowed = (
  ctx: Context,
  { ledger }: Offer,
  mapping: readonly (string | null)[],
): readonly (string | null)[] => {
  const keys = columnsFor(ctx.actor, ledger).map(({ key }) => key)
  return mapping.map(key => (key !== null && keys.includes(key) ? key : null))
}

/** By the first rule whose columns the table has. */
export const defaultMatch = ({ ledger }: Offer, mapping: readonly (string | null)[]): string => {
  const [first] = ledger.matches
  const numbered = ledger.matches.find(
    ({ columns }) => columns.includes('number') && mapping.includes('number'),
  )
  const fits = ledger.matches.find(({ columns }) => columns.every(column => mapping.includes(column)))
  return (numbered ?? fits ?? first).key
}
