import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { levels, reminders, sentences } from '#domain/grievances/settings.ts'

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.ts') && !name.includes('phrases') && name !== 'settings.ts')
    .map(name => join(folder, name))

/** Words people read, without comments, examples and the gallery's samples. */
const spoken = (file: string): string =>
  readFileSync(file, 'utf8')
    .replace(/export const sample[\s\S]*$/, '')
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*|example: .*/g, '')

describe('The office’s settings', () => {
  test('hold every time there is: no other file says one in words of its own', () => {
    const stated = [...filesOf('src/domain/grievances'), ...filesOf('cards/grievances')].flatMap(file =>
      (spoken(file).match(/[0-9一二两三四五六七八九十]+个工作(日|小时)/g) ?? []).map(
        words => `${file}: ${words}`,
      ),
    )
    expect(stated).toEqual([])
  })

  test('say in words what they hold in numbers', () => {
    expect(sentences.accept).toBe('请在4个工作小时内受理，1个工作日内联系本人。')
    expect(sentences.wait).toBe('时限暂停，本人5个工作日内补充；最多请两次。')
    expect(sentences.lastReturn).toBe('第二次退回')
    expect(sentences.visitsDone).toBe('三次未联系上')
  })

  test('name four levels of supervision by words, symbol and colour, and who is told at each', () => {
    expect(levels.map(({ level, from }) => [level, from])).toEqual([
      [0, 0],
      [1, 1],
      [2, 3],
      [3, 5],
    ])
    for (const { words, colour, symbol } of levels) expect(words && colour && symbol).not.toBe('')
    expect(new Set(levels.map(({ symbol }) => symbol)).size).toBe(levels.length)
    expect(levels.map(({ told }) => told.length)).toEqual([0, 1, 2, 3])
    expect(reminders).toEqual([-1, 0, 1, 3, 5])
  })
})
