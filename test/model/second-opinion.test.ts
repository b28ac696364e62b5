import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { askModel } from '../../src/model/second-opinion.ts'
import { createLog } from '../../src/telemetry/log.ts'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

/** A stand-in for a model: it keeps what it was asked, and answers what the story wants. */
const asked: { readonly headers: unknown; readonly text: string; readonly task: string }[] = []
let answer: (text: string) => { readonly status?: number; readonly body: string; readonly afterMs?: number }
let server: Server
let county: County
let mei: Speaker
let li: Speaker

const said = (content: unknown) => ({
  body: JSON.stringify({
    choices: [{ message: { content: typeof content === 'string' ? content : JSON.stringify(content) } }],
  }),
})

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += String(part)
    const { messages } = JSON.parse(body) as { messages: { content: string }[] }
    const [task, text] = messages.map(({ content }) => content)
    asked.push({ headers: request.headers, text: text ?? '', task: task ?? '' })
    const { status = 200, body: words, afterMs = 0 } = answer(text ?? '')
    setTimeout(() => response.writeHead(status).end(words), afterMs)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  // A listening TCP server has an address and a port.
  const { port } = server.address() as AddressInfo
  const place = { baseUrl: `http://127.0.0.1:${port}/v1`, apiKey: 'key', name: 'small' }
  county = await startCounty({ secondOpinion: askModel(place, createLog('silent')) })
  mei = await county.person('段小梅', { role: 'office' })
  li = await county.person('李志远', { role: 'finance' })
  const prisma = county.db.prisma
  await prisma.person.create({ data: { openId: 'ou_lin', name: '林晓燕' } })
})
afterAll(async () => {
  await county.end()
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
})
beforeEach(() => {
  asked.splice(0)
})

/** Something the rules alone cannot make out. */
const odd = '林晓燕那摊子 13800001234 归置归置往里头搁一哈'

describe('When the rules are unsure', () => {
  test('the model chooses among the commands, and the form opens with what was said', async () => {
    answer = text => said({ intent: 'talent.add', slots: { person: [/〈人\d〉/.exec(text)?.[0]] } })
    await mei.says(odd)
    expect(mei.reads()).toMatch(/登记人才.*林晓燕.*13800001234/s)
    expect(await county.db.reader.talent.count()).toBe(0)
  })

  test('no name and no number leaves the machine', async () => {
    answer = () => said({ intent: 'talent.add', slots: {} })
    await mei.says(odd)
    expect(asked).toHaveLength(1)
    expect(asked[0]?.text).toMatch(/^〈人\d〉[^\d〈]*〈[^〉]+\d〉[^\d]*$/)
    expect(JSON.stringify(asked)).not.toMatch(/林晓燕|13800001234|段小梅/)
  })

  test('only what this person may do here is offered to it, and nothing else is taken from it', async () => {
    answer = () => said({ intent: 'talent.verify', slots: {} })
    await li.says('那摊子事归置归置往里头搁一哈')
    expect(asked[0]?.task).not.toContain('talent.verify')
    expect(li.reads()).not.toMatch(/待我办理/)
  })

  test.each<[string, () => ReturnType<typeof answer>]>([
    ['answers nonsense', () => said('今天天气不错')],
    ['names an intent nobody declared', () => said({ intent: 'talent.eraseEverybody', slots: {} })],
    ['is broken', () => ({ status: 500, body: 'oops' })],
    ['answers no JSON', () => ({ body: '<html>' })],
    ['takes too long', () => ({ ...said({ intent: 'talent.add', slots: {} }), afterMs: 4_000 })],
  ])('and the model %s, the rules alone decide', async (_what, wrong) => {
    answer = wrong
    await mei.says(odd)
    expect(mei.reads()).not.toMatch(/登记人才\n替他人登记|系统出了问题/)
    expect(mei.reads()).not.toBe('')
  })
})

test('what the rules are sure of is asked of nobody', async () => {
  await mei.says('查一下会种茶叶的人才')
  await mei.says('授权')
  expect(asked).toEqual([])
})
