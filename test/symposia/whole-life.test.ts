import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from './stage.ts'

let stage: Stage

beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const opinionCalled = (text: string) => async (id: number) => {
  const all = await stage.opinions(id)
  const found = all.find(one => stage.county.vault.open(one.text).includes(text))
  if (!found) throw new Error(`nobody said ${text}`)
  return found
}

describe('From the remark to its result', () => {
  let id: number

  test('minutes are split into remarks with who said each, and what nobody said is shown again', async () => {
    id = await stage.recorded(
      '杨春兰：建议每年春茶前办一期制茶夜校；茶青收购价没有参考\n何山老师：孩子在县城上学，接送困难\n张三：说了些什么',
    )
    expect(stage.mei.reads()).toContain('没有认出是谁说的')
    expect(stage.mei.reads()).toContain('张三：说了些什么')
    const all = await stage.opinions(id)
    expect(all.map(({ kind }) => kind)).toEqual(['suggestion', 'suggestion', 'difficulty'])
    expect(JSON.stringify(all)).not.toContain('夜校')
    expect((await stage.symposium(id)).state).toBe('recorded')
  })

  test('a suggestion goes to a unit with its working days, is answered, passed on and rated', async () => {
    const { id: jy } = await opinionCalled('夜校')(id)
    await stage.mei.says(`JY-${jy}`)
    expect(stage.mei.reads()).toContain('建议每年春茶前办一期制茶夜校')
    await stage.mei.says(`交办意见 JY-${jy} 农业农村局 10个工作日`)
    expect(await stage.mei.submits('交办')).toBe('已交办')
    expect(stage.farm.reads()).toContain('请在期限内答复')
    expect(stage.farm.reads()).toContain('杨春兰')
    await stage.farm.says(`答复意见 JY-${jy}`)
    await stage.farm.submits('提交答复', { outcome: 'adopted', text: '已列入明年培训计划，春茶前开班。' })
    expect(stage.mei.reads()).toContain('单位已答复')
    expect(stage.yang.reads()).not.toContain('已列入明年培训计划')
    expect(await stage.mei.presses('转告提出人')).toContain('已转告提出人')
    expect(stage.yang.reads()).toContain('已列入明年培训计划')
    expect(await stage.yang.presses('满意')).toBe('谢谢您的评价')
    expect(stage.yang.reads()).toContain('提出人评价：满意')
  })
})
