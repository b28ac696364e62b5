import { afterEach, describe, expect, test } from 'vitest'
import { openDatabase } from '#storage/client.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'

describe('A database of its own for every test', () => {
  const opened: FreshDatabase[] = []
  afterEach(async () => {
    for (const database of opened.splice(0)) await database.drop()
  })
  const open = async (): Promise<FreshDatabase> => {
    const database = await freshDatabase()
    opened.push(database)
    return database
  }

  test('what one test writes no other test sees', async () => {
    const [one, other] = [await open(), await open()]
    await one.prisma.township.create({ data: { name: '青石镇', kind: '镇' } })
    expect(await one.reader.township.count()).toBe(1)
    expect(await other.reader.township.count()).toBe(0)
  })

  test('the reader cannot write, whatever it is asked', async () => {
    const database = await open()
    // A handler that forces its way past the types.
    const forced = database.reader as unknown as typeof database.prisma
    await expect(forced.township.create({ data: { name: '青石镇', kind: '镇' } })).rejects.toThrow(
      /read-only/,
    )
    await expect(forced.$executeRaw`delete from township`).rejects.toThrow(/read-only/)
  })

  test('opening a database that is not there fails, and leaves nothing open', async () => {
    await expect(openDatabase('postgresql://nobody:x@127.0.0.1:1/none')).rejects.toThrow(/ECONNREFUSED/)
  })
})
