import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Page, type Request } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'

export const executablePath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find(existsSync)
if (!executablePath) console.warn('没有 Chromium：聊天页面的浏览器测试跳过')

export const launch = async (): Promise<Browser> =>
  await chromium.launch({
    executablePath: executablePath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })

/**
 * A window of the chat page. The test fails when a script throws, the console complains or a request fails, but for
 * what it brings about itself: `allowed`.
 */
export const openPage = async (
  browser: Browser,
  domain: string,
  hash: string,
  { allowed, ...looks }: BrowserContextOptions & { readonly allowed?: RegExp | undefined } = {},
): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN', ...looks })
  const trouble: string[] = []
  page.on('pageerror', error => trouble.push(error.message))
  page.on('console', message => {
    if (message.type() === 'error' && !allowed?.test(message.text())) trouble.push(message.text())
  })
  // Changing person ends the live stream of the one before, and leaving a page cuts what is still under way: nothing else may fail.
  page.on('requestfailed', request => {
    if (!/\/emulator\/stream/.test(request.url()) && !isCut(request)) trouble.push(request.url())
  })
  onTestFinished(async () => {
    expect(trouble).toEqual([])
    await page.close()
  })
  await page.goto(`${domain}/#${hash}`)
  return page
}

const isCut = (request: Request): boolean => request.failure()?.errorText === 'net::ERR_ABORTED'

/** Waits for something to come true, as long as a slow machine may need. */
export const eventually = <T>(read: () => T | Promise<T>) => expect.poll(read, { timeout: 20_000 })

/** Words on the page that stand out too little from what is behind them (WCAG AA: 4.5, large ones 3). */
export const paleWords = async (page: Page): Promise<string[]> =>
  (await page.evaluate<Shown[]>(wordsShown)).flatMap(({ words, colour, behind, size, weight }) => {
    const back = behind.reduce(over, [255, 255, 255])
    const [front, ground] = [lightness(over(back, colour)), lightness(back)]
    const ratio = (Math.max(front, ground) + 0.05) / (Math.min(front, ground) + 0.05)
    const large = size >= 24 || (size >= 18.66 && weight >= 700)
    return ratio < (large ? 3 : 4.5) ? [`${words} ${ratio.toFixed(2)}`] : []
  })

type Rgb = readonly number[]

/** One colour laid over another: `rgb(…)`, `rgba(…)` or `color(srgb …)`. */
const over = (under: Rgb, colour: string): Rgb => {
  const whole = colour.startsWith('color(')
  const [red = 0, green = 0, blue = 0, alpha = 1] = [...colour.matchAll(/\d*\.?\d+(?:e-?\d+)?/g)].map(Number)
  return [red, green, blue].map(
    (part, at) => (whole ? part * 255 : part) * alpha + (under[at] ?? 0) * (1 - alpha),
  )
}

const lightness = (colour: Rgb): number => {
  const [red = 0, green = 0, blue = 0] = colour
    .map(part => part / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

type Shown = {
  readonly words: string
  readonly colour: string
  readonly behind: readonly string[]
  readonly size: number
  readonly weight: number
}

// What runs in the page is written as text: these tests know no DOM types. Words on a gradient are left to the eye.
const wordsShown = `[...document.querySelectorAll('body *')]
  .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
  .filter(element => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter(element => !element.closest('[aria-disabled="true"], :disabled, option, noscript'))
  .map(element => {
    const around = []
    for (let at = element; at; at = at.parentElement) around.unshift(getComputedStyle(at))
    const own = getComputedStyle(element)
    return {
      words: element.textContent.trim().slice(0, 20),
      colour: own.color,
      behind: around.map(style => style.backgroundColor),
      painted: around.some(style => style.backgroundImage.includes('gradient')),
      size: Number.parseFloat(own.fontSize),
      weight: Number(own.fontWeight),
    }
  })
  .filter(one => !one.painted)`

const nameless = `[...document.querySelectorAll('button, a[href], input:not([type=file]), select, textarea, [role=button], img')]
  .filter(element => element.checkVisibility())
  .filter(element => {
    const told = ['aria-label', 'alt', 'title'].some(name => element.getAttribute(name))
    const labels = [...(element.labels ?? [])].some(label => label.textContent.trim())
    return !told && !labels && !element.textContent.trim()
  })
  .map(element => element.outerHTML.slice(0, 120))`

/** Controls without a name a screen reader could say. */
export const namelessControls = async (page: Page): Promise<string[]> =>
  await page.evaluate<string[]>(nameless)
