import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { newEmulator, serve } from './served.ts'

const executablePath = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
)
if (!executablePath) console.warn('没有 Chromium：图表的浏览器测试跳过')

const values = [
  { label: '高层次', value: 3 },
  { label: '中级', value: 12 },
  { label: '初级', value: 22 },
]
const bar = { type: 'bar', title: { text: '按层次' }, xField: 'label', yField: 'value', data: { values } }
const series = values.map(one => ({ ...one, series: '今年' }))

/** One of each kind a card's chart can be. */
const kinds = {
  bar,
  lying: { ...bar, direction: 'horizontal', xField: 'value', yField: 'label' },
  line: { ...bar, type: 'line' },
  area: { ...bar, type: 'area' },
  scatter: { ...bar, type: 'scatter' },
  pie: { type: 'pie', categoryField: 'label', valueField: 'value', data: { values } },
  funnel: { type: 'funnel', categoryField: 'label', valueField: 'value', data: { values } },
  radar: {
    type: 'radar',
    categoryField: 'label',
    valueField: 'value',
    seriesField: 'series',
    data: { values: series },
  },
  linearProgress: {
    type: 'linearProgress',
    xField: 'value',
    yField: 'label',
    data: { values: [{ label: '完成', value: 0.4 }] },
  },
  circularProgress: {
    type: 'circularProgress',
    categoryField: 'label',
    valueField: 'value',
    data: { values: [{ label: '完成', value: 0.4 }] },
  },
  wordCloud: { type: 'wordCloud', nameField: 'label', valueField: 'value', data: { values } },
  common: {
    type: 'common',
    data: [{ id: 'a', values }],
    series: [
      { type: 'bar', dataId: 'a', xField: 'label', yField: 'value' },
      { type: 'line', dataId: 'a', xField: 'label', yField: 'value' },
    ],
    axes: [{ orient: 'left' }, { orient: 'bottom', type: 'band' }],
  },
}

const card = (...elements: object[]) => JSON.stringify({ schema: '2.0', body: { elements } })

/** How many pixels of each chart's canvas have a colour. */
const inked = (page: Page): Promise<number[]> =>
  page.evaluate(`[...document.querySelectorAll('.paste-shown canvas')].map(canvas => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height)
    return data.filter((part, at) => at % 4 === 3 && part > 0).length
  })`)

describe.skipIf(!executablePath)('charts in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
  })
  afterAll(async () => await browser.close())

  const open = async (): Promise<{ page: Page; asked: string[] }> => {
    const { domain } = await serve(newEmulator())
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce' })
    const trouble: string[] = []
    const asked: string[] = []
    page.on('pageerror', error => trouble.push(error.message))
    page.on('console', message => {
      if (message.type() === 'error') trouble.push(message.text())
    })
    page.on('request', request => asked.push(request.url()))
    onTestFinished(async () => {
      expect(trouble).toEqual([])
      await page.close()
    })
    // The box of the gallery draws any card; the faces themselves are not wanted here.
    await page.route('**/emulator/cards', route => route.fulfill({ json: [] }))
    await page.goto(`${domain}/gallery`)
    return { page, asked }
  }
  const paste = async (page: Page, content: string) =>
    await page.getByLabel('把卡片的 JSON 粘贴到这里').fill(content)

  test('the library is loaded from here when the first chart is shown, and draws it under the page’s policy', async () => {
    const { page, asked } = await open()
    await page.getByRole('heading', { name: '卡片画廊' }).waitFor()
    expect(asked.filter(url => url.includes('/vendor/'))).toEqual([])
    await paste(page, card({ tag: 'chart', chart_spec: bar }, { tag: 'chart', chart_spec: kinds.pie }))
    await page.locator('.paste-shown canvas').nth(1).waitFor()
    for (const count of await inked(page)) expect(count).toBeGreaterThan(2000)
    expect(asked.filter(url => url.includes('/vendor/'))).toHaveLength(1)
    expect(await page.getByRole('img', { name: '按层次：高层次 3；中级 12；初级 22' }).count()).toBe(1)
  })

  test('its shape and height are those the card asks for', async () => {
    const { page } = await open()
    await paste(
      page,
      card(
        { tag: 'chart', aspect_ratio: '2:1', chart_spec: bar },
        { tag: 'chart', height: '123px', chart_spec: bar },
      ),
    )
    const canvas = page.locator('.paste-shown canvas')
    await canvas.nth(1).waitFor()
    const [wide, low] = [await canvas.nth(0).boundingBox(), await canvas.nth(1).boundingBox()]
    expect((wide?.width ?? 0) / (wide?.height ?? 1)).toBeCloseTo(2, 1)
    expect(low?.height).toBe(123)
  })

  test('every kind a card may have is drawn', async () => {
    const { page } = await open()
    await paste(
      page,
      card(...Object.values(kinds).map(chart_spec => ({ tag: 'chart', height: '200px', chart_spec }))),
    )
    await page
      .locator('.paste-shown canvas')
      .nth(Object.keys(kinds).length - 1)
      .waitFor()
    for (const [at, kind] of Object.keys(kinds).entries())
      await expect.poll(async () => (await inked(page))[at], { message: kind }).toBeGreaterThan(300)
    expect(await page.locator('.chart-trouble').count()).toBe(0)
  })

  test('what cannot be drawn says why, and its figures stand there in words', async () => {
    const { page } = await open()
    await paste(page, card({ tag: 'chart', chart_spec: { ...bar, type: 'nonsense' } }))
    await page.getByText('不认识的图表类型 nonsense').waitFor()
    expect(await page.locator('.chart-figures li').allTextContents()).toEqual([
      '高层次 3',
      '中级 12',
      '初级 22',
    ])
    expect(await page.locator('.verdict-bad').count()).toBe(1)
  })

  test('in the dark it is drawn anew, in light words', async () => {
    const { page } = await open()
    await paste(page, card({ tag: 'chart', chart_spec: bar }))
    await page.locator('.chart:not([aria-busy]) canvas').waitFor()
    const look = () => page.evaluate("document.querySelector('.paste-shown canvas').toDataURL()")
    const light = await look()
    await page.getByRole('button', { name: '深色' }).click()
    await expect.poll(look).not.toBe(light)
  })
})
