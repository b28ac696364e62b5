import type { Context } from './context.ts'

/** Some of what a noun keeps of a person: 业绩, with a row for each. */
export type Kept = {
  readonly title: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Everything a noun keeps of a talent, for himself to read and take along (PIPL 45). What is empty may be left out. */
export type TellAbout = (ctx: Context, talentId: number) => Promise<readonly Kept[]>
