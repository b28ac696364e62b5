import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '#core/shanghai.ts'
import { builtInCalendar, kindOf, specialOf, weekdayWords } from '#core/working-calendar.ts'
import { bindWriter } from '#storage/change.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { chores, holder, jobOver, keysSent, runAt } from './things.ts'

const golden = fileURLToPath(new URL('./year-2026.txt', import.meta.url))

let database: FreshDatabase
beforeAll(async () => {
  database = await freshDatabase()
  bindWriter(database.reader, database, () => undefined)
  await holder(database, '周敏', { role: 'member' })
  await holder(database, '陈立新', { role: 'leader' })
  await holder(database, '李梅', { role: 'office' })
  await holder(database, '王强', { role: 'township' })
})
afterAll(() => database.drop())

/** 2026-10-10 周六（国庆节调休上班） */
const dayWords = (day: string): string => {
  const special = specialOf(builtInCalendar, day)
  const remark = special?.kind === 'makeUp' ? `（${special.name}调休上班）` : ''
  return `${day} ${weekdayWords(day)}${remark}`
}

test('a clock moved over 2026, its holidays and make-up days: who is sent what on which day', {
  timeout: 300_000,
}, async () => {
  const job = jobOver([chores()])
  await runAt(database, job, '2025-12-31T17:56')
  const lines: string[] = []
  const seen = new Set<string>()
  for (let day = '2026-01-01'; day <= '2026-12-31'; day = addDays(day, 1)) {
    await runAt(database, job, `${day}T08:31`)
    // Looked at once more on Mondays: nothing is sent twice.
    if (weekdayWords(day) === '周一') await runAt(database, job, `${day}T08:36`)
    const sent = (await keysSent(database)).filter(key => !seen.has(key))
    for (const key of sent) seen.add(key)
    // Nothing ever reaches anybody on a day off.
    expect([day, sent.length > 0]).toEqual([
      day,
      ['workday', 'makeUp'].includes(kindOf(builtInCalendar, day)),
    ])
    const told = sent.filter(key => !key.startsWith('morning'))
    const mornings = sent.filter(key => key.startsWith('morning')).map(key => key.split('ou_')[1])
    if (told.length > 0)
      lines.push(
        `${dayWords(day)}：${told.map(key => key.replace(':ou_', ' ')).join('，')}；每日待办 ${mornings.join('、')}`,
      )
  }
  const now = `${lines.join('\n')}\n`
  if (process.env.UPDATE_GOLDEN === '1') await writeFile(golden, now)
  expect(now).toBe(await readFile(golden, 'utf8').catch(() => ''))
  expect(seen.size).toBe(await database.prisma.digestSlot.count({ where: { state: 'sent' } }))
})
