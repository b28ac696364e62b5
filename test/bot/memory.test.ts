import { describe, expect, test } from 'vitest'
import { freshDatabase } from '../support/database.ts'
import { type County, startCounty } from '../support/world.ts'

/** The program starts again over the same database, and the same people come back. */
const startAgain = async (first: County, db: County['db'], now: string): Promise<County> => {
  await first.end()
  return startCounty({
    now,
    open: () => Promise.resolve(db),
    furnish: () => Promise.resolve(),
    seed: 20_260_102,
  })
}

const people = async (county: County) => ({
  zhang: await county.person('张启明', { role: 'head' }),
  lin: await county.person('林晓'),
})

const beforeRestart = async () => {
  const db = await freshDatabase()
  const county = await startCounty({ open: async () => ({ ...db, drop: async () => undefined }) })
  const { zhang, lin } = await people(county)
  await lin.says('你好')
  return { db, county, zhang }
}

// The whole program starts twice in each of them.
describe('What was spoken of', { timeout: 60_000 }, () => {
  test('a question asked before the program starts again is answered in a word after it', async () => {
    const { db, county, zhang } = await beforeRestart()
    await zhang.says('把权限收回来')
    expect(zhang.reads()).toMatch(/收回谁的角色/)
    const again = await startAgain(county, db, '2026-11-23T09:05')
    const after = await people(again)
    await after.zhang.says('林晓')
    expect(after.zhang.reads()).toMatch(/林晓.*没有.*角色|撤权.*林晓/s)
    await again.end()
  })

  test('a list shown before is gone on from after it, and forgotten after ten minutes', async () => {
    const { db, county, zhang } = await beforeRestart()
    await zhang.says('查人才 茶叶')
    const again = await startAgain(county, db, '2026-11-23T09:09')
    const after = await people(again)
    await after.zhang.says('那核桃的呢')
    expect(after.zhang.reads()).toMatch(/接着刚才的“查人才 茶叶”：核桃/)
    await again.clock.set('2026-11-23T09:20')
    await after.zhang.says('那数学的呢')
    expect(after.zhang.reads()).not.toContain('接着刚才')
    await again.end()
  })

  test('a question is forgotten after ten minutes too: a word then stands for itself', async () => {
    const { db, county, zhang } = await beforeRestart()
    await zhang.says('把权限收回来')
    const again = await startAgain(county, db, '2026-11-23T09:11')
    const after = await people(again)
    await after.zhang.says('林晓')
    expect(after.zhang.reads()).not.toMatch(/撤权/)
    expect(await db.reader.pending.count({ where: { openId: after.zhang.openId } })).toBe(0)
    await again.end()
  })
})
