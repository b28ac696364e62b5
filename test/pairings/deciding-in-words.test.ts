import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Stage, startStage } from '../talents/stage.ts'

let stage: Stage
beforeAll(async () => {
  stage = await startStage()
})
afterAll(() => stage.county.end())

const newest = () => stage.county.db.prisma.pairing.findFirstOrThrow({ orderBy: { id: 'desc' } })

describe('What is decided about a pairing', () => {
  test('is said in words, and done by the button of the card they lead to', async () => {
    const { person: yang, id: talent } = await stage.verified('杨春兰')
    await stage.mei.says('提结对')
    await stage.mei.submits('提出结对', {
      kind: 'village',
      talent: `RC-${talent}`,
      served: '松炼村',
      form: 'service',
    })
    const { id } = await newest()
    await yang.says(`JD-${id}我没意见，同意`)
    expect(yang.reads()).toContain(`JD-${id}`)
    expect((await newest()).state).toBe('awaiting')
    expect(await yang.presses('同意')).toBe('已同意')
    await stage.mei.says(`JD-${id}人调走了，解除吧`)
    expect(stage.mei.reads()).toContain(`JD-${id}`)
    expect((await newest()).state).toBe('awaiting')
  })

  test('shows those that wait for an answer to whoever gives no number', async () => {
    await stage.mei.says('确认结对')
    expect(stage.mei.reads()).toContain('待双方确认')
  })
})
