import type { Command, Said } from '#core/handlers.ts'
import type { Located, SaidSlots, Slots, SlotValue } from '#core/slots.ts'
import { parseSaid } from './exact/parse.ts'
import type { Found } from './exact/phrases.ts'
import type { Match } from './matching/matcher.ts'
import { readSlots, type SlotsRead } from './slots/assign.ts'
import type { Surroundings } from './slots/reading.ts'
import { type Tidy, tidy } from './tidy.ts'
import type { Understood } from './understand.ts'

/** One request of a message: its words, where they began, and what is known around them. */
export type Request = {
  readonly text: string
  readonly start: number
  readonly tidied: Tidy
  readonly around: Surroundings
}

/** The command object of an exact command: what stands behind its words is read for its slots. */
export const exactly = ({ command, phrase, rest }: Found, request: Request): Understood => {
  const { tidied, around } = request
  const said = { ...parseSaid(rest, around.mentions), called: phrase }
  const read = readSlots(tidied, {
    ...around,
    slots: withKeys(command, said.named),
    taken: [[0, lengthOf(phrase, tidied.text)]],
  })
  return objectOf(command, 'exact', 1, request, { read, said })
}

/** The command object of a free sentence; its words are those its slots were read from. */
export const freely = ({ declared, read, confidence }: Match, request: Request): Understood => {
  const { text, around } = request
  const words = read.said.map(({ located }) => spokenOf(located))
  const said: Said = {
    rest: text,
    words: [...new Set(words)],
    named: {},
    mentions: around.mentions,
    slots: {},
    free: true,
  }
  return objectOf(declared.command, 'free', confidence, request, { read, said })
}

/** The command object of words that are known to be this command's: what its slots were called comes first. */
export const told = (
  command: Command,
  spoken: Readonly<Record<string, readonly string[]>>,
  request: Request,
): Understood => {
  const { tidied, around, text } = request
  const slots = command.slots ?? {}
  const own = readSlots(tidied, { ...around, slots })
  const named = Object.entries(spoken)
    .filter(([name]) => !own.said.some(one => one.name === name))
    .flatMap(([name, words]) => words.flatMap(one => readAlone(one, name, slots, request)))
  const read = { ...own, said: [...own.said, ...named] }
  const words = read.said.map(({ located }) => spokenOf(located))
  const { mentions } = around
  const said: Said = { rest: text, words: [...new Set(words)], named: {}, mentions, slots: {}, free: true }
  return objectOf(command, 'free', 0, request, { read, said })
}

/** Some words of the sentence, read for one slot only; their place is where they stand in it. */
const readAlone = (
  words: string,
  name: string,
  slots: Slots,
  { text, around }: Request,
): SlotsRead['said'] => {
  const spec = slots[name]
  const at = text.indexOf(words)
  if (!spec || words === '' || at < 0) return []
  if (spec.kind === 'text') {
    const located = {
      value: { kind: 'text', text: words },
      typed: words,
      span: [at, at + words.length],
    } as const
    return [{ name, located, assumed: null }]
  }
  return readSlots(tidy(words), { ...around, slots: { [name]: spec } }).said.map(one => ({
    ...one,
    located: { ...one.located, span: shifted(one.located.span, at) },
  }))
}

const objectOf = (
  command: Command,
  door: Understood['door'],
  confidence: number,
  { text, start }: Request,
  { read, said }: { readonly read: SlotsRead; readonly said: Said },
): Understood => {
  const located = locatedIn(read, start)
  const slots: SaidSlots = Object.fromEntries(
    Object.entries(located).map(([name, values]) => [name, values.map(({ value }) => value)]),
  )
  const unclear = read.unclear.map(({ name, unclear: words, near }) => ({
    ...words,
    span: shifted(words.span, start),
    slot: name,
    near,
  }))
  return {
    intent: command.intent,
    command,
    confidence,
    door,
    text,
    said: { ...said, slots },
    located,
    missing: missingIn(command, slots).filter(name => !unclear.some(({ slot }) => slot === name)),
    unclear,
    assumed: read.said.flatMap(({ assumed }) => (assumed === null ? [] : [assumed])),
    others: [],
  }
}

/** Slots the command must be told, and was not. */
export const missingIn = ({ slots = {} }: Command, said: SaidSlots): readonly string[] =>
  Object.entries(slots)
    .filter(([name, { ask }]) => ask !== undefined && (said[name]?.length ?? 0) === 0)
    .map(([name]) => name)

const locatedIn = ({ said }: SlotsRead, start: number): Readonly<Record<string, readonly Located[]>> => {
  const found: Record<string, Located[]> = {}
  for (const { name, located } of said) {
    found[name] = [...(found[name] ?? []), { ...located, span: shifted(located.span, start) }]
  }
  return found
}

const shifted = ([from, to]: Located['span'], by: number): Located['span'] => [from + by, to + by]

// field=茶叶 names the slot itself, 领域=茶叶 its title, which stands among the slot's words already.
const withKeys = ({ slots = {} }: Command, named: Said['named']) =>
  Object.fromEntries(
    Object.entries(slots).map(([name, spec]) => [
      name,
      named[name] === undefined ? spec : { ...spec, cues: [...(spec.cues ?? []), name] },
    ]),
  )

/** How far the command's own words reach in the tidied text, a slash before them included. */
const lengthOf = (phrase: string, text: string): number => {
  let at = 0
  for (const sign of phrase) {
    while (at < text.length && text[at] !== sign) at += 1
    at += 1
  }
  return at
}

/** A value as a command's words have it: numbers and names as the records write them, everything else as typed. */
export const spokenOf = ({ value, typed }: Pick<Located, 'value' | 'typed'>): string =>
  canonical(value) ?? typed

const canonical = (value: SlotValue): string | null => {
  switch (value.kind) {
    case 'id':
      return [value.prefix, value.year, String(value.number)].filter(part => part !== null).join('-')
    case 'person':
    case 'unit':
    case 'township':
    case 'village':
    case 'field':
      return value.name
    default:
      return null
  }
}
