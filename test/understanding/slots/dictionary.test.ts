import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Lexicon } from '#core/lexicon.ts'
import { people } from '#domain/people/index.ts'
import { places } from '#domain/places/index.ts'
import { talents } from '#domain/talents/index.ts'
import { type Stage, startStage } from '#test/talents/stage.ts'
import { type FollowNames, followNames } from '#understanding/lexicon/follow.ts'

let stage: Stage
let names: FollowNames

const lexicons: readonly Lexicon[] = [talents, places, people].flatMap(({ lexicon }) => lexicon ?? [])

beforeAll(async () => {
  stage = await startStage()
  names = followNames(lexicons, '云岭县')
})
afterAll(() => stage.county.end())

const idsOf = async (words: string, follow = names): Promise<readonly string[]> =>
  (await follow(stage.county.db.reader)).find(words).map(({ entry }) => entry.id)

const versions = async (): Promise<readonly (string | null)[]> => {
  const changes = await Promise.all(lexicons.map(({ read }) => read(stage.county.db.reader, null)))
  return changes.map(change => change?.version ?? null)
}

describe('Names in sentences follow the register', () => {
  test('from the moment somebody registers until he has left, without a restart and in every replica', async () => {
    const replica = followNames(lexicons, '云岭县')
    expect(await idsOf('和秀英')).toEqual([])
    expect(await idsOf('和秀英', replica)).toEqual([])
    const { id } = await stage.verified('和秀英')
    const number = `RC-${id}`
    expect(await idsOf('请问和秀英在吗')).toContain(number)
    expect(await idsOf('请问和秀英在吗', replica)).toContain(number)

    await stage.mei.says(`离库 ${number}`)
    await stage.mei.submits('办理离库', { reason: 'transfer' })
    expect(await stage.row(id)).toMatchObject({ state: 'exited' })
    expect(await idsOf('和秀英')).not.toContain(number)
    expect(await idsOf('和秀英', replica)).not.toContain(number)
  })

  test('a colleague is known once he has spoken', async () => {
    const person = await stage.county.person('赵晓华', { role: 'department', unit: '云岭县教育体育局' })
    await person.says('我是谁')
    expect((await idsOf('赵晓华')).join()).toMatch(/^person:\d+$/)
  })

  test('a new unit, a renamed village and a field that is gone are known at once', async () => {
    const { prisma } = stage.county.db
    expect(await idsOf('县融媒体中心')).toEqual([])
    const unit = await prisma.unit.create({ data: { name: '县融媒体中心', short: ['融媒体'] } })
    expect(await idsOf('融媒体')).toEqual([String(unit.id)])

    const village = await prisma.village.findFirstOrThrow({ where: { name: '云头村' } })
    await prisma.village.update({ where: { id: village.id }, data: { name: '云岭村' } })
    expect(await idsOf('云头村')).toEqual([])
    expect(await idsOf('白石镇云岭村')).toContain(String(village.id))

    const field = await prisma.field.create({ data: { name: '养蜂', synonyms: [] } })
    expect(await idsOf('养蜂')).toEqual([String(field.id)])
    await prisma.field.delete({ where: { id: field.id } })
    expect(await idsOf('养蜂')).toEqual([])
  })

  test('nothing is read again while nothing changed, and little when something else did', async () => {
    const { reader } = stage.county.db
    const known = await versions()
    const again = () => Promise.all(lexicons.map(({ read }, at) => read(reader, known[at] ?? null)))
    expect(await again()).toEqual([null, null, null])

    const { id } = await stage.agreed('罗桂花')
    const [register] = await again()
    expect(register?.whole).toBeUndefined()
    expect(register?.put.map(entry => entry.id)).toEqual([`RC-${id}`])
  })

  test('two sentences at once see the same names', async () => {
    const follow = followNames(lexicons, '云岭县')
    const { id } = await stage.agreed('罗桂兰')
    const both = await Promise.all([idsOf('罗桂兰', follow), idsOf('罗桂兰', follow)])
    expect(both.every(ids => ids.includes(`RC-${id}`))).toBe(true)
  })

  test('a record merged into another is found under that one only', async () => {
    const { id } = await stage.verified('尹春梅', { phone: '13900000009' })
    await stage.mei.says('登记 尹春梅')
    await stage.mei.submits('提交', stage.form({ phone: '13900000009' }))
    const second = (await stage.newest()).id
    await stage.mei.presses('不是同一人，提交')
    await stage.mei.submits('已签字同意，送审核', { paper: '存村委会' })
    expect((await idsOf('尹春梅')).slice(0, 2).sort()).toEqual([`RC-${id}`, `RC-${second}`].sort())
    await stage.mei.says(`合并 RC-${id} RC-${second}`)
    await stage.mei.presses(`合并，保留RC-${id}`)
    expect(await idsOf('尹春梅')).toContain(`RC-${id}`)
    expect(await idsOf('尹春梅')).not.toContain(`RC-${second}`)
  })
})
