import type { Vault } from '#core/context.ts'
import type { Database } from '#storage/client.ts'
import { rollCall } from '../../../src/domain/index.ts'
import { createTalk, type Talk } from '../../../src/say/talk.ts'
import { type Measured, measure } from './score.ts'
import { type OnOffer, offeredBy, type Sentence, today } from './table.ts'

/** The bot over the invented county, and what it offers; it changes nothing. */
export type Trial = { readonly talk: Talk; readonly onOffer: OnOffer }

export const trialOver = (database: Database, vault: Vault): Trial => {
  const nouns = rollCall({ database, startedAt: today, versions: [] })
  const tell = (fault: unknown): void => void process.stderr.write(`${JSON.stringify(fault)}\n`)
  const county = { name: '云岭县' }
  const talk = createTalk({ db: database.reader, vault, county, nouns, now: today, log: { error: tell } })
  return { talk, onOffer: offeredBy(nouns) }
}

/** Says every sentence and compares what came of it with what is right. */
export const measureAll = async (
  { talk, onOffer }: Trial,
  sentences: readonly Sentence[],
): Promise<readonly Measured[]> => {
  const measured: Measured[] = []
  for (const sentence of sentences) measured.push(measure(sentence, await talk.say(sentence), onOffer))
  return measured
}
