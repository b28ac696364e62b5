import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
let id: number

beforeAll(async () => {
  stage = await startStage()
  id = await stage.recorded('杨春兰：建议每年春茶前办一期制茶夜校\n何山：请杨春兰来我们村带徒弟')
})
afterAll(() => stage.county.end())

const prisma = () => stage.county.db.prisma
const guestsOf = async (talentId: number) =>
  (await prisma().symposiumGuest.findMany({ where: { talentId } })).map(({ symposiumId }) => symposiumId)

describe('An expert whose two records are merged', () => {
  test('has both’s places and remarks; taken back, each has his own again', async () => {
    const { mei, ids } = stage
    const next = await stage.invited({ day: '2026-12-21', topic: '只请何山', guests: '何山', units: '' })
    const remark = async () =>
      (await stage.opinions(id)).map(({ guestId, text }) => [guestId, stage.county.vault.open(text)])
    const places = () => prisma().symposiumGuest.findMany({ orderBy: { id: 'asc' } })
    const before = { remarks: await remark(), places: await places() }
    await mei.says(`合并 RC-${ids.silent} RC-${ids.he}`)
    expect(await mei.presses(`合并，保留RC-${ids.silent}`)).toBe('已合并')
    expect(await guestsOf(ids.he)).toEqual([])
    expect(await guestsOf(ids.silent)).toEqual([id, next])
    await mei.says(`撤销合并 RC-${ids.silent}`)
    expect(await mei.presses('确认撤销合并')).toContain('恢复原状')
    expect(await remark()).toEqual(before.remarks)
    expect(await places()).toEqual(before.places)
  })
})

describe('An expert who is erased', () => {
  test('is called by his number in minutes, topics and others’ remarks; longer names and namesakes stay', async () => {
    const { mei, head, ids, county } = stage
    const second = await county.person('孙副主任', { role: 'head' })
    await stage.verified('杨春兰兰')
    await mei.says(`ZT-${id}`)
    await mei.presses('修改纪要')
    const guests = await prisma().symposiumGuest.findMany({ where: { symposiumId: id } })
    const minutes = {
      present: guests.map(guest => String(guest.id)),
      more: '杨春兰兰',
      others: '杨春兰的徒弟小王',
      text: '杨春兰谈了制茶夜校，杨春兰兰也说了几句。',
    }
    expect(await mei.submits('交纪要', minutes)).toContain('纪要已交')
    await mei.presses('修改纪要')
    const form = mei.message()
    const heart = await stage.planned({
      kind: 'heart',
      topic: '与杨春兰恳谈',
      day: '2026-12-22',
      guests: `RC-${ids.yang}`,
      units: '',
    })
    await head.says(`删除 RC-${ids.yang}`)
    await head.submits('申请删除', { reason: '法定期限届满' })
    expect(await second.presses('批准删除')).toBe('已删除')
    const number = `RC-${ids.yang}`
    const talk = await stage.symposium(id)
    expect(county.vault.open(talk.minutes ?? '')).toBe(`${number}谈了制茶夜校，杨春兰兰也说了几句。`)
    expect(talk.others).toBe(`${number}的徒弟小王`)
    expect((await stage.symposium(heart)).topic).toBe(`与${number}恳谈`)
    const words = (await stage.opinions(id)).map(({ text }) => county.vault.open(text))
    expect(words).toContain(`请${number}来我们村带徒弟`)
    expect(words).toContain('（已按本人要求删除）')
    // A form from before does not bring the name back.
    expect(await mei.pressesOn(form, '交纪要', minutes)).not.toContain('纪要已交')
    await mei.says(`ZT-${id}`)
    expect(mei.reads()).toContain(`${number}谈了制茶夜校`)
  })

  test('leaves the name to somebody else in the register who is called so, where he himself was no guest', async () => {
    const { head, ids, county } = stage
    await prisma().talent.update({ where: { id: ids.silent }, data: { name: '何山' } })
    const other = await stage.planned({
      topic: '何山的技术怎么传',
      day: '2026-12-23',
      guests: `RC-${ids.silent}`,
      units: '',
    })
    await head.says(`删除 RC-${ids.he}`)
    await head.submits('申请删除', { reason: '法定期限届满' })
    const second = county.speaker('孙副主任')
    expect(await second.presses('批准删除')).toBe('已删除')
    expect((await stage.symposium(other)).topic).toBe('何山的技术怎么传')
    const talks = await prisma().symposium.findMany({ where: { topic: { contains: '只请' } } })
    expect(talks.map(({ topic }) => topic)).toEqual([`只请RC-${ids.he}`])
  })
})
