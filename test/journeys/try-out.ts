import { type ChildProcess, spawn } from 'node:child_process'
import type { FrameLocator, Page } from 'playwright-core'
import { personas } from '../../src/demo/personas.ts'

/** The whole program as a newcomer starts it, with nothing but these settings. */
export const startTryOut = async (env: Readonly<Record<string, string>>) => {
  const program = await started(env)
  const ended = new Promise<number | null>(resolve => program.once('exit', resolve))
  return {
    address: `http://127.0.0.1:${env.PORT}`,
    /** Ends it as a terminal would; resolves with its exit code. */
    stop: async (): Promise<number | null> => {
      program.kill('SIGTERM')
      return await ended
    },
  }
}

const started = (env: Readonly<Record<string, string>>): Promise<ChildProcess> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['src/setup.js', 'start'], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        output += chunk
        if (output.includes('请打开')) resolve(child)
      })
    }
    child.once('exit', () => reject(new Error(`the try-out did not start: ${output}`)))
  })

export const openIdOf = (name: string): string => personas.find(one => one.name === name)?.openId ?? ''

/** A page of the try-out, and what people do in it. */
export const actorOn = (page: Page, address: string) => {
  const card = (title: string) => page.getByRole('region', { name: title }).last()
  return {
    page,
    card,
    /** Turns to somebody's private chat with the bot. */
    be: async (name: string): Promise<void> => {
      await page.goto(`${address}/?as=${encodeURIComponent(name)}`)
      await page.getByRole('radio', { name: new RegExp(name), checked: true }).waitFor()
      await page.getByRole('button', { name: /^伯乐/ }).click()
      await page.getByLabel('输入消息').waitFor()
    },
    say: async (words: string): Promise<void> => {
      await page.getByLabel('输入消息').fill(words)
      await page.getByLabel('输入消息').press('Enter')
    },
  }
}

/** Plays the guide's story up to its end; `onScene(n)` looks at the page before step n, the first being 1. */
export const playGuide = async (
  page: Page,
  onScene: (next: number, side: FrameLocator) => Promise<void> = async () => {},
): Promise<void> => {
  const guide = page.getByRole('region', { name: '上手引导' })
  const side = page.frameLocator('.beside')
  const begin = async (name: string) => await guide.getByRole('button', { name: `扮演${name}` }).click()
  const fill = async () => await guide.getByRole('button', { name: '帮我填表' }).click()
  const said = async (words: string) => {
    const input = page.getByLabel('输入消息')
    await comesTrue(async () => (await input.count()) === 1 && (await input.inputValue()) === words)
    await input.press('Enter')
  }
  const reached = async (step: number) => {
    await guide.getByText(step > 7 ? '走完了' : `${step} / 7`, { exact: true }).waitFor()
    await onScene(step, side)
  }

  await begin('赵小满')
  await said('登记 赵小满')
  await page.getByRole('region', { name: '登记本人信息' }).waitFor()
  await fill()
  await page.getByRole('region', { name: '登记本人信息' }).getByRole('button', { name: '提交' }).click()
  await page.getByRole('button', { name: '同意', exact: true }).click()
  await reached(2)
  await begin('李志远')
  await side.getByRole('button', { name: '审核通过' }).click()
  await reached(3)
  await begin('王雪梅')
  await side.getByRole('button', { name: '通过核验' }).waitFor()
  await fill()
  await side.getByRole('button', { name: '通过核验' }).click()
  await reached(4)
  await begin('段小梅')
  await said('查人才 茶叶 和平村')
  await reached(5)
  await begin('王雪梅')
  await said('@伯乐 查人才 茶叶 和平村')
  await reached(6)
  await begin('周敏')
  await reached(7)
}

const patienceMs = 30_000

const comesTrue = async (is: () => Promise<boolean>): Promise<void> => {
  const until = Date.now() + patienceMs
  while (!(await is())) {
    if (Date.now() > until) throw new Error('it did not come true')
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}
