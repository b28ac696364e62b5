import { afterAll, beforeAll, expect, test } from 'vitest'
import { findUnits, gazetteerOf } from '#domain/places/index.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
})
afterAll(() => database.drop())

const unitNames = async (): Promise<readonly string[]> =>
  (await gazetteerOf(database.reader)).units.map(({ name }) => name)

test('what is in memory follows the database without a restart', async () => {
  expect(await unitNames()).toEqual([])
  const unit = await database.prisma.unit.create({ data: { name: '县茶叶站', short: ['茶叶站'] } })
  expect(await unitNames()).toEqual(['县茶叶站'])
  await database.pool.query(`update unit set name = '县茶叶技术服务站' where id = $1`, [unit.id])
  const gazetteer = await gazetteerOf(database.reader)
  expect(findUnits(gazetteer, '茶叶站').map(({ name }) => name)).toEqual(['县茶叶技术服务站'])
  await database.prisma.unit.delete({ where: { id: unit.id } })
  expect(await unitNames()).toEqual([])
})

test('while nothing changes it is read once', async () => {
  expect(await gazetteerOf(database.reader)).toBe(await gazetteerOf(database.reader))
})

test('a village carries the name of its township', async () => {
  await database.prisma.township.create({
    data: { name: '诺溪镇', kind: '镇', villages: { create: { name: '和平村', kind: '村' } } },
  })
  expect((await gazetteerOf(database.reader)).villages).toMatchObject([
    { name: '和平村', township: '诺溪镇' },
  ])
})
