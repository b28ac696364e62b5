import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Embedded, openEmbedded } from '#storage/embedded.ts'
import { answersIn, type Ended, runSay } from './run-say.ts'

let dataDir = ''
let server: Embedded
const say = (...args: string[]): Promise<Ended> => runSay(args, dataDir)

const sayLines = async (...lines: readonly object[]) => {
  const file = path.join(dataDir, 'lines.jsonl')
  writeFileSync(file, lines.map(line => JSON.stringify(line)).join('\n'))
  const { code, out } = await say('--json', file)
  expect(code).toBe(0)
  return answersIn(out)
}

/** Every row of every table as one number. */
const everything = async (): Promise<Record<string, string>> => {
  const client = new pg.Client({ connectionString: server.url })
  await client.connect()
  try {
    const tables = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    )
    const sums: Record<string, string> = {}
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ sum: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') as sum from "${name}" t`,
      )
      sums[name] = rows[0]?.sum ?? ''
    }
    return sums
  } finally {
    await client.end()
  }
}

let first: Ended
beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'say-'))
  chmodSync(dataDir, 0o755)
  first = await say('--as', 'office', '--chat', 'private', '查人才 茶叶')
  // Kept running meanwhile: every call then starts at once.
  server = await openEmbedded({ dataDir: path.join(dataDir, 'say'), log: () => undefined })
}, 120_000)
afterAll(async () => {
  await server.stop()
  rmSync(dataDir, { recursive: true })
})

describe('npm run say', { timeout: 120_000 }, () => {
  test('starts from nothing: the command as JSON, then what the person would read', () => {
    expect(first.code).toBe(0)
    expect(first.err).toContain('正在准备示例县的数据')
    const [json = '', reply = ''] = first.out.split('\n\n')
    expect(JSON.parse(json)).toMatchObject({ intent: 'talent.query', confidence: expect.any(Number) })
    expect(reply).toContain('【查人才')
    expect(reply).toContain('杨春兰 RC-12')
  })

  test('the county is kept: a second call prepares nothing', async () => {
    const { code, err, out } = await say('我是谁')
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('王雪梅')
  })

  test('answers a file line by line, in its order, each with its id', async () => {
    const lines = Array.from({ length: 30 }, (_, index) => ({
      id: index % 2 ? `line-${index}` : index,
      as: 'office',
      chat: 'private',
      text: index % 3 ? '我是谁' : '查人才 茶叶',
    }))
    const answers = await sayLines(...lines)
    expect(answers.map(({ id }) => id)).toEqual(lines.map(({ id }) => id))
    expect(answers[0]?.command.intent).toBe('talent.query')
    expect(answers[1]?.command.intent).toBe('role.show')
    expect(answers[0]?.reply.buttons).toContain('下一页')
  })

  test('every role speaks with its own rights; in a group the details are for the person alone', async () => {
    const everybody = [
      ['talent', '人才本人'],
      ['department', '部门联络员'],
      ['township', '乡镇/村联络员'],
      ['office', '人才办'],
      ['head', '人才办主任'],
      ['finance', '财政经办'],
      ['leader', '县级领导'],
      ['member', '领导小组成员'],
      ['admin', '系统管理员'],
      ['audit', '审计/纪检'],
      ['stranger', '还没有登记身份'],
    ] as const
    const [stranger, group, ...answers] = await sayLines(
      { id: 1, as: 'stranger', chat: 'private', text: '查人才 茶叶' },
      { id: 2, as: 'office', chat: 'public-group', text: '@伯乐 查人才 茶叶' },
      ...everybody.map(([as]) => ({ id: as, as, chat: 'private', text: '我是谁' })),
    )
    for (const [index, [, words]] of everybody.entries()) expect(answers[index]?.reply.text).toContain(words)
    expect(stranger?.reply.text).toContain('没有“查询人才”的权限')
    expect(group?.reply.text).toContain('详情已私聊发您')
    expect(group?.reply.text).not.toContain('杨春兰')
    expect(group?.privately?.text).toContain('杨春兰')
  })

  test('what would write shows its form and writes nothing', async () => {
    const before = await everything()
    expect(Object.keys(before)).toContain('talent')
    const writing = [
      '登记 赵永康',
      '更正 RC-12',
      '合并 RC-7 RC-12',
      '撤销',
      '离库 RC-12',
      '删除我',
      '委托 @张启明 至 月底',
    ]
    const roles = ['office', 'head', 'admin', 'talent', 'stranger', 'township']
    const lines = roles.flatMap(as =>
      writing.map(text => ({ id: `${as} ${text}`, as, chat: 'private', text })),
    )
    const answers = await sayLines(...lines)
    expect(answers.filter(({ reply }) => reply.text.includes('系统出了问题'))).toEqual([])
    expect(answers[0]?.reply.text).toContain('登记')
    expect(await everything()).toEqual(before)
  })

  test('says what is wrong with the arguments, and ends with 2', async () => {
    for (const [args, words] of [
      [['--as', 'clerk', '帮助'], '没有“clerk”这个身份'],
      [['--json', path.join(dataDir, 'nowhere')], '读不了文件'],
    ] as const) {
      const { code, out, err } = await say(...args)
      expect([code, out]).toEqual([2, ''])
      expect(err).toContain(words)
    }
  })

  test('reads lines from standard input, with a byte order mark and Windows line ends', async () => {
    const lines = '\ufeff{"id":"a","as":"head","chat":"private","text":"我是谁"}\r\n\r\n'
    const { out } = await runSay(['--json', '-'], dataDir, lines)
    expect(answersIn(out)[0]).toMatchObject({ id: 'a', reply: { text: expect.stringContaining('张启明') } })
  })

  test('takes the time it is told', async () => {
    const line = JSON.stringify({ id: 1, as: 'audit', chat: 'private', text: '我是谁' })
    const then = await runSay(['--json', '-', '--now', '2028-01-03'], dataDir, line)
    expect(answersIn(then.out)[0]?.reply.text).not.toContain('审计/纪检')
  })
})
