import type { Context } from '#core/context.ts'
import { codeFor, type Dictionary, wordOf } from '#core/dictionary.ts'
import type { LedgerRow } from '#core/ledger.ts'
import {
  type Beside,
  besideDay,
  besideTerm,
  besideWords,
  type Compares,
  judgeNumbered,
} from '#core/ledger-own.ts'
import type { Day } from '#core/shanghai.ts'
import { findTownships, findUnits, findVillages, type Gazetteer, gazetteerOf } from '#domain/places/index.ts'
import { besideTalent, talentNumber } from '#domain/talents/index.ts'
import { forms, kinds, states } from '../dictionary.ts'
import { standingOf } from '../policy.ts'
import { type PairingRow, servedWords, whole } from '../record.ts'
import { columns } from './columns.ts'
import { stateWords } from './terms.ts'

/** What a row says of the pairing whose number it has. */
export const numberedIn = async (ctx: Context, rows: readonly LedgerRow[]) =>
  judgeNumbered<PairingRow>(rows, {
    prefix: 'JD',
    noun: '结对',
    columns,
    find: ids => ctx.db.pairing.findMany({ where: { id: { in: [...ids] } }, include: whole }),
    reaches: row => standingOf(ctx.actor, row).size > 0,
    called: row => `${row.talent.name}（${talentNumber(row.talentId)}）和${servedWords(row)}的结对`,
    compares: { ...besideTalent(ctx), ...compares(await gazetteerOf(ctx.db)) },
  })

const compares = (gazetteer: Gazetteer): Compares<PairingRow> => ({
  township: (typed, { village }) => ({
    isSame: findTownships(gazetteer, typed).some(({ id }) => id === village?.townshipId),
    now: village?.township.name ?? null,
  }),
  village: (typed, row, { township = '' }) => besideServed(typed, row, { township, gazetteer }),
  unit: (typed, row) => besideServed(typed, row, { township: '', gazetteer }),
  kind: (typed, row) => besideCode(typed, kinds, row.kind),
  form: (typed, row) => besideCode(typed, forms, row.form),
  goal: (typed, row) => besideWords(typed, row.goal),
  term: (typed, row) => besideTerm(typed, dayIn(row.startsOn), dayIn(row.endsOn)),
  startsOn: (typed, row) => besideDay(typed, dayIn(row.startsOn)),
  endsOn: (typed, row) => besideDay(typed, dayIn(row.endsOn)),
  state: (typed, { state }) => {
    const said = codeFor(states, typed)
    const loosely = stateWords[typed] !== undefined && stateWords[typed] === standings[state]
    return { isSame: said === null ? loosely : said === state, now: wordOf(states, state) }
  },
  basis: (typed, { remark }) => besideWords(typed, basisIn(remark)),
})

/** How the states stand that other ledgers have words of their own for. */
const standings: Readonly<Record<string, string>> = { awaiting: 'asked', active: 'held', ended: 'over' }

const besideCode = (typed: string, dictionary: Dictionary, code: string): Beside => ({
  isSame: codeFor(dictionary, typed) === code,
  now: wordOf(dictionary, code),
})

/** One column may hold the village, the unit or the younger colleague, as it does when the ledger leaves. */
const besideServed = (
  typed: string,
  row: PairingRow,
  { township, gazetteer }: { readonly township: string; readonly gazetteer: Gazetteer },
): Beside => {
  const now = servedWords(row)
  const village = typed.includes(township) ? typed : township + typed
  const isSame =
    besideWords(typed, now).isSame ||
    (row.villageId !== null && findVillages(gazetteer, village).some(({ id }) => id === row.villageId)) ||
    (row.unitId !== null && findUnits(gazetteer, typed).some(({ id }) => id === row.unitId))
  return { isSame, now, tells: true }
}

const basisIn = (remark: string | null): string | null => /^确认依据：(.*)$/s.exec(remark ?? '')?.[1] ?? null

const dayIn = (date: Date | null): Day | null => date?.toISOString().slice(0, 10) ?? null
