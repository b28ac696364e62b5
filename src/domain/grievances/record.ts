import type { Reader } from '#core/reader.ts'
import type { Tx } from '#storage/change.ts'
import type { GrievanceKind, GrievanceState, Nature } from './dictionary.ts'

export type Looking = Reader | Tx

const livingLiaisons = ['assigned', 'active', 'due_soon', 'overdue', 'changed']

/** What a query of grievances must include to give a {@link GrievanceRow}. */
export const whole = {
  talent: {
    include: {
      person: true,
      unit: true,
      township: true,
      village: { include: { township: true } },
      liaisons: {
        where: { state: { in: livingLiaisons } },
        select: { leader: { select: { personId: true } } },
      },
    },
  },
  filedBy: true,
  handler: true,
  signer: true,
  leadUnit: true,
  rightUnit: true,
  township: true,
  items: { include: { unit: true }, orderBy: { id: 'asc' } },
  opinion: { select: { id: true } },
} as const

export type GrievanceRow = NonNullable<Awaited<ReturnType<typeof findGrievance>>>

// Reader and Tx offer the same delegate; TypeScript cannot call a union of their generics, so one of the two is named.
export const findGrievance = (db: Looking, id: number) =>
  (db as Reader).grievance.findUnique({ where: { id }, include: whole })

// Every write goes through machine.ts and the dictionary, which know only these.
export const stateOf = (row: { readonly state: string }): GrievanceState => row.state as GrievanceState
export const kindOf = (row: { readonly kind: string }): GrievanceKind => row.kind as GrievanceKind
export const natureOf = (row: { readonly nature: string }): Nature => row.nature as Nature
