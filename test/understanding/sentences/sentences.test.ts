import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { seedCounty } from './county.ts'
import { reportOf, totalsOf } from './report.ts'
import { measureAll, type Trial, trialOver } from './run.ts'
import { readTable, tables } from './table.ts'

let database: FreshDatabase
let trial: Trial
beforeAll(async () => {
  database = await freshDatabase()
  trial = trialOver(database, await seedCounty(database))
})
afterAll(() => database.drop())

/** What holds today, over the nouns there are; raised as the understanding gets better. */
const floors = {
  sentences: { intents: 0.975, slots: 0.96, wrongWrites: 0 },
  'held-out': { intents: 0.945, slots: 0.905, wrongWrites: 0 },
  unseen: { intents: 0.91, slots: 0.9, wrongWrites: 0 },
} as const

/** How many sentences each has at least. */
const sizes = { sentences: 1800, 'held-out': 240, unseen: 140 } as const

describe('The tables', () => {
  test.each(tables)('%s are many, a third messy, a tenth out of scope', name => {
    const table = readTable(name)
    const share = (...tags: readonly string[]): number =>
      table.filter(one => one.tags.some(tag => tags.includes(tag))).length / table.length
    expect(table.length).toBeGreaterThanOrEqual(sizes[name])
    expect(new Set(table.map(({ id }) => id)).size).toBe(table.length)
    expect(share('messy')).toBeGreaterThan(0.3)
    expect(share('outside', 'hostile')).toBeGreaterThan(0.1)
  })

  test.each(['held-out', 'unseen'] as const)('no sentence of %s stands in the one that is tuned by', name => {
    const known = new Set(readTable('sentences').map(({ text }) => text))
    expect(readTable(name).filter(({ text, before }) => known.has(text) && before.length === 0)).toEqual([])
  })
})

describe('Sentences in people’s own words', { timeout: 600_000 }, () => {
  test.each(tables)('%s are understood as well as they were', async name => {
    const measured = await measureAll(trial, readTable(name))
    const totals = totalsOf(measured)
    // What went wrong in the others is nobody's to read.
    const report = name === 'sentences' ? reportOf(measured) : JSON.stringify(totals)
    expect(totals.intentAccuracy, report).toBeGreaterThanOrEqual(floors[name].intents)
    expect(totals.slotF1, report).toBeGreaterThanOrEqual(floors[name].slots)
    expect(totals.wrongWrites, report).toBeLessThanOrEqual(floors[name].wrongWrites)
    const failed = measured.filter(({ answer }) => answer.reply.text.includes('系统出了问题'))
    expect(failed.map(({ answer }) => answer.id)).toEqual([])
  })
})
