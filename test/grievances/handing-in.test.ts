import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type GrievanceStage, startStage } from './stage.ts'

let stage: GrievanceStage

beforeAll(async () => {
  stage = await startStage('2026-11-23T09:00')
})
afterAll(() => stage.county.end())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=',
  'base64',
)

describe('A talent in trouble', () => {
  test('says it in one sentence and gets a number, a promised date and who handles it', async () => {
    const { han, mei } = stage
    await han.says('孩子上小学的事跑了两个部门都没人管')
    expect(han.reads()).toContain('反映诉求')
    expect(JSON.stringify(han.card())).toContain('孩子上小学的事跑了两个部门都没人管')
    expect(han.reads()).toContain('●子女入学')
    expect(await han.submits('提交诉求')).toBe('已提交，编号SQ-2026-0001')
    // 23 November is a Monday: one day to pass it on, one to sign for it, fifteen for several departments.
    expect(han.reads()).toContain('承诺答复：2026年12月16日前')
    expect(han.reads()).toContain('县委人才办4个工作小时内受理')
    expect(mei.reads()).toContain('有新的诉求')
    expect(mei.reads()).toContain('办理期限：2026年11月23日 15:00')
    expect(mei.reads()).not.toContain('孩子')
  })

  test('is asked about the open case before telling the same again, and has the text nowhere in clear', async () => {
    const { han } = stage
    await han.says('我想反映个事，娃儿转学手续卡住了')
    expect(han.reads()).toContain('同一类的有一件子女入学的诉求正在办：SQ-2026-0001')
    await han.presses('取消')
    expect(await stage.tablesWith('跑了两个部门')).toEqual([])
  })

  test('sends a photo, says where it belongs, and the handler reads that there is one', async () => {
    const { han, mei, county } = stage
    const photo = county.emulator.upload(han.openId, '漏水.png', png)
    const message = county.emulator.send(han.openId, photo.type, photo.content)
    await county.settle()
    expect(han.reads()).toContain('要附到哪一件诉求里')
    expect(await han.presses('SQ-2026-0001 子女入学')).toContain('已附上')
    await mei.says('SQ-2026-0001')
    await mei.presses('看内容')
    expect(mei.reads()).toContain('附件：1份')
    expect(await mei.presses('打开附件1（照片）')).toBe('附件1已发给您')
    expect(mei.reads()).toBe('［图片］')
    expect(mei.file().bytes.equals(png)).toBe(true)
    await han.says('谁看过我')
    expect(han.reads()).toContain('打开诉求SQ-2026-0001的附件')
    // Taken back by its sender, it cannot be opened any more, and whoever asks reads why.
    await han.recalls(message)
    await mei.says('SQ-2026-0001')
    await mei.presses('看内容')
    await mei.presses('打开附件1（照片）')
    expect(mei.reads()).toContain('没有取到')
    county.emulator.send(mei.openId, 'image', { image_key: 'img_2' })
    await county.settle()
    expect(mei.reads()).not.toContain('诉求')
  })

  test('is answered in private when he speaks in a group, which never reads the text', async () => {
    const { han, county } = stage
    const group = await county.group('public')
    await han.says('@伯乐 我想反映个事，宿舍漏水没人管', group)
    expect(group.reads()).toContain('诉求不在群里谈，已私聊回复您')
    expect(group.reads()).not.toContain('漏水')
    expect(han.reads()).toContain('反映诉求')
    expect(han.reads()).toContain('●住房保障')
  })
})

describe('Somebody else', () => {
  test('brings it for a talent of his area only, and both read whose it is', async () => {
    const { qiang, county, han } = stage
    await qiang.says('帮我们村的韩梅提个诉求，大棚贷款办不下来')
    expect(qiang.reads()).toContain('替谁反映')
    expect(await qiang.submits('提交诉求', { whom: '韩梅', kind: 'business' })).toContain('SQ-2026-0002')
    expect(qiang.reads()).toContain('韩梅（漕溪镇 · 松炼村），王强代为反映')
    expect(qiang.reads()).not.toContain('SQ-2026-0001')
    const officer = await county.person('外单位的', { role: 'department', unit: '云岭县人民医院' })
    await officer.says('反映诉求 住房')
    expect(
      await officer.submits('提交诉求', { text: '想解决住房问题', whom: '韩梅', kind: 'housing' }),
    ).toContain('不在您的单位或者辖区')
    await han.says('诉求')
    expect(han.reads()).toContain('SQ-2026-0002')
    expect(han.reads()).toContain('共2件')
  })

  test('without a record in the register is told what to do', async () => {
    const stranger = await stage.county.person('路人')
    await stranger.says('反映诉求 住房没人管的事情')
    expect(stranger.reads()).toContain('没有“反映诉求”的权限')
  })
})

describe('A difficulty heard by a county leader', () => {
  test('becomes a grievance once, at a press, and both keep the link; the leader reads it when the expert agrees', async () => {
    const { county, mei, han } = stage
    const chen = await county.person('陈立新', { role: 'leader' })
    await mei.says('县级领导 陈立新')
    await mei.submits('登记', { person: chen.openId, rank: 'other', post: '副县长', since: '2026-03-01' })
    const { prisma } = county.db
    const leader = await prisma.leader.findFirstOrThrow()
    await mei.says('安排联系')
    await mei.submits('安排', { leader: String(leader.id), expert: `RC-${stage.hanId}` })
    await chen.presses('确认')
    await chen.says('今天走访了韩梅，商量茶园，她反映孩子上学远')
    await chen.submits('登记')
    await chen.presses('把反映的困难转为诉求')
    expect(chen.reads()).toContain('孩子上学远')
    expect(await chen.submits('提交诉求', { leaderReads: true })).toContain('SQ-2026-0003')
    const contact = await prisma.contact.findFirstOrThrow({ include: { grievanceOf: true } })
    expect(contact).toMatchObject({ grievance: 'SQ-2026-0003', grievanceOf: { channel: 'liaison' } })
    await han.says('SQ-2026-0003')
    expect(han.reads()).toContain('陈立新代为反映')
    await chen.says('诉求')
    await chen.presses('我联系专家的诉求（1件）')
    expect(chen.reads()).toContain('SQ-2026-0003')
    expect(chen.reads()).not.toContain('SQ-2026-0001')
  })
})

describe('Numbers', () => {
  test('are given once each when two hand in at the same moment', async () => {
    const { county } = stage
    const people = [await stage.verified('何山'), await stage.verified('李石')]
    for (const { person } of people) await person.says('反映诉求 宿舍热水器坏了三个月')
    await Promise.all(people.map(({ person }) => person.submits('提交诉求')))
    const rows = await county.db.prisma.grievance.findMany({ orderBy: { id: 'asc' } })
    expect(rows.map(({ id }) => stage.numberOf(id))).toEqual([
      'SQ-2026-0001',
      'SQ-2026-0002',
      'SQ-2026-0003',
      'SQ-2026-0004',
      'SQ-2026-0005',
    ])
  })
})
