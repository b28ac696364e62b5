import path from 'node:path'
import { rollCall } from './domain/index.ts'
import { type Env, readEnv } from './env.ts'
import { type Asked, readAsked, usage } from './say/arguments.ts'
import { Misasked } from './say/asked.ts'
import { type Answer, createTalk, type Talk } from './say/talk.ts'
import { openSayCounty, type SayCounty, sayDir } from './say-county.ts'
import { exitOn } from './stopping.ts'
import { createLog } from './telemetry/log.ts'
import { versions } from './versions.ts'

/**
 * `npm run say`: says a sentence to the bot over the invented county and prints how it was understood and what was
 * answered, without sending or writing anything.
 */

const drawn = ({ command, also = [], reply, privately }: Answer): string =>
  [
    ...[command, ...also].map(one => JSON.stringify(one, null, 2)),
    '',
    reply.text,
    ...(privately ? ['', '（私聊）', privately.text] : []),
  ].join('\n')

/** Sentences under way at once; answers are printed in the order asked. */
const atOnce = 6

const answerAll = async ({ lines, json }: Asked, { say }: Talk): Promise<void> => {
  const draw = json ? JSON.stringify : drawn
  for (let from = 0; from < lines.length; from += atOnce) {
    const answers = await Promise.all(lines.slice(from, from + atOnce).map(say))
    print(answers.map(answer => `${draw(answer)}\n`).join(''))
  }
}

const talkIn = ({ database, vault }: SayCounty, { countyName, dataDir }: Env, now: Date): Talk =>
  createTalk({
    db: database.reader,
    vault,
    county: { name: countyName },
    nouns: rollCall({ database, startedAt: now, versions }),
    now,
    // What goes to the terminal is the answer alone.
    log: createLog('error', path.join(sayDir(dataDir), 'say.log')),
  })

const print = (words: string): void => void process.stdout.write(words)
const tell = (line: string): void => void process.stderr.write(`${line}\n`)

const main = async (): Promise<void> => {
  const asked = readAsked(process.argv.slice(2))
  if (asked === 'help') return print(`${usage}\n`)
  const env = readEnv()
  const now = asked.now ?? new Date()
  const county = await openSayCounty({ env, now, tell })
  try {
    await answerAll(asked, talkIn(county, env, now))
  } finally {
    await county.close()
  }
}

main().catch(error => {
  if (!(error instanceof Misasked)) return exitOn(error)
  tell(error.message)
  process.exitCode = 2
})
