import type { PrismaClient } from '#storage/generated/client.ts'

type Reading =
  | 'findUnique'
  | 'findUniqueOrThrow'
  | 'findFirst'
  | 'findFirstOrThrow'
  | 'findMany'
  | 'count'
  | 'aggregate'
  | 'groupBy'

type Model = Exclude<
  {
    [Key in keyof PrismaClient]: PrismaClient[Key] extends { findMany: unknown } ? Key : never
  }[keyof PrismaClient],
  symbol
>

/** The half of the database client that only looks. `$queryRaw` runs on a connection that is read-only by the server's own rule. */
export type Reader = { readonly [M in Model]: Pick<PrismaClient[M], Reading> } & Pick<
  PrismaClient,
  '$queryRaw'
>
