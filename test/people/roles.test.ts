import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Group, Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

let county: County
let office: Group
let admin: Speaker
let head: Speaker
beforeAll(async () => {
  county = await startCounty()
  admin = await county.person('赵管理', { role: 'admin' })
  head = await county.person('杨主任', { role: 'head' })
  office = await county.group('office')
})
afterAll(() => county.end())
beforeEach(() => county.clock.set('2026-11-23T09:00'))

const holders = (role: string) =>
  county.db.reader.roleGrant.count({ where: { role, revokedAt: null, person: { leftAt: null } } })

describe('A role', () => {
  test('is given in a group after a confirmation, told to the person, and over after its last day', async () => {
    const wang = await county.person('王强')
    await admin.says('@伯乐 授权 @王强 部门联络员 农技中心 至 2026年12月31日', office)
    expect(office.reads()).toMatch(/王强.*部门联络员.*云岭县农业技术推广中心.*2026年12月31日/s)
    expect(await holders('department')).toBe(0)
    expect(await admin.presses('确认授权', office)).toBe('已授权')
    expect(wang.reads()).toMatch(/新的角色.*部门联络员（云岭县农业技术推广中心）.*2026年12月31日.*赵管理/s)
    await wang.says('我是谁')
    expect(wang.reads()).toMatch(/部门联络员.*云岭县农业技术推广中心.*到2026年12月31日/s)
    await county.clock.set('2027-01-01T09:00')
    await wang.says('我是谁')
    expect(wang.reads()).toContain('还没有登记身份')
  })

  test('left incomplete is asked for in a form, privately', async () => {
    const li = await county.person('李梅')
    await head.says('@伯乐 授权 @李梅 乡镇联络员', office)
    expect(office.reads()).toContain('私聊')
    expect(await head.submits('授权', { area: '没有这个镇' })).toContain('没有找到“没有这个镇”')
    expect(await head.submits('授权', { area: '白石' })).toBe('已授权')
    expect(head.reads()).toMatch(/已授权.*李梅.*乡镇\/村联络员（白石镇）.*长期/s)
    expect(li.reads()).toContain('乡镇/村联络员（白石镇）')
  })

  test('given twice to the same area only changes its last day', async () => {
    await county.person('孙军')
    for (const until of ['2026-11-30', '2026-12-31']) {
      await head.says(`@伯乐 授权 @孙军 人才办 至 ${until}`, office)
      await head.presses('确认授权', office)
    }
    expect(await holders('office')).toBe(1)
  })

  test('waits for the one who asked: another’s press changes nothing', async () => {
    await county.person('吴刚')
    await head.says('@伯乐 授权 @吴刚 县级领导', office)
    expect(await admin.presses('确认授权', office)).toContain('发起的人')
    expect(await holders('leader')).toBe(0)
    expect(await head.presses('取消', office)).toContain('什么都没有保存')
    expect(office.reads()).toContain('已取消')
  })

  test('is nobody’s to give to himself, nor the admin’s and an office together', async () => {
    await head.says('@伯乐 授权 @杨主任 财政经办', office)
    expect(office.reads()).toContain('不能给自己授权')
    await head.says('@伯乐 授权 @赵管理 人才办', office)
    expect(office.reads()).toContain('不能由同一个人担任')
    const mei = await county.person('段小梅', { role: 'office' })
    await mei.says('授权 王强 人才办')
    expect(mei.reads()).toContain('没有“授权和撤权”的权限')
  })

  test('is taken away by 撤权, with what was lent from it', async () => {
    const deng = await county.person('邓立', { role: 'office' })
    const he = await county.person('何平')
    await deng.says('@伯乐 委托 @何平 至 月底', office)
    await deng.presses('确认委托', office)
    await he.says('我是谁')
    expect(he.reads()).toMatch(/人才办.*到2026年11月30日.*邓立委托/s)
    await head.says('@伯乐 撤权 @邓立', office)
    expect(office.reads()).toMatch(/邓立.*人才办/s)
    expect(await head.presses('确认撤权', office)).toBe('已撤权')
    expect(deng.reads()).toContain('您的角色已收回')
    await he.says('我是谁')
    expect(he.reads()).toContain('还没有登记身份')
  })

  test('is never taken from the last admin', async () => {
    await admin.says('@伯乐 撤权 @赵管理', office)
    expect(office.reads()).toContain('最后一位系统管理员')
  })

  test('given by mistake is taken back by 撤销 within ten minutes', async () => {
    const luo = await county.person('罗红')
    await head.says('@伯乐 授权 @罗红 领导小组成员', office)
    await head.presses('确认授权', office)
    await county.clock.set('2026-11-23T09:09')
    await head.says('撤销')
    expect(head.reads()).toMatch(/上一步.*授权/s)
    expect(await head.presses('确认撤销')).toContain('已撤销')
    expect(head.reads()).toContain('刚才的授权已收回')
    expect(luo.reads()).toContain('您的角色已收回')
    expect(await holders('member')).toBe(0)
    await county.clock.set('2026-11-23T09:20')
    await head.says('撤销')
    expect(head.reads()).toContain('最近十分钟里没有您办的事')
  })
})

describe('撤销', () => {
  test('gives back a role taken away by mistake', async () => {
    const bai = await county.person('白云', { role: 'office' })
    await head.says('@伯乐 撤权 @白云 人才办', office)
    await head.presses('确认撤权', office)
    await head.says('撤销')
    await head.presses('确认撤销')
    expect(head.reads()).toContain('刚才撤去的角色已恢复')
    await bai.says('我是谁')
    expect(bai.reads()).toContain('人才办')
  })

  test('takes back a delegation, and what was taken back', async () => {
    const shi = await county.person('石磊', { role: 'office' })
    const qin = await county.person('秦川')
    const lent = async () => {
      await qin.says('我是谁')
      return qin.reads().includes('石磊委托')
    }
    await shi.says('@伯乐 委托 @秦川 至 年底', office)
    await shi.presses('确认委托', office)
    await shi.says('@伯乐 收回委托 @秦川', office)
    await shi.presses('确认收回', office)
    expect(await lent()).toBe(false)
    await shi.says('撤销')
    await shi.presses('确认撤销')
    expect(await lent()).toBe(true)
    await shi.says('@伯乐 委托 @秦川 至 月底', office)
    await shi.presses('确认委托', office)
    await shi.says('撤销')
    await shi.presses('确认撤销')
    expect(shi.reads()).toContain('刚才的委托已收回')
  })

  test('asks again when something else was done meanwhile', async () => {
    await county.person('林木')
    await head.says('@伯乐 授权 @林木 财政经办', office)
    await head.presses('确认授权', office)
    await head.says('撤销')
    const asked = head.message()
    await head.says('@伯乐 撤权 @林木', office)
    await head.presses('确认撤权', office)
    expect(await head.pressesOn(asked, '确认撤销')).toContain('这之后您又办了别的事')
  })
})

describe('A delegation', () => {
  test('needs a day, stays within one’s own power, and ends by itself', async () => {
    const ma = await county.person('马兰', { role: 'office' })
    const fang = await county.person('方圆')
    await ma.says('@伯乐 委托 @方圆', office)
    expect(office.reads()).toContain('委托要写明截止日期')
    await ma.says('@伯乐 委托 @方圆 人才办主任 至 月底', office)
    expect(office.reads()).toContain('没有可以委托的角色')
    await ma.says('@伯乐 委托 @方圆 至 11月25日', office)
    await ma.presses('确认委托', office)
    await fang.says('委托 马兰 至 月底')
    expect(fang.reads()).toContain('没有可以委托的角色')
    await county.clock.set('2026-11-26T09:00')
    await fang.says('我是谁')
    expect(fang.reads()).toContain('还没有登记身份')
  })

  test('is taken back early by whoever gave it', async () => {
    const tang = await county.person('唐云', { role: 'office' })
    const xu = await county.person('许波')
    await tang.says('@伯乐 委托 @许波 至 年底', office)
    await tang.presses('确认委托', office)
    await tang.says('@伯乐 收回委托 @许波', office)
    expect(await tang.presses('确认收回', office)).toBe('已收回')
    expect(xu.reads()).toContain('您的角色已收回')
  })
})
