import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { facesUnder } from '../cards/faces.ts'
import { newEmulator, serve } from './served.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)
if (!executablePath) console.warn('没有 Chromium：卡片画廊的浏览器测试跳过')

const asked = async (path: string, body?: object) => {
  const { routes } = newEmulator()
  const answer = await routes.request(`/emulator${path}`, {
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    headers: { 'content-type': 'application/json' },
  })
  return await answer.json()
}

test('every face is told with its card, its kept JSON, its size and the verdict', async () => {
  const faces = await facesUnder('cards')
  // the gallery's own shape
  const shown = (await asked('/cards')) as { name: string }[]
  expect(shown.map(face => face.name)).toEqual(faces.map(face => face.name))
  for (const face of shown)
    expect(face, face.name).toMatchObject({
      ok: true,
      current: true,
      trouble: null,
      refusal: null,
      bytes: expect.any(Number),
    })
})

test('any card is judged as the message API would, with the place of what is wrong', async () => {
  const card = { schema: '2.0', body: { elements: [{ tag: 'hr' }, { tag: 'note' }] } }
  expect(await asked('/cards/check', { content: JSON.stringify(card) })).toMatchObject({
    ok: false,
    elements: 2,
    refusal: { code: 230099, errCode: 200861, path: 'ROOT -> body -> elements -> [1](tag: note)' },
  })
  expect(await asked('/cards/check', { content: '{"schema":' })).toMatchObject({
    ok: false,
    refusal: { errCode: 200621 },
  })
  const long = JSON.stringify({
    schema: '2.0',
    body: { elements: [{ tag: 'markdown', content: '长'.repeat(11_000) }] },
  })
  expect(await asked('/cards/check', { content: long })).toMatchObject({ refusal: { code: 230025 } })
  expect(await asked('/cards/check', { content: '{}' })).toMatchObject({ bytes: 2 })
})

describe.skipIf(!executablePath)('the card gallery in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  })
  afterAll(async () => await browser.close())

  const open = async (width = 1280): Promise<Page> => {
    const { domain } = await serve(newEmulator())
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    const page = await context.newPage()
    const trouble: string[] = []
    page.on('pageerror', error => trouble.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') trouble.push(message.text())
    })
    page.on('requestfailed', request => trouble.push(request.url()))
    onTestFinished(async () => {
      expect(trouble).toEqual([])
      await context.close()
    })
    await page.goto(`${domain}/gallery`)
    await page.locator('.face').first().waitFor()
    return page
  }
  const face = (page: Page, name: string) => page.getByRole('article', { name, exact: true })

  test('faces are drawn, filtered by noun, found by name; their JSON is copied', async () => {
    const page = await open()
    const all = await page.locator('.face:visible').count()
    expect(all).toBe((await facesUnder('cards')).length)
    await page.locator('#bar').getByRole('button', { name: '人才', exact: true }).click()
    expect(await page.locator('.face:visible').count()).toBe(
      (await facesUnder('cards')).filter(({ name }) => name.startsWith('talents/')).length,
    )
    await page.getByLabel('按名称查找').fill('count')
    expect(await page.locator('.face:visible').count()).toBe(1)
    const count = face(page, 'talents/count')
    await count.getByText('检查通过').waitFor()
    await count.locator('canvas').waitFor()
    await count.getByText('cards/talents/count.json').click()
    await count.getByRole('button', { name: '复制' }).click()
    await page.getByText('已复制').waitFor()
    const copied = JSON.parse(String(await page.evaluate('navigator.clipboard.readText()')))
    expect(copied.header.title.content).toContain('人才统计')
  })

  test('a pasted card is drawn, also a wrong one, with the platform’s words and nothing parsed as HTML', async () => {
    const page = await open()
    const card = {
      schema: '2.0',
      header: { title: { tag: 'plain_text', content: '<img src=x onerror=alert(1)>' } },
      body: { elements: [{ tag: 'markdown', content: '**好**' }, { tag: 'action' }] },
    }
    await page.getByLabel('把卡片的 JSON 粘贴到这里').fill(JSON.stringify(card))
    await page.getByText('ErrPath: ROOT -> body -> elements -> [1](tag: action)').waitFor()
    const shown = page.locator('.paste-shown')
    expect(await shown.locator('img').count()).toBe(0)
    await shown.getByText('<img src=x onerror=alert(1)>').waitFor()
    await page.getByLabel('把卡片的 JSON 粘贴到这里').fill('{')
    await shown.getByText('parse card json err').waitFor()
  })

  test('the wrong line is marked, what was pasted is there again, and can be copied and cleared', async () => {
    const page = await open()
    const box = page.getByLabel('把卡片的 JSON 粘贴到这里')
    const card = {
      schema: '2.0',
      body: {
        elements: [{ tag: 'hr' }, { tag: 'div', text: { tag: 'plain_text', content: 'x', weight: 1 } }],
      },
    }
    await box.fill(JSON.stringify(card))
    await page.getByText('path: ROOT -> body -> elements -> [1](tag: div) -> text(tag: plain_text)').waitFor()
    await page.getByRole('button', { name: '整理格式' }).click()
    const lines = JSON.stringify(card, null, 2).split('\n')
    const line = lines.findIndex(one => one.includes('weight')) + 1
    await page.getByRole('button', { name: `第 ${line} 行` }).click()
    expect(await page.evaluate('getSelection().toString().trim()')).toBe('"weight": 1')
    await box.fill('{\n  "schema": "2.0",\n}')
    await page.getByRole('button', { name: '第 3 行' }).waitFor()
    await page.reload()
    expect(await box.inputValue()).toBe('{\n  "schema": "2.0",\n}')
    await page.locator('.paste').getByRole('button', { name: '复制' }).click()
    await page.getByText('已复制').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain('"schema"')
    await page.getByRole('button', { name: '清空' }).click()
    expect(await page.locator('.paste-shown').textContent()).toBe('')
  })

  test('dark, a phone’s width, and a phone itself', async () => {
    const page = await open()
    const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
    const light = await ground()
    await page.getByRole('button', { name: '深色' }).click()
    expect(await ground()).not.toBe(light)
    await page.getByRole('button', { name: '浅色' }).click()
    expect(await ground()).toBe(light)
    await page.getByRole('button', { name: '手机', exact: true }).click()
    const box = await face(page, 'talents/list').locator('.card').boundingBox()
    expect(box?.width).toBeLessThanOrEqual(358)
    const phone = await open(390)
    expect(await phone.evaluate('document.documentElement.scrollWidth')).toBe(390)
  })

  test('with the keyboard alone', async () => {
    const page = await open()
    await page.getByRole('button', { name: '全部', exact: true }).focus()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(await page.locator(':focus').getAttribute('aria-pressed')).toBe('true')
  })
})
