import type { Reader } from '#core/reader.ts'
import type { Tx } from '#storage/change.ts'
import type { Answer, OpinionKind, OpinionState, SymposiumKind, SymposiumState } from './dictionary.ts'

export type Looking = Reader | Tx

const person = {
  include: {
    person: true,
    unit: true,
    township: true,
    village: { include: { township: true } },
  },
} as const

/** What a query of guests must include to give a {@link GuestRow}. */
const guest = { include: { talent: person, unit: true } } as const

/** What a query of symposia must include to give a {@link SymposiumRow}. */
export const whole = {
  host: true,
  guests: { ...guest, orderBy: { id: 'asc' } },
  opinions: { select: { id: true, kind: true, state: true }, orderBy: { id: 'asc' } },
} as const

export type SymposiumRow = NonNullable<Awaited<ReturnType<typeof findSymposium>>>

export type GuestRow = SymposiumRow['guests'][number]

// Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
export const findSymposium = (db: Looking, id: number) =>
  (db as Reader).symposium.findUnique({ where: { id }, include: whole })

/** What a query of opinions must include to give an {@link OpinionRow}. */
export const wholeOpinion = {
  symposium: { include: { host: true } },
  guest,
  unit: true,
  grievance: { select: { id: true, state: true } },
} as const

export type OpinionRow = NonNullable<Awaited<ReturnType<typeof findOpinion>>>

// As above.
export const findOpinion = (db: Looking, id: number) =>
  (db as Reader).symposiumOpinion.findUnique({ where: { id }, include: wholeOpinion })

export const symposiumNumber = (id: number): string => `ZT-${id}`

export const opinionNumber = (id: number): string => `JY-${id}`

// Every write goes through the machines and the dictionary, which know only these.
export const stateOf = (row: { readonly state: string }): SymposiumState => row.state as SymposiumState
export const kindOf = (row: { readonly kind: string }): SymposiumKind => row.kind as SymposiumKind
export const answerOf = (row: { readonly answer: string }): Answer => row.answer as Answer
export const opinionStateOf = (row: { readonly state: string }): OpinionState => row.state as OpinionState
export const opinionKindOf = (row: { readonly kind: string }): OpinionKind => row.kind as OpinionKind

/** Who was invited, in words: 杨春兰; 县教育体育局. */
export const guestName = ({ talent, unit }: Pick<GuestRow, 'talent' | 'unit'>): string =>
  talent?.name ?? unit?.name ?? '已删除'
