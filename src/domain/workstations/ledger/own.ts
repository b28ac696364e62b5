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
import { type Day, dayOf } from '#core/shanghai.ts'
import { findFields, findUnits, type Gazetteer } from '#domain/places/index.ts'
import { kinds, levels, states } from '../dictionary.ts'
import { dayIn } from '../guards.ts'
import { standingOf } from '../policy.ts'
import { type StationRow, whole } from '../record.ts'
import { columns } from './columns.ts'
import { standingWords } from './standing-words.ts'

/** What a row says of the station whose number it has. */
export const numberedIn = (
  ctx: Context,
  rows: readonly LedgerRow[],
  gazetteer: Gazetteer,
  townshipIn: (typed: string) => number | undefined,
) =>
  judgeNumbered<StationRow>(rows, {
    prefix: 'GZ',
    noun: '工作站',
    columns,
    find: ids => ctx.db.workstation.findMany({ where: { id: { in: [...ids] } }, include: whole }),
    reaches: row => standingOf(ctx.actor, row).size > 0,
    called: ({ name, host }) => `${host.name}的“${name}”`,
    compares: {
      ...compares,
      ...placesBeside(gazetteer),
      township: (typed, { townshipId, township }) => ({
        isSame: townshipIn(typed) === townshipId,
        now: township.name,
      }),
    },
  })

const placesBeside = (gazetteer: Gazetteer): Compares<StationRow> => {
  const unit = (typed: string, { id, name }: { readonly id: number; readonly name: string }): Beside => ({
    isSame: findUnits(gazetteer, typed).some(found => found.id === id),
    now: name,
  })
  return {
    host: (typed, { host }) => ({ ...unit(typed, host), tells: true }),
    dept: (typed, { dept }) => unit(typed, dept),
    field: (typed, { fieldId, field }) => ({
      isSame: findFields(gazetteer, typed).some(({ id }) => id === fieldId),
      now: field.name,
    }),
  }
}

const compares: Compares<StationRow> = {
  name: (typed, { name }) => besideWords(typed, name),
  kind: (typed, { kind }) => besideCode(typed, kinds, kind),
  level: (typed, { level }) => besideCode(typed, levels, level),
  expert: (typed, { expertName }) => besideWords(typed, expertName),
  expertTitle: (typed, { expertTitle }) => besideWords(typed, expertTitle),
  institution: (typed, { institution }) => besideWords(typed, institution),
  expertTeam: (typed, row) => besideTeam(typed, row, 'expert'),
  localTeam: (typed, row) => besideTeam(typed, row, 'local'),
  plan: (typed, { plan }) => besideWords(typed, plan),
  state: (typed, { state }) => {
    const said = codeFor(states, typed) ?? standingWords[typed.replace(/[（(].*$/, '').trim()]
    return { isSame: said === state, now: wordOf(states, state) }
  },
  document: (typed, { approvalDoc }) => besideWords(typed, approvalDoc),
  approvedOn: (typed, { approvedOn }) => besideDay(typed, dayIn(approvedOn)),
  term: (typed, { startsOn, endsOn }) => besideTerm(typed, dayIn(startsOn), dayIn(endsOn)),
  startsOn: (typed, { startsOn }) => besideDay(typed, dayIn(startsOn)),
  endsOn: (typed, { endsOn }) => besideDay(typed, dayIn(endsOn)),
  plateOn: (typed, { plateOn }) => besideDay(typed, dayIn(plateOn)),
  formerLevel: (typed, row) => besideCode(typed, levels, row.levels.at(-2)?.level ?? null),
  levelFrom: (typed, row) => besideDay(typed, dayIn(row.levels.at(-1)?.fromOn ?? null)),
  overOn: (typed, row) => besideDay(typed, overOn(row)),
  daysPerYear: (typed, { daysPerYear }) => besideWords(typed, daysPerYear === null ? null : `${daysPerYear}`),
  file: (typed, { agreementFile }) => besideWords(typed, agreementFile),
}

const besideCode = (typed: string, dictionary: Dictionary, code: string | null): Beside => ({
  isSame: code !== null && codeFor(dictionary, typed) === code,
  now: wordOf(dictionary, code),
})

/** 李强 副研究员、王丽: who is in it; a title only where the row has one. */
const besideTeam = (typed: string, { members }: StationRow, side: string): Beside => {
  const team = members.filter(member => member.side === side)
  const whole = (name: string, title: string | null): string =>
    `${name}${title ?? ''}`.replace(/[\s（()）]/g, '')
  const said = typed.split('、').map(one => whole(one, null))
  const isIn = (words: string): boolean =>
    team.some(({ name, title }) => words === whole(name, null) || words === whole(name, title))
  return {
    isSame: said.length === team.length && said.every(isIn),
    now: team.map(({ name, title }) => [name, title].filter(part => part !== null).join(' ')).join('、'),
  }
}

const overOn = ({ state, since }: StationRow): Day | null =>
  state === 'revoked' || state === 'closed' ? dayOf(since) : null
