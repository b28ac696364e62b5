import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readAsked } from '../../src/say/arguments.ts'
import { Misasked } from '../../src/say/asked.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'say-arguments-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = (words: string): string => {
  const file = path.join(folder, 'lines.jsonl')
  writeFileSync(file, words)
  return file
}

const faultOf = (...typed: readonly string[]): string => {
  try {
    readAsked(typed)
    return ''
  } catch (error) {
    expect(error).toBeInstanceOf(Misasked)
    return error instanceof Error ? error.message : ''
  }
}

const good = '{"id":1,"as":"office","chat":"private","text":"帮助"}'

describe('The arguments of npm run say', () => {
  test('a sentence is said by the office in private, unless told otherwise', () => {
    expect(readAsked(['查人才', '茶叶'])).toEqual({
      lines: [{ id: 1, as: 'office', chat: 'private', before: [], text: '查人才 茶叶' }],
      now: null,
      json: false,
    })
    expect(readAsked(['--as', 'talent', '--chat', 'village-group', '帮助', '--now', '2026-11-23'])).toEqual({
      lines: [{ id: 1, as: 'talent', chat: 'village-group', before: [], text: '帮助' }],
      now: new Date('2026-11-23T09:00:00+08:00'),
      json: false,
    })
  })

  test('lines of a file keep their ids; a line without one has its number', () => {
    const file = fileOf(
      `\ufeff${good}\r\n\n{"as":"head","chat":"private","text":"我是谁","intent":"role.show"}\n`,
    )
    expect(readAsked(['--json', file])).toMatchObject({
      lines: [{ id: 1 }, { id: 3, as: 'head', before: [] }],
      json: true,
    })
  })

  test('--help asks for the usage', () => {
    expect(readAsked(['--help'])).toBe('help')
  })

  test.each([
    [[], '没有要说的话'],
    [['  '], '没有要说的话'],
    [['--as', 'clerk', '帮助'], '没有“clerk”这个身份。--as 可以写：talent、'],
    [['--chat', 'group', '帮助'], '没有“group”这种会话。--chat 可以写：private、office-group'],
    [['--say', '帮助'], '没有 --say 这个选项'],
    [['帮助', '--as'], '--as 后面要写一个值'],
    [['--now', '昨天', '帮助'], '没有看懂时间“昨天”'],
    [['--now', '2026-13-45', '帮助'], '没有看懂时间'],
    [['--json', '/nowhere/at/all'], '读不了文件“/nowhere/at/all”'],
  ])('%j: %s', (typed, words) => {
    expect(faultOf(...typed)).toContain(words)
  })

  test.each([
    ['', '文件里没有句子'],
    [`${good}\n查人才`, '第 2 行不是 JSON'],
    ['[1]', '第 1 行：'],
    [`${good}\n\n{"id":2,"as":"boss","chat":"private","text":"帮助"}`, '第 3 行：as 应为 talent、'],
    ['{"id":2,"as":"head","chat":"here","text":"帮助"}', '第 1 行：chat 应为 private、'],
    ['{"id":2,"as":"head","chat":"private"}', '第 1 行：缺少 text'],
    ['{"id":{},"as":"head","chat":"private","text":"帮助"}', '第 1 行：缺少 id'],
    ['{"id":2,"as":"head","chat":"private","text":"帮助","before":"查人才"}', '第 1 行：before 应为'],
  ])('a file with %j: %s', (words, fault) => {
    expect(faultOf('--json', fileOf(words))).toContain(fault)
    expect(faultOf('--json', fileOf(words), '帮助')).toContain('--json 后面只写一个文件')
  })
})
