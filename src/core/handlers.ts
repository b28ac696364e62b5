import type { z } from 'zod'
import type { Prisma } from '#storage/generated/client.ts'
import type { TellAbout } from './about.ts'
import type { Context } from './context.ts'
import type { Indicator } from './figures.ts'
import type { BotInGroupInbound, EnteredInbound, LeftInbound, Mention, SentFile } from './inbound.ts'
import type { Ledger } from './ledger.ts'
import type { Lexicon } from './lexicon.ts'
import type { Machine } from './machine.ts'
import type { TellMorning } from './morning.ts'
import type { OutLedger } from './outgoing.ts'
import type { Allow } from './permission.ts'
import { readInput } from './reading-input.ts'
import type { Notice, Reply } from './reply.ts'
import type { SaidSlots, Slots } from './slots.ts'
import type { TellLetter, TellWeekly } from './weekly.ts'

/**
 * What a command was told: `rest` as typed, `words` split at blanks and 、, `named` from `key=value`. For a free sentence
 * `words` are the words its slots were read from, in the order of the sentence, and `slots` their values; an exact command
 * has both as well.
 */
export type Said = {
  readonly rest: string
  readonly words: readonly string[]
  readonly named: Readonly<Record<string, string>>
  readonly mentions: readonly Mention[]
  /** What was said for each of the command's slots. */
  readonly slots: SaidSlots
  /** Said in one's own words, not as an exact command. */
  readonly free?: true
  /** Which of an exact command's words it was asked by: 村 and 乡镇 are the same command. */
  readonly called?: string
}

/** What a command is about, `object.action` in English: `talent.add`, `pair.coverage`. */
export type Intent = `${string}.${string}`

/** Something a person can ask for: by the command's exact words, or in words of his own. Both are the same command. */
export type Command = {
  readonly kind: 'command'
  readonly intent: Intent
  /** The first word is the command's own; the rest are aliases, English included. */
  readonly words: readonly [string, ...string[]]
  /** One line for the help card. */
  readonly summary: string
  /** A sentence a person could type, shown in the help: `查人才 茶叶`. */
  readonly example: string
  /**
   * How people ask for it in their own words, slots in braces: `{township}有哪些{level}工作站`. A few plain ones are
   * enough: the engine generalises. Phrases must tell this command from the others.
   */
  readonly phrases?: readonly string[]
  /** What it can be told. */
  readonly slots?: Slots
  /** Ends in a form or confirm card. Reads answer at once. */
  readonly writes?: true
  readonly allow: Allow
  readonly run: (ctx: Context, said: Said) => Promise<Reply>
}

/** A form's face: its name, the names of its fields, and how it is drawn. */
export type FormFace<Field extends string = string> = {
  readonly name: string
  readonly fields: readonly Field[]
}

/** What a button of a card does. `name` stands in the button's value as `do`. */
export type Action = {
  readonly kind: 'action'
  readonly name: string
  readonly allow: Allow
  /** Parses and runs; throws a Refusal whose words say which field is wrong. */
  readonly press: (ctx: Context, pressed: Pressed) => Promise<Reply>
}

/** A press as handlers see it: the value bound to the button, and the form's fields when it submitted one. */
export type Pressed = {
  readonly value: Readonly<Record<string, unknown>>
  readonly form: Readonly<Record<string, unknown>>
  /** What a select, picker or input outside a form answered. */
  readonly option: string | readonly string[] | boolean | null
  /** The card's message, for redrawing it later on. */
  readonly messageId?: string
}

/** Something the clock starts. `cron` is read in Asia/Shanghai; `ctx.now` is the scheduled time, not the actual one. */
export type Job = {
  readonly kind: 'job'
  readonly name: string
  readonly cron: string
  /** After a pause of the program: run the latest missed time only (the default), or every one of them. */
  readonly catchUp?: 'latest' | 'every'
  readonly allow: Allow
  readonly run: (ctx: Context) => Promise<void>
}

/** Takes back the change whose audit event it is given; refuses when the state has moved on. */
export type Undo = (
  ctx: Context,
  event: { readonly subject: string; readonly before: unknown },
) => Promise<Reply>

/** Something that happens without words: a chat entered, a group joined or left by the bot, a colleague gone. */
type Happenings = {
  readonly entered: EnteredInbound
  readonly botAdded: BotInGroupInbound
  readonly botRemoved: BotInGroupInbound
  readonly left: LeftInbound
}

export type Happening = keyof Happenings

/** What a noun does when it happens; `null` says nothing. */
export type Hears = {
  readonly [Kind in Happening]?: (ctx: Context, inbound: Happenings[Kind]) => Promise<Reply | null>
} & {
  /** A file or image sent to the bot, or dropped into a group it listens to; `null` when it is none of the noun's. */
  readonly file?: (ctx: Context, file: SentFile) => Promise<Reply | null>
  /**
   * What a rich-text message encloses beside its words, at least one; `opens` is the form those words have just opened (its
   * face's name). `null` when it is none of the noun's.
   */
  readonly enclosed?: (
    ctx: Context,
    files: readonly SentFile[],
    opens: string | null,
  ) => Promise<Reply | null>
}

/**
 * What a change elsewhere brings with it, in the same transaction: an expert who leaves ends his pairings at once. Answers
 * whom to tell. Throwing undoes the change itself.
 */
export type Follow = (
  ctx: Context,
  tx: Prisma.TransactionClient,
  event: { readonly event: string; readonly subject: string },
) => Promise<readonly Notice[]>

/**
 * How much of a record's story (经过) the actor may read by his own standing: all of it, its steps without the words written to
 * them, those steps with some people unnamed (`person:12`), or nothing. The office, its head and the auditors read every story.
 */
export type StoryReach = (
  ctx: Context,
  subject: string,
) => Promise<'all' | 'steps' | { readonly unnamed: readonly string[] } | null>

/** Further records whose steps belong to the story of one: what was said at a symposium, the grievance it became. */
export type StoryParts = (ctx: Context, subject: string) => Promise<readonly string[]>

/** One noun of the county's work: everything the bot offers about it. The router, the help and the clock are derived from it. */
export type Noun = {
  readonly name: string
  /** The noun in people's words, as the help groups its commands: 人才. */
  readonly title?: string
  readonly commands: readonly Command[]
  readonly actions: readonly Action[]
  readonly jobs: readonly Job[]
  /** By event name (`talent.registered`): how `撤销` takes it back within ten minutes. */
  readonly undo: Readonly<Record<string, Undo>>
  /** By event name: what happened in people's words (`登记了人才`), for 撤销 and 经过. */
  readonly events?: Readonly<Record<string, string>>
  /** By the letters of its numbers (`JD`): whom else the story of a record concerns. */
  readonly stories?: Readonly<Record<string, StoryReach>>
  /** By the same letters: how the deadline a record is under now was counted, day by day; `null`: it is under none. */
  readonly deadlines?: Readonly<Record<string, (ctx: Context, subject: string) => Promise<string | null>>>
  /** By the letters of its numbers: what else is told with it. Each part only as far as the reader may read its own story. */
  readonly storyParts?: Readonly<Record<string, StoryParts>>
  readonly hears?: Hears
  /** By event name, of other nouns: what follows from it here. */
  readonly follows?: Readonly<Record<string, Follow>>
  /** How its records live: drawn into docs/machines, and tested for states nobody can leave. */
  readonly machines?: readonly Machine[]
  /** The figures it answers for. */
  readonly indicators?: readonly Indicator[]
  /** Its paragraph of the weekly digest. */
  readonly weekly?: TellWeekly
  /** Whom it reminds of what is due this morning. */
  readonly morning?: TellMorning
  /** Its part of the leaders' half-year letter. */
  readonly letter?: TellLetter
  /** Its ledger (台账): how a table becomes records, and records a table. */
  readonly ledger?: Ledger
  /** Ledgers of several kinds of records, by name, where the noun has them: 村, 单位. */
  readonly ledgers?: Readonly<Record<string, Ledger>>
  /** Its ledger as it goes out (导出). */
  readonly outgoing?: OutLedger
  /** What it keeps of somebody, for himself to see and take along. */
  readonly about?: TellAbout
  /** The names it keeps, so that they are known in a sentence. */
  readonly lexicon?: Lexicon
}

export const command = (spec: Omit<Command, 'kind'>): Command => ({ kind: 'command', ...spec })

export const job = (spec: Omit<Job, 'kind'>): Job => ({ kind: 'job', ...spec })

export const defineNoun = (noun: Noun): Noun => noun

/**
 * What a form's submit button does. `input` must have exactly the face's fields: a missing or surplus key is a type error.
 * `bound` parses what the button itself carries (an id, a version).
 */
export const onSubmit = <
  Field extends string,
  Input extends z.ZodObject<Record<Field, z.ZodType>>,
  Bound = unknown,
>(
  face: FormFace<Field>,
  spec: {
    readonly allow: Allow
    readonly input: keyof Input['shape'] extends Field ? Input : never
    readonly bound?: z.ZodType<Bound>
    readonly run: (ctx: Context, input: z.output<Input>, bound: Bound) => Promise<Reply>
  },
): Action => ({
  kind: 'action',
  name: face.name,
  allow: spec.allow,
  press: async (ctx, pressed) => {
    const input = readInput<Input>(spec.input, pressed.form)
    return spec.run(ctx, input, boundOf(spec.bound, pressed))
  },
})

/** What a button outside a form does; `bound` parses the value the face bound to it. */
export const onPress = <Bound>(spec: {
  readonly name: string
  readonly allow: Allow
  readonly bound: z.ZodType<Bound>
  readonly run: (ctx: Context, bound: Bound, pressed: Pressed) => Promise<Reply>
}): Action => ({
  kind: 'action',
  name: spec.name,
  allow: spec.allow,
  press: async (ctx, pressed) => spec.run(ctx, readInput(spec.bound, pressed.value), pressed),
})

// A face without bound values leaves Bound at its default, unknown, of which undefined is one.
const boundOf = <Bound>(schema: z.ZodType<Bound> | undefined, pressed: Pressed): Bound =>
  schema ? readInput(schema, pressed.value) : (undefined as Bound)
