import { z } from 'zod'
import type { Context, Vault } from '#core/context.ts'
import type { DataClass } from '#core/data-class.ts'
import { codeFor, codesOf, type Dictionary, wordOf } from '#core/dictionary.ts'
import { words } from '#core/form-input.ts'
import type { Reader } from '#core/reader.ts'
import { readInput } from '#core/reading-input.ts'
import { refuse } from '#core/refusal.ts'
import type { Tx } from '#storage/change.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { type Born, birthWords, heedBirth, openBorn } from './birth.ts'
import { type CorrectableField, categories, correctable, educations, levels, sources } from './dictionary.ts'
import { initialsOf } from './initials.ts'
import { placeFor } from './place.ts'
import { fieldNames, placeWords, type TalentRow } from './record.ts'
import { birthMonth, households, idNumber, mobilePhone, personName, workFields } from './schema.ts'
import { sealBorn, sealId, sealPhone } from './sealing.ts'
import { setFields } from './verbs/details.ts'

/** One field a correction may change: how a typed value is read, how the present one is said, how it is written. */
type FieldRule = {
  readonly dataClass: DataClass
  /** The value to keep, from what was typed; throws the Refusal that says what is wrong with it. */
  readonly read: (db: Reader, typed: string) => Promise<string>
  /** The value on a card. */
  readonly show: (kept: string) => string
  /** What stands in the record now, as {@link read} would keep it. */
  readonly now: (row: TalentRow, vault: Vault) => string | null
  readonly columns: (kept: string, tools: Tools) => Promise<Prisma.TalentUncheckedUpdateInput>
  /** What must agree once it is kept: the rest of what tells when somebody was born. */
  readonly born?: (kept: string) => Partial<Born>
}

type Tools = { readonly db: Reader; readonly tx: Tx; readonly vault: Vault; readonly row: TalentRow }

/** What is sealed in the correction's own row, like in the record. */
export const isSealed = (field: CorrectableField): boolean => fieldRules[field].dataClass !== 'P1'

const shown = (kept: string): string => kept

const listed = (field: 'category' | 'level' | 'education' | 'source', list: Dictionary): FieldRule => ({
  dataClass: 'P1',
  read: async (_db, typed) => codeFor(list, typed) ?? notListed(correctable[field], Object.values(list)),
  show: kept => wordOf(list, kept) ?? kept,
  now: row => row[field],
  columns: async kept => ({ [field]: kept }),
})

const free = (field: 'title' | 'craft' | 'product'): FieldRule => ({
  dataClass: 'P1',
  read: async (_db, typed) => readInput(words(correctable[field], 60), typed),
  show: shown,
  now: row => row[field],
  columns: async kept => ({ [field]: kept }),
})

/** The rule of each field. */
export const fieldRules: Readonly<Record<CorrectableField, FieldRule>> = {
  name: {
    dataClass: 'P1',
    read: async (_db, typed) => readInput(personName, typed),
    show: shown,
    now: row => row.name,
    columns: async kept => ({ name: kept, initials: initialsOf(kept) }),
  },
  place: {
    dataClass: 'P1',
    read: async (db, typed) => {
      await placeFor(db, typed)
      return typed.trim()
    },
    show: shown,
    now: row => placeWords(row),
    columns: async (kept, { db }) => ({ ...(await placeFor(db, kept)) }),
  },
  category: listed('category', categories),
  level: listed('level', levels),
  title: free('title'),
  education: listed('education', educations),
  source: listed('source', sources),
  fields: {
    dataClass: 'P1',
    read: async (_db, typed) => readInput(workFields, typed).join('、'),
    show: shown,
    now: row => fieldNames(row).join('、'),
    columns: async (kept, { tx, row }) => {
      await setFields(tx, row.id, kept.split('、'))
      return {}
    },
  },
  craft: free('craft'),
  product: free('product'),
  householdsLed: {
    dataClass: 'P1',
    read: async (_db, typed) => String(readInput(households, typed) ?? 0),
    show: kept => `${kept}户`,
    now: row => (row.householdsLed === null ? null : String(row.householdsLed)),
    columns: async kept => ({ householdsLed: Number(kept) }),
  },
  phone: {
    dataClass: 'P2',
    read: async (_db, typed) => readInput(mobilePhone, typed),
    show: shown,
    now: (row, vault) => (row.phoneSealed === null ? null : vault.open(row.phoneSealed)),
    columns: async (kept, { vault }) => sealPhone(vault, kept),
  },
  born: {
    dataClass: 'P2',
    read: async (_db, typed) => (isLeftOut(typed) ? '' : readInput(birthMonth, typed)),
    show: kept => (kept === '' ? leftOut : birthWords(kept)),
    now: (row, vault) => (row.bornSealed === null ? null : vault.open(row.bornSealed)),
    columns: async (kept, { vault }) => sealBorn(vault, kept || null),
    born: kept => ({ born: kept || null }),
  },
  idNumber: {
    dataClass: 'P3',
    read: async (_db, typed) => readInput(idNumber, typed),
    show: shown,
    now: (row, vault) => (row.idSealed === null ? null : vault.open(row.idSealed)),
    columns: async (kept, { vault }) => sealId(vault, kept),
    born: kept => ({ idNumber: kept }),
  },
}

/** How somebody asks for what he may leave out to be taken away again. */
const leftOut = '不填'

const isLeftOut = (typed: string): boolean => [leftOut, '不填写', '删除', '清空'].includes(typed.trim())

/** Refuses a value that does not agree with what else is kept, or is typed beside it, of somebody's birth. */
export const heedField = (
  ctx: Pick<Context, 'now' | 'vault'>,
  row: TalentRow,
  field: CorrectableField,
  kept: string,
  beside: Partial<Born> = {},
): void => {
  const told = fieldRules[field].born?.(kept)
  if (told) heedBirth(ctx, { ...openBorn(ctx.vault, row), ...beside, ...told })
}

export const CorrectableCode = z.enum(codesOf(correctable), {
  error: '请选择是哪一项。',
})

const notListed = (label: string, choices: readonly string[]): never =>
  refuse(`${label}没有这一种。`, `${label}只有：${choices.join('、')}。`, '请照着上面的写法再填一次。')
