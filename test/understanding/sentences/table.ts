import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { roles } from '#core/actor.ts'
import type { Noun } from '#core/handlers.ts'
import type { Slots } from '#core/slots.ts'
import { chatNames } from '../../../src/say/asked.ts'

/** The day it is in the tables. */
export const today = new Date('2026-11-23T09:00:00+08:00')

const value = z.union([z.string(), z.number()])

const SentenceLine = z.strictObject({
  id: z.string(),
  as: z.enum(roles),
  chat: z.enum(chatNames),
  before: z.array(z.string()).default([]),
  text: z.string().min(1),
  intent: z.string().regex(/^[a-z]+\.[a-zA-Z]+$/),
  slots: z.record(z.string(), z.union([value, z.array(value)])),
  also: z.array(z.string()).default([]),
  free: z.array(z.string()).default([]),
  asks: z.boolean().default(false),
  tags: z.array(z.enum(['messy', 'outside', 'hostile', 'follow-up'])).default([]),
})

/** One sentence of a table, and what is right for it. */
export type Sentence = z.output<typeof SentenceLine>

/** The tables of this folder: one to tune by, two that only measure. */
export const tables = ['sentences', 'held-out', 'unseen'] as const

export type TableName = (typeof tables)[number]

export const readTable = (name: TableName): readonly Sentence[] =>
  sentencesIn(new URL(`${name}.jsonl`, import.meta.url))

/** A table of the same form, wherever it lies. */
export const sentencesIn = (file: string | URL): readonly Sentence[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => SentenceLine.parse(JSON.parse(line)))

/** What the roll-call offers: by intent, whether it writes and what it can be told. */
export type OnOffer = ReadonlyMap<string, { readonly writes: boolean; readonly slots: Slots }>

export const offeredBy = (nouns: readonly Noun[]): OnOffer =>
  new Map(
    nouns
      .flatMap(noun => noun.commands)
      .flatMap(({ intent, writes, slots }) =>
        intent ? [[intent, { writes: writes === true, slots: slots ?? {} }] as const] : [],
      ),
  )

/** Whether an intent is one of those that would be right; `export.*` is any action of that object. */
export const isRight = ({ intent, also }: Sentence, chosen: string | null): boolean =>
  chosen !== null && [intent, ...also].some(one => fits(one, chosen))

const fits = (wanted: string, chosen: string): boolean =>
  new RegExp(`^${wanted.replace('.', '\\.').replace('*', '[a-zA-Z]+')}$`).test(chosen)

/** Intents that belong to the conversation rather than to a noun. */
const ownObjects = ['scope', 'pending']

/** Whether the program can be right at all: some noun offers what the sentence asks for. */
export const isOffered = (sentence: Sentence, onOffer: OnOffer): boolean =>
  ownObjects.includes(sentence.intent.split('.')[0] ?? '') ||
  [...onOffer.keys()].some(intent => fits(sentence.intent, intent))
