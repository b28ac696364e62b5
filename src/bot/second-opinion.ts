import type { Context } from '#core/context.ts'
import type { Command } from '#core/handlers.ts'
import type { Candidate, Opinion, SecondOpinion } from '#core/second-opinion.ts'
import type { SlotSpec } from '#core/slots.ts'
import { outsideIntent, type Sentence, sureFrom, type Understood } from '#understanding/understand.ts'
import { veil } from '#understanding/veil.ts'
import { isOpenTo, type Offered } from './turn.ts'

/** How sure a request is that only the model understood: enough to open a form or look something up, no more. */
const opinionConfidence = 0.55

/**
 * What the model makes of a request the rules are unsure of: one of the commands open to this person, its slots read by
 * the same readers as ever. Anything else it says is dropped, and the rules alone decide.
 */
export const withOpinion = async (
  { commands, understanding, secondOpinion }: Offered & { readonly secondOpinion: SecondOpinion },
  ctx: Context,
  sentence: Sentence,
  understood: Understood,
): Promise<Understood> => {
  if (understood.door === 'exact' || understood.confidence >= sureFrom) return understood
  const open = commands.filter(isOpenTo(ctx))
  const part: Sentence = { ...sentence, typed: understood.text }
  const { text, unveil } = veil(part)
  const opinion = await secondOpinion({ text, candidates: open.map(candidateOf) })
  const chosen = open.find(({ intent }) => intent === opinion?.intent)
  if (!opinion || !chosen || chosen.intent === understood.intent) return confirmed(understood, opinion)
  const read = understanding.understandAs(part, chosen, spokenIn(chosen, opinion, unveil))
  return { ...read, confidence: opinionConfidence, others: [understood, ...understood.others] }
}

/** The model agrees: sure enough now. */
const confirmed = (understood: Understood, opinion: Opinion | null): Understood =>
  opinion?.intent === understood.intent && understood.intent !== outsideIntent
    ? { ...understood, confidence: opinionConfidence }
    : understood

const candidateOf = ({ intent, summary, phrases = [], slots = {} }: Command): Candidate => ({
  intent,
  summary,
  phrases: phrases.slice(0, phrasesMax),
  slots: Object.entries(slots).map(([name, spec]) => ({
    name,
    title: spec.title,
    kind: spec.kind,
    options: optionWords(spec),
  })),
})

/** Examples and choices that are told of each command, at most: the question has to fit. */
const phrasesMax = 4
const optionsMax = 12

const optionWords = ({ options = [] }: SlotSpec): readonly string[] =>
  options.slice(0, optionsMax).map(({ words }) => words[0])

/** The words the model saw for each slot the command has, as they stood in the sentence. */
const spokenIn = (
  { slots = {} }: Command,
  opinion: Opinion,
  unveil: (words: string) => string | null,
): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.keys(slots).flatMap(name => {
      const words = (opinion.slots[name] ?? []).map(unveil).filter(one => one !== null)
      return words.length > 0 ? [[name, words]] : []
    }),
  )
