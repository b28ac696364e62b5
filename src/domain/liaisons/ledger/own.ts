import type { Context } from '#core/context.ts'
import { codeFor, wordOf } from '#core/dictionary.ts'
import type { LedgerRow } from '#core/ledger.ts'
import { besideDay, besideWords, type Compares, judgeNumbered } from '#core/ledger-own.ts'
import { dayOf } from '#core/shanghai.ts'
import { besideTalent, talentNumber } from '#domain/talents/index.ts'
import { states } from '../dictionary.ts'
import { maySee } from '../policy.ts'
import { type LiaisonRow, whole } from '../record.ts'
import { columns } from './columns.ts'

/** What a row says of the liaison whose number it has. */
export const numberedIn = (ctx: Context, rows: readonly LedgerRow[]) =>
  judgeNumbered<LiaisonRow>(rows, {
    prefix: 'LX',
    noun: '联系',
    columns,
    find: ids => ctx.db.liaison.findMany({ where: { id: { in: [...ids] } }, include: whole }),
    reaches: row => maySee(ctx.actor, row),
    called: ({ leader, talent, talentId }) =>
      `${leader.person.name}联系${talent.name}（${talentNumber(talentId)}）`,
    compares: { ...besideTalent(ctx), ...compares },
  })

const compares: Compares<LiaisonRow> = {
  leader: (typed, { leader }) => ({
    ...besideWords(typed.replace(/[（(].*$/, ''), leader.person.name),
    tells: true,
  }),
  startsOn: (typed, { acceptedAt }) => besideDay(typed, acceptedAt && dayOf(acceptedAt)),
  contactOn: (typed, { contactOn }) => besideDay(typed, contactOn?.toISOString().slice(0, 10) ?? null),
  state: (typed, { state }) => ({ isSame: codeFor(states, typed) === state, now: wordOf(states, state) }),
}
