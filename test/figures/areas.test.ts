import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stage, startStage } from '../symposia/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const moved = async (
  id: number,
  place: { readonly township?: string; readonly unit?: string },
): Promise<void> => {
  const { prisma } = stage.county.db
  const township =
    place.township && (await prisma.township.findFirstOrThrow({ where: { name: place.township } }))
  const unit = place.unit && (await prisma.unit.findFirstOrThrow({ where: { name: place.unit } }))
  await prisma.talent.update({
    where: { id },
    data: {
      townshipId: township ? township.id : null,
      villageId: null,
      unitId: unit ? unit.id : null,
      updatedAt: stage.county.clock.now(),
    },
  })
}

// Whoever looked after two townships read the figures of the first alone.
test('An officer of several areas reads all of them, everybody once', async () => {
  const { county, ids } = stage
  await moved(ids.he, { township: '白石镇' })
  const one = await county.person('一镇的', { role: 'township', township: '漕溪镇' })
  const both = await county.person(
    '两镇的',
    { role: 'township', township: '漕溪镇' },
    { role: 'township', township: '白石镇' },
  )
  const twice = await county.person(
    '镇里又管村的',
    { role: 'township', township: '漕溪镇' },
    { role: 'township', village: '松炼村' },
  )
  expect(await one.asks('指标 RC-01')).toContain('入库人才：1人')
  expect(await both.asks('指标 RC-01')).toContain('入库人才：2人')
  expect(both.reads()).toContain('漕溪镇、白石镇')
  expect(await both.asks('溯源 RC-01')).toContain('杨春兰')
  expect(both.reads()).toContain('何山')
  expect(await twice.asks('指标 RC-01')).toContain('入库人才：1人')
  const many = await county.person(
    '管得多的',
    { role: 'township', township: '漕溪镇' },
    { role: 'township', township: '白石镇' },
    { role: 'township', township: '苗岭乡' },
    { role: 'department', unit: '云岭县农业农村局' },
  )
  expect(await many.asks('指标 RC-01')).toContain('等4处')
})

// Every officer was told the county's meetings as his own.
test('A meeting is one of the areas whose experts or units were at it', async () => {
  const { county } = stage
  const others = await county.person('苗岭的', { role: 'township', township: '苗岭乡' })
  const theirs = await county.person('漕溪的', { role: 'township', township: '漕溪镇' })
  const white = await county.person('白石的', { role: 'township', township: '白石镇' })
  const id = await stage.invited()
  await county.clock.set('2026-12-04T17:00')
  await stage.mei.says(`ZT-${id}`)
  await stage.mei.presses('已经召开')
  expect(await stage.mei.asks('指标 ZT-01')).toContain('：1次')
  expect(await others.asks('指标 ZT-01')).toContain('：0次')
  expect(await theirs.asks('指标 ZT-01')).toContain('：1次')
  expect(await white.asks('指标 ZT-01')).toContain('：1次')
  expect(await stage.farm.asks('指标 ZT-01')).toContain('：1次')
  await stage.mei.says(`ZT-${id}`)
  await stage.mei.presses('写纪要')
  const guests = await county.db.prisma.symposiumGuest.findMany({ where: { symposiumId: id } })
  const there = guests.filter(({ talentId }) => talentId !== stage.ids.he)
  await stage.mei.submits('交纪要', {
    present: there.map(guest => String(guest.id)),
    text: '会议听取了意见建议。',
    said: '杨春兰：建议每年春茶前办一期制茶夜校',
  })
  expect(await theirs.asks('指标 ZT-01')).toContain('：1次')
  expect(await white.asks('指标 ZT-01')).toContain('：0次')
})
