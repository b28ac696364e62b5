import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage
let id: number

const said = [
  '杨春兰：建议每年春茶前办一期制茶夜校；建议修一条到茶山的机耕道；谢谢大家的关心',
  '何山老师：孩子在县城上学，接送困难；建议评职称少要论文（不具名）',
  '老李：建议给土专家发个证',
].join('\n')

beforeAll(async () => {
  stage = await startStage()
  id = await stage.recorded(said)
})
afterAll(() => stage.county.end())

const opinionOf = async (text: string) => {
  const all = await stage.opinions(id)
  const found = all.find(one => stage.county.vault.open(one.text).includes(text))
  if (!found) throw new Error(`nobody said ${text}`)
  return found
}
const numberOf = async (text: string) => `JY-${(await opinionOf(text)).id}`
const stateOf = async (text: string) => (await opinionOf(text)).state

const assign = async (text: string, unit: string, days = '10') => {
  await stage.mei.says(`交办意见 ${await numberOf(text)} ${unit}`)
  return stage.mei.submits('交办', { days })
}
const reply = async (text: string, words: string) => {
  await stage.farm.says(`答复意见 ${await numberOf(text)}`)
  return stage.farm.submits('提交答复', { outcome: 'adopted', text: words })
}
const passOn = async (text: string) => {
  await stage.mei.says(await numberOf(text))
  return stage.mei.presses('转告提出人')
}

describe('Remarks split from the minutes', () => {
  test('keep who said them and what they are; words of thanks are put aside without a message', async () => {
    expect((await stage.opinions(id)).map(({ kind }) => kind)).toEqual([
      'suggestion',
      'suggestion',
      'praise',
      'difficulty',
      'suggestion',
      'suggestion',
    ])
    const before = stage.yang.history().length
    await stage.mei.says(await numberOf('谢谢大家'))
    await stage.mei.presses('不作交办')
    expect(await stage.mei.submits('不作交办', { reason: 'thanks' })).toBe('已注明')
    expect(stage.yang.history().length).toBe(before)
  })

  test('written down wrongly are put right; what is missing is noted by itself', async () => {
    await stage.mei.says(`记意见 ZT-${id}`)
    expect(
      await stage.mei.submits('记下', {
        speaker: await guestId('杨春兰'),
        kind: 'question',
        text: '请问制茶师怎么考级',
      }),
    ).toContain('已记下')
    await stage.mei.says(await numberOf('制茶师'))
    await stage.mei.presses('改正记录')
    expect(await stage.mei.submits('改正', { text: '请问制茶师怎样评级' })).toBe('已改正')
    expect(await stateOf('怎样评级')).toBe('noted')
  })

  test('cannot count as sorted before each has its place', async () => {
    await stage.mei.says(`ZT-${id}`)
    expect(stage.mei.reads()).toContain('待梳理')
    expect(stage.mei.reads()).not.toContain('〔梳理完毕〕')
  })
})

const guestId = async (name: string) =>
  String(
    (
      await stage.county.db.prisma.symposiumGuest.findFirstOrThrow({
        where: { symposiumId: id, talent: { name } },
      })
    ).id,
  )

describe('A unit', () => {
  test('that is not the one says so, and the office gives it to another', async () => {
    await assign('机耕道', '教体局')
    await stage.school.says(await numberOf('机耕道'))
    await stage.school.presses('退回')
    expect(await stage.school.submits('退回', { reason: 'duty', remark: '归农业农村局' })).toContain('已退回')
    expect(stage.mei.reads()).toContain('归农业农村局')
    expect(await stateOf('机耕道')).toBe('noted')
    expect(await assign('机耕道', '农业农村局', '30')).toContain('不能超过20个工作日')
    expect(await assign('机耕道', '农业农村局', '3')).toBe('已交办')
    expect(await opinionOf('机耕道')).toMatchObject({ days: 3, dueAt: new Date('2026-12-09T17:30:00+08:00') })
  })

  test('of somebody else does not find it', async () => {
    await stage.school.says(await numberOf('机耕道'))
    expect(stage.school.reads()).toContain('没有找到')
  })

  test('does not learn who asked not to be named, not by a search or the story either', async () => {
    await assign('少要论文', '教体局')
    expect(stage.school.reads()).toContain('不具名')
    expect(stage.school.history().join('\n')).not.toContain('何山')
    await stage.school.says('座谈意见 何山')
    expect(stage.school.reads()).toContain('没有符合条件的意见')
    await stage.school.says(`经过 ${await numberOf('少要论文')}`)
    expect(stage.school.reads()).toContain('交办给单位答复')
    expect(stage.school.reads()).not.toContain('何山')
  })
})

describe('A difficulty', () => {
  test('stands on no card that comes by itself; whoever asks for its words leaves a trace', async () => {
    await stage.mei.says(await numberOf('接送困难'))
    expect(stage.mei.reads()).not.toContain('接送困难')
    await stage.mei.presses('看内容')
    expect(stage.mei.reads()).toContain('接送困难')
    await stage.he.says('谁看过我')
    expect(stage.he.reads()).toContain('段小梅')
    expect(stage.he.reads()).toContain('看座谈会意见')
  })

  test('becomes a grievance with its link both ways, in one change, and is told to who said it', async () => {
    const number = await numberOf('接送困难')
    await stage.mei.says(number)
    await stage.mei.presses('转为诉求')
    expect(JSON.stringify(stage.mei.card())).toContain('接送困难')
    expect(await stage.mei.submits('转为诉求')).toContain('已转为诉求SQ-2026-')
    const opinion = await opinionOf('接送困难')
    const grievance = await stage.county.db.prisma.grievance.findFirstOrThrow({ orderBy: { id: 'desc' } })
    expect(opinion).toMatchObject({ state: 'grievance', grievanceId: grievance.id })
    expect(grievance).toMatchObject({ channel: 'symposium', kind: 'schooling', talentId: stage.ids.he })
    expect(stage.he.history().join('\n')).toContain('已转为诉求')
    await stage.mei.says('SQ-2026-0001')
    expect(stage.mei.reads()).toContain(`来自座谈会意见${number}`)
    await stage.mei.says(`经过 ${number}`)
    expect(stage.mei.reads()).toContain('困难转为诉求')
    expect(stage.mei.reads()).toContain('SQ-2026-0001 提交了诉求')
  })
})

describe('An answer', () => {
  test('is the speaker’s only when it was passed on; the office may ask for a better one first', async () => {
    await assign('制茶夜校', '农业农村局')
    await reply('制茶夜校', '研究研究再说。')
    expect(stage.yang.history().join('\n')).not.toContain('研究研究')
    await stage.mei.says(await numberOf('制茶夜校'))
    await stage.mei.presses('退回重新答复')
    expect(await stage.mei.submits('退回单位', { words: '没有写什么时候办' })).toContain('已退回单位')
    expect(stage.farm.reads()).toContain('没有写什么时候办')
    await reply('制茶夜校', '明年三月开班。')
    await passOn('制茶夜校')
    expect(stage.yang.reads()).toContain('明年三月开班')
  })

  test('that does not satisfy is done again twice, then lies with the head, who ends it with his own words', async () => {
    for (const round of [1, 2]) {
      await stage.yang.says(`评价意见 ${await numberOf('制茶夜校')} 不满意`)
      expect(await stage.yang.submits('请重办', { words: `还是没有老师，第${round}次` })).toBe(
        '已退回单位重办',
      )
      expect(stage.farm.reads()).toContain(`第${round}次`)
      await reply('制茶夜校', `请了老师傅，第${round}次`)
      await passOn('制茶夜校')
    }
    await stage.yang.presses('仍不满意，请主任研究')
    expect(await stage.yang.submits('请重办', { words: '时间不合适' })).toBe('已提请主任研究')
    expect(stage.head.reads()).toContain('请主任研究')
    await stage.mei.says(await numberOf('制茶夜校'))
    expect(stage.mei.reads()).not.toContain('〔说明并办结〕')
    await stage.head.presses('说明并办结')
    await stage.head.submits('说明并办结', { outcome: 'partly', text: '改到晚上七点上课。' })
    expect(stage.yang.reads()).toContain('改到晚上七点上课')
    expect(await stateOf('制茶夜校')).toBe('closed')
  })

  test('of somebody without an account is asked by phone, by the office', async () => {
    await assign('土专家发个证', '农业农村局')
    await reply('土专家发个证', '年底发证。')
    await passOn('土专家发个证')
    await stage.mei.says(await numberOf('土专家发个证'))
    expect(await stage.mei.presses('基本满意')).toContain('谢谢')
    expect(await opinionOf('土专家发个证')).toMatchObject({ state: 'closed', rating: 'fair' })
    await stage.mei.says(await numberOf('机耕道'))
    expect(stage.mei.reads()).not.toContain('〔满意〕')
  })
})

describe('What is late', () => {
  test('is told to the unit, a day over to the office, three days over to head and host; nights and weekends are quiet', async () => {
    await stage.county.clock.set('2026-12-09T10:00')
    expect(stage.farm.history().join('\n')).toContain('提醒：待答复，今天到期')
    const office = () => stage.mei.history().filter(words => words.includes('催办：待答复')).length
    expect(office()).toBe(0)
    await stage.county.clock.set('2026-12-10T10:00')
    expect(stage.farm.history().join('\n')).toContain('催办：待答复，已超期1个工作日')
    expect(office()).toBe(1)
    const head = () =>
      stage.head.history().filter(words => words.includes('催办：待答复，已超期3个工作日')).length
    await stage.county.clock.set('2026-12-13T10:00')
    expect(head()).toBe(0)
    await stage.county.clock.set('2026-12-14T10:00')
    expect(head()).toBe(1)
    await stage.mei.says('座谈意见 超期')
    expect(stage.mei.reads()).toContain('超期3个工作日')
    expect(stage.mei.reads()).toContain(await numberOf('机耕道'))
  })

  test('stays late in the books when it is answered', async () => {
    await reply('机耕道', '列入明年项目。')
    expect(await opinionOf('机耕道')).toMatchObject({ inTime: false })
  })
})

describe('The end of a talk', () => {
  test('comes by itself with its last remark; a passed-on answer nobody rates ends after ten working days', async () => {
    await passOn('机耕道')
    await stage.school.says(`答复意见 ${await numberOf('少要论文')}`)
    await stage.school.submits('提交答复', { outcome: 'declined', text: '按上级规定执行，已向上反映。' })
    await passOn('少要论文')
    await stage.he.says(`评价意见 ${await numberOf('少要论文')}`)
    expect(await stage.he.presses('满意')).toContain('谢谢')
    await assign('怎样评级', '农业农村局')
    await reply('怎样评级', '由人社局组织，每年六月报名。')
    await passOn('怎样评级')
    await stage.mei.says(`ZT-${id}`)
    expect(await stage.mei.presses('梳理完毕')).toContain('已梳理完毕')
    await stage.yang.says(`评价意见 ${await numberOf('怎样评级')}`)
    await stage.yang.presses('满意')
    expect((await stage.symposium(id)).state).toBe('following')
    await stage.county.clock.set('2026-12-28T10:00')
    expect(await stateOf('机耕道')).toBe('closed')
    expect((await stage.symposium(id)).state).toBe('archived')
    expect(stage.yang.history().join('\n')).toContain('先按办结处理')
  })

  test('leaves a story from the plan over every remark to its result', async () => {
    await stage.mei.says(`经过 ZT-${id}`)
    const pages = stage.mei.reads()
    expect(pages).toContain('意见全部办完，归档')
    expect(pages).toContain(`${await numberOf('机耕道')} 到期没有评价，办结`)
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
