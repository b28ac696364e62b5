import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Speaker } from '../support/speaker.ts'
import { type Remarks, remarksOf, said } from './remarks.ts'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
let remarks: Remarks
let id: number

beforeAll(async () => {
  stage = await startStage()
  id = await stage.recorded(said)
  remarks = remarksOf(stage, id)
  await remarks.thank('谢谢大家')
  await remarks.note('杨春兰', 'question', '请问制茶师怎样评级')
  await remarks.assign('机耕道', '农业农村局', '3')
  await remarks.assign('少要论文', '教体局')
  await stage.mei.says(await remarks.numberOf('接送困难'))
  await stage.mei.presses('转为诉求')
  await stage.mei.submits('转为诉求')
})
afterAll(() => stage.county.end())

describe('An answer', () => {
  test('is the speaker’s only when it was passed on; the office may ask for a better one first', async () => {
    await remarks.assign('制茶夜校', '农业农村局')
    await remarks.reply('制茶夜校', '研究研究再说。')
    expect(stage.yang.history().join('\n')).not.toContain('研究研究')
    await stage.mei.says(await remarks.numberOf('制茶夜校'))
    await stage.mei.presses('退回重新答复')
    expect(await stage.mei.submits('退回单位', { words: '没有写什么时候办' })).toContain('已退回单位')
    expect(stage.farm.reads()).toContain('没有写什么时候办')
    await remarks.reply('制茶夜校', '明年三月开班。')
    await remarks.passOn('制茶夜校')
    expect(stage.yang.reads()).toContain('明年三月开班')
  })

  test('that does not satisfy is done again twice, then lies with the head, who ends it with his own words', async () => {
    for (const round of [1, 2]) {
      await stage.yang.says(`评价意见 ${await remarks.numberOf('制茶夜校')} 不满意`)
      expect(await stage.yang.submits('请重办', { words: `还是没有老师，第${round}次` })).toBe(
        '已退回单位重办',
      )
      expect(stage.farm.reads()).toContain(`第${round}次`)
      await remarks.reply('制茶夜校', `请了老师傅，第${round}次`)
      await remarks.passOn('制茶夜校')
    }
    await stage.yang.presses('仍不满意，请主任研究')
    expect(await stage.yang.submits('请重办', { words: '时间不合适' })).toBe('已提请主任研究')
    expect(stage.head.reads()).toContain('请主任研究')
    await stage.mei.says(await remarks.numberOf('制茶夜校'))
    expect(stage.mei.reads()).not.toContain('〔说明并办结〕')
    await stage.head.presses('说明并办结')
    await stage.head.submits('说明并办结', { outcome: 'partly', text: '改到晚上七点上课。' })
    expect(stage.yang.reads()).toContain('改到晚上七点上课')
    expect(await remarks.stateOf('制茶夜校')).toBe('closed')
  })

  test('of somebody without an account is asked by phone, by the office', async () => {
    await remarks.assign('土专家发个证', '农业农村局')
    await remarks.reply('土专家发个证', '年底发证。')
    await remarks.passOn('土专家发个证')
    await stage.mei.says(await remarks.numberOf('土专家发个证'))
    expect(await stage.mei.presses('基本满意')).toContain('谢谢')
    expect(await remarks.opinionOf('土专家发个证')).toMatchObject({ state: 'closed', rating: 'fair' })
    await stage.mei.says(await remarks.numberOf('机耕道'))
    expect(stage.mei.reads()).not.toContain('〔满意〕')
  })
})

/** How late a remark stands on the newest morning card of somebody; `null`: it does not. */
const lateness = async (one: Speaker, text: string): Promise<string | null> => {
  const card = one.history().findLast(words => /^【(?:每日待办|到期提醒) /.test(words)) ?? ''
  const line = new RegExp(`${await remarks.numberOf(text)} [^\\n]*\\n([^ ]*)`)
  return line.exec(card)?.[1] ?? null
}

describe('What is late', () => {
  test('stands on the unit’s morning card, a day over on the office’s, three days over on head’s and host’s; weekends are quiet', async () => {
    const { county, farm, mei, head, chen } = stage
    await county.clock.set('2026-12-09T10:00')
    expect(await lateness(farm, '机耕道')).toBe('今天到期')
    expect(await lateness(mei, '机耕道')).toBeNull()
    await county.clock.set('2026-12-10T10:00')
    expect(await lateness(farm, '机耕道')).toBe('超期1个工作日')
    expect(await lateness(mei, '机耕道')).toBe('超期1个工作日')
    await county.clock.set('2026-12-13T10:00')
    expect(await lateness(head, '机耕道')).toBeNull()
    await county.clock.set('2026-12-14T10:00')
    expect(await lateness(head, '机耕道')).toBe('超期3个工作日')
    await mei.says('座谈意见 超期')
    expect(mei.reads()).toContain('超期3个工作日')
    expect(mei.reads()).toContain(await remarks.numberOf('机耕道'))
    expect(chen.history().join('\n')).not.toContain('机耕道')
  })

  test('stays late in the books when it is answered', async () => {
    await remarks.reply('机耕道', '列入明年项目。')
    expect(await remarks.opinionOf('机耕道')).toMatchObject({ inTime: false })
  })
})

describe('The end of a talk', () => {
  test('comes by itself with its last remark; a passed-on answer nobody rates ends after ten working days', async () => {
    await remarks.passOn('机耕道')
    await stage.school.says(`答复意见 ${await remarks.numberOf('少要论文')}`)
    await stage.school.submits('提交答复', { outcome: 'declined', text: '按上级规定执行，已向上反映。' })
    await remarks.passOn('少要论文')
    await stage.he.says(`评价意见 ${await remarks.numberOf('少要论文')}`)
    expect(await stage.he.presses('满意')).toContain('谢谢')
    await remarks.assign('怎样评级', '农业农村局')
    await remarks.reply('怎样评级', '由人社局组织，每年六月报名。')
    await remarks.passOn('怎样评级')
    await stage.mei.says(`ZT-${id}`)
    expect(await stage.mei.presses('梳理完毕')).toContain('已梳理完毕')
    await stage.yang.says(`评价意见 ${await remarks.numberOf('怎样评级')}`)
    await stage.yang.presses('满意')
    expect((await stage.symposium(id)).state).toBe('following')
    await stage.county.clock.set('2026-12-28T10:00')
    expect(await remarks.stateOf('机耕道')).toBe('closed')
    expect((await stage.symposium(id)).state).toBe('archived')
    expect(stage.yang.history().join('\n')).toContain('先按办结处理')
  })

  test('leaves a story from the plan over every remark to its result', async () => {
    await stage.mei.says(`经过 ZT-${id}`)
    const pages = stage.mei.reads()
    expect(pages).toContain('意见全部办完，归档')
    expect(pages).toContain(`${await remarks.numberOf('机耕道')} 到期没有评价，办结`)
    await stage.school.says(`经过 ZT-${id}`)
    expect(stage.school.reads()).not.toContain('接送')
  })
})

describe('Looking', () => {
  test('finds what has no answer, of a unit, of a month; each sees what is his', async () => {
    await stage.mei.says('座谈意见 没答复的')
    expect(stage.mei.reads()).toContain('没有符合条件的意见')
    await stage.mei.says('座谈会 本月')
    expect(stage.mei.reads()).toContain('茶产业人才怎么留得住')
    await stage.yang.says('座谈意见')
    expect(stage.yang.reads()).toContain('机耕道')
    expect(stage.yang.reads()).not.toContain('土专家')
    await stage.farm.says('座谈意见')
    expect(stage.farm.reads()).not.toContain('少要论文')
    await stage.qiang.says(`ZT-${id}`)
    expect(stage.qiang.reads()).toContain('没有找到')
  })
})
