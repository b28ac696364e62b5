import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { executablePath, launch, openPage } from './browser.ts'
import { fullCard } from './full-card.ts'
import { type Pressed, withCardBot } from './page-bot.ts'
import { mei, serve } from './served.ts'

describe.skipIf(!executablePath)('a card with every component, in a browser', { timeout: 60_000 }, () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(async () => await browser.close())

  const opened = async (answer?: (action: Pressed) => Promise<Record<string, unknown> | number>) => {
    const { emulator, presses } = withCardBot(fullCard, answer)
    const page = await openPage(browser, (await serve(emulator)).domain, `as=${mei}`)
    await page.getByRole('button', { name: '帮助' }).click()
    await page.keyboard.press('Enter')
    const card = page.getByRole('region', { name: '全部组件' })
    await card.waitFor()
    return { page, card, presses, emulator }
  }

  test('what only shows is there: words, people, pictures, tables, a chart', async () => {
    const { page, card } = await opened()
    await card.getByRole('heading', { name: '一级标题' }).waitFor()
    expect(await card.locator('.md ol li').allTextContents()).toEqual(['乙一', '乙二'])
    expect(await card.locator('.md .text-tag').first().textContent()).toBe('已核验')
    expect(await card.locator('.md .number-tag').textContent()).toBe('12')
    expect(await card.locator('blockquote').textContent()).toBe('引用的话')
    expect(await card.locator('.at-name').textContent()).toBe('@徐立')
    expect(await card.locator('.person-capsule').count()).toBe(2)
    expect(await card.locator('.card-image img').getAttribute('src')).toMatch(/^\/emulator\/files\/img_/)
    expect(await page.evaluate(`document.querySelector('.card-image img').naturalWidth`)).toBe(60)
    await card.locator('.chart canvas').first().waitFor()
    const table = card.locator('.table.frozen')
    await table.getByText('¥1,234.50').waitFor()
    expect(await table.getByText('和志强').count()).toBe(0)
    await table.getByRole('button', { name: '下一页' }).click()
    await table.getByText('和志强').waitFor()
    await card.getByText('更多说明').click()
    await card.getByText('折叠的内容').waitFor()
    await card.getByRole('button', { name: '查看大图 茶山' }).click()
    await page.getByRole('dialog').getByRole('img', { name: '茶山' }).waitFor()
    await page.keyboard.press('Escape')
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  test('what can be pressed outside a form tells the bot what the platform would', async () => {
    const { page, card, presses } = await opened()
    const after = async (count: number) =>
      await expect.poll(() => presses.length, { timeout: 5000 }).toBe(count)
    await card.getByText('整块可点').click()
    await after(1)
    await card.getByRole('button', { name: '回调' }).click()
    await after(2)
    await card.getByRole('button', { name: '不能点' }).focus()
    await page.getByRole('tooltip').getByText('还没到时候').waitFor()
    await page.keyboard.press('Enter')
    await page.locator('.toast').getByText('还没到时候').waitFor()
    await card.getByRole('button', { name: '更多', exact: true }).click()
    await page.getByRole('menuitem', { name: '归档' }).click()
    await after(3)
    await card.getByRole('checkbox', { name: '办完了' }).check()
    await after(4)
    await card.getByLabel('乡镇').first().click()
    await page.locator('.list-row', { hasText: '云岭镇' }).click()
    await after(5)
    await card.getByLabel('直接发送的话').fill('直接说')
    await page.keyboard.press('Enter')
    await after(6)
    expect(
      presses.map(({ tag, value, option, checked, input_value }) => [
        tag,
        value,
        option ?? checked ?? input_value,
      ]),
    ).toEqual([
      ['interactive_container', { do: 'container' }, undefined],
      ['button', { do: 'button' }, undefined],
      ['overflow', { do: 'overflow' }, 'archive'],
      ['checker', { do: 'checker' }, true],
      ['select_static', { do: 'select' }, 'yunling'],
      ['input', { do: 'input' }, '直接说'],
    ])
  })

  test('a form says what is missing, fills in every way, asks first, and can be put back', async () => {
    const { page, card, presses } = await opened()
    await card.getByRole('button', { name: '提交表单' }).click()
    await page.locator('.toast-warning').getByText('有必填项未填写').waitFor()
    expect(await card.locator('.trouble:visible').allTextContents()).toEqual(['请填写', '请填写'])
    expect(await card.getByLabel('姓名').getAttribute('aria-invalid')).toBe('true')

    await card.getByLabel('姓名').fill('不要了')
    await card.getByRole('button', { name: '重填' }).click()
    expect(await card.getByLabel('姓名').inputValue()).toBe('')

    await fillAll(page)
    await card.getByLabel('选择日子').fill('2026-02-31')
    await card.getByRole('button', { name: '提交表单' }).click()
    await card.getByText('请填 2026-01-31 这样的日期').waitFor()
    await card.getByLabel('选择日子').fill('2026-12-01')
    await card.getByRole('button', { name: '提交表单' }).click()
    await page.getByRole('dialog').getByText('提交后不能修改').waitFor()
    await page.getByRole('button', { name: '取消' }).click()
    expect(presses).toEqual([])
    await card.getByRole('button', { name: '提交表单' }).click()
    await page.getByRole('button', { name: '确定' }).click()
    await expect.poll(() => presses.length, { timeout: 5000 }).toBe(1)
    expect(presses[0]?.form_value).toEqual({
      name: '杨春兰',
      about: '做茶\n三十年',
      secret: 'abc',
      village: 'v3',
      fields: ['tea', 'stock'],
      owner: 'ou_xu',
      team: ['ou_mei'],
      day: '2026-12-01 +0800',
      hour: '09:05 +0800',
      moment: expect.stringMatching(/^\d{4}-\d{2}-\d{2} 09:30 \+0800$/),
      agreed: true,
      look: ['one', 'three'],
    })
  })

  test('while the bot thinks the card waits; what it answers wrongly shows with its code', async () => {
    let go: (answer: number) => void = () => {}
    const { page, card } = await opened(() => new Promise(resolve => (go = resolve)))
    await card.getByRole('button', { name: '回调' }).click()
    await card.getByRole('status', { name: '正在办理' }).waitFor()
    expect(await card.getAttribute('aria-busy')).toBe('true')
    go(500)
    await page.locator('.toast-error').getByText('200671').waitFor()
    expect(await card.getAttribute('aria-busy')).toBe('false')
  })

  test('after fourteen days nothing can be pressed', async () => {
    const { page, card, emulator, presses } = await opened()
    emulator.clock.advance(15 * 86_400_000)
    await card.getByRole('button', { name: '回调' }).click()
    await page.locator('.toast-error').getByText('超过 14 天').waitFor()
    expect(presses).toEqual([])
  })
})

const fillAll = async (page: Page): Promise<void> => {
  const card = page.getByRole('region', { name: '全部组件' })
  await card.getByLabel('姓名').fill('杨春兰')
  await card.locator('.counter').getByText('3/10').waitFor()
  await card.getByLabel('简介').fill('做茶\n三十年')
  await card.getByLabel('口令').fill('abc')
  await card.getByLabel('选择村').first().click()
  await page.keyboard.type('新民')
  await page.keyboard.press('Enter')
  await card.getByLabel('选择领域').first().click()
  await page.locator('.list-row:visible', { hasText: '茶叶' }).click()
  await page.locator('.list-row:visible', { hasText: '畜牧' }).click()
  await page.keyboard.press('Escape')
  await card.getByLabel('选择经办人').first().click()
  await page.locator('.list-row:visible', { hasText: '徐立' }).click()
  await card.getByLabel('选择同事').first().click()
  await page.locator('.list-row:visible', { hasText: '段小梅' }).click()
  await page.keyboard.press('Escape')
  await card.getByLabel('选择钟点').fill('09:05')
  await card.getByLabel('选择时刻').press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.getByRole('listbox', { name: '分' }).getByRole('option', { name: '30' }).click()
  await card.getByRole('button', { name: '完成' }).click()
  await card.getByRole('checkbox', { name: '同意告知书' }).check()
  await card.getByRole('checkbox', { name: '图片 1' }).click()
  await card.getByRole('checkbox', { name: '图片 3' }).click()
}
