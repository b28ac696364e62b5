import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from '../../../src/env.ts'
import { openSayCounty } from '../../../src/say-county.ts'
import { reportOf } from './report.ts'
import { measureAll, trialOver } from './run.ts'
import { readTable, sentencesIn, tables, today } from './table.ts'

// Prints the figures of a table and every sentence that went wrong; DATA_DIR keeps the county from run to run:
//   node --import tsx test/understanding/sentences/measure.ts [held-out | unseen | a file of sentences]

const name = process.argv[2] ?? 'sentences'
const known = tables.find(one => one === name)
const table = known ? readTable(known) : sentencesIn(name)
const kept = process.env.DATA_DIR
const dataDir = kept ?? mkdtempSync(path.join(tmpdir(), 'bole-measure-'))
const county = await openSayCounty({
  env: parse({ DATA_DIR: dataDir }, key => key),
  now: today,
  tell: line => void process.stderr.write(`${line}\n`),
})
try {
  console.log(reportOf(await measureAll(trialOver(county.database, county.vault), table)))
} finally {
  await county.close()
  if (kept === undefined) rmSync(dataDir, { recursive: true })
}
