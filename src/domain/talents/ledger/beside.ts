import type { Context } from '#core/context.ts'
import { besideWords, type Compares } from '#core/ledger-own.ts'
import { readTalentNumber, talentNumber } from '../number.ts'

/** As much of somebody as other nouns' ledgers say of him. */
type Named = {
  readonly talentId: number
  readonly talent: {
    readonly name: string
    readonly phoneHash: string | null
    readonly unit: { readonly name: string; readonly short: readonly string[] } | null
    readonly village: { readonly name: string; readonly township?: { readonly name: string } } | null
  }
}

/** What rows of other nouns' ledgers say of the talent of a record, beside the register. */
export const besideTalent = ({ vault }: Context): Compares<Named> => ({
  talent: (typed, { talent }) => ({ ...besideWords(typed, talent.name), tells: true }),
  number: (typed, { talentId }) => ({
    isSame: readTalentNumber(typed) === talentId,
    now: talentNumber(talentId),
    tells: true,
  }),
  phone: (typed, { talent, talentId }) => ({
    isSame: talent.phoneHash === vault.digest('phone', typed),
    now: null,
    closed: true,
    where: correcting(talentId),
  }),
  workplace: (typed, { talent: { unit, village }, talentId }) => {
    const now = unit?.name ?? village?.name ?? null
    const names = unit ? [unit.name, ...unit.short] : villageNames(village)
    return {
      isSame: names.some(name => besideWords(typed, name).isSame),
      now,
      where: correcting(talentId),
    }
  },
})

const villageNames = (village: Named['talent']['village']): readonly string[] =>
  village ? [village.name, `${village.township?.name ?? ''}${village.name}`] : []

const correcting = (talentId: number): string => `请发“更正 ${talentNumber(talentId)}”`
