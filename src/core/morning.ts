import type { Context } from './context.ts'
import type { Day } from './shanghai.ts'

/** One matter somebody is reminded of in the morning. Nobody's words, and no name the reader may not know. */
export type DueMatter = {
  readonly number: string
  /** 子女入学 ［办理中］ */
  readonly what: string
  /** How it stands, the time first: 超期1个工作日 · 县教育体育局（段老师） */
  readonly lines: readonly string[]
  /** Working days past its deadline; negative before it. The latest stands first. */
  readonly past: number
  /** The press that opens it. */
  readonly open: { readonly do: string; readonly value: Readonly<Record<string, string | number>> }
}

/** What one person is reminded of by one noun: he has it on his one card of the morning, whatever digests he takes. */
export type Reminded = {
  readonly to: { readonly personId: number; readonly openId: string }
  readonly matters: readonly DueMatter[]
  /** Letters to those who are late (催办函), in words; whoever supervises them reads along. */
  readonly letters?: readonly string[]
}

/**
 * Whom a noun reminds of what this morning: everything whose time to be told of came after the morning of `since` (the last
 * one anybody was told on), up to today. A person may stand in it several times.
 */
export type TellMorning = (ctx: Context, since: Day) => Promise<readonly Reminded[]>
