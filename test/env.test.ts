import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { EnvFault, parse, readEnv } from '../src/env.ts'

const folder = mkdtempSync(join(tmpdir(), 'bole-env-'))
afterAll(() => rmSync(folder, { recursive: true }))

const inFile = (text: string) => {
  const file = join(folder, '.env')
  writeFileSync(file, text)
  return readEnv(file)
}

const faultOf = (read: () => unknown): string => {
  try {
    read()
  } catch (error) {
    if (error instanceof EnvFault) return error.lines.join('\n')
    throw error
  }
  return ''
}

const feishu = {
  FEISHU_APP_ID: 'cli_0123456789abcdef',
  FEISHU_APP_SECRET: 's',
  FEISHU_ENCRYPT_KEY: 'k',
  FEISHU_VERIFICATION_TOKEN: 't',
}
const read = (values: Readonly<Record<string, string>>) => parse(values, name => name)

describe('The configuration', () => {
  test('may be empty: the try-out, on this machine only, with the invented county', () => {
    expect(read({})).toMatchObject({
      feishu: null,
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: null,
      dataDir: './data',
      demoCounty: true,
      countyName: '云岭县',
    })
  })

  test('with the four values is a real Feishu, and the county is not invented unless asked for', () => {
    expect(read(feishu)).toMatchObject({
      feishu: { domain: 'https://open.feishu.cn', transport: 'webhook', abroad: false },
      host: '0.0.0.0',
      demoCounty: false,
    })
    expect(read({ ...feishu, DEMO_COUNTY: '1' }).demoCounty).toBe(true)
    expect(read({ ...feishu, FEISHU_DOMAIN: 'lark' }).feishu?.abroad).toBe(true)
    expect(read({ ...feishu, FEISHU_DOMAIN: 'http://127.0.0.1:9/' }).feishu?.domain).toBe(
      'http://127.0.0.1:9',
    )
  })

  test('with some of the four values says which are missing, and why each is needed', () => {
    const words = faultOf(() => read({ FEISHU_APP_ID: feishu.FEISHU_APP_ID }))
    expect(words).toMatch(
      /FEISHU_APP_SECRET：.*\n.*FEISHU_VERIFICATION_TOKEN：.*\n.*FEISHU_ENCRYPT_KEY：.*不启动/,
    )
  })

  test('needs only two of them over the long connection', () => {
    const { FEISHU_APP_ID, FEISHU_APP_SECRET } = feishu
    expect(read({ FEISHU_APP_ID, FEISHU_APP_SECRET, FEISHU_TRANSPORT: 'socket' }).feishu).toMatchObject({
      transport: 'socket',
      encryptKey: null,
    })
  })

  test('that is wrong names the line to put right, every one of them', () => {
    const words = faultOf(() =>
      inFile('# 端口\nPORT=八十\n\nexport LOG_LEVEL=loud\nFEISHU_DOMAIN=weixin\nADMIN_OPEN_IDS=ou_a，张三\n'),
    )
    expect(words).toMatch(/第 2 行 PORT：/)
    expect(words).toMatch(/第 4 行 LOG_LEVEL：只能是/)
    expect(words).toMatch(/第 5 行 FEISHU_DOMAIN：应为 feishu/)
    expect(words).toMatch(/第 6 行 ADMIN_OPEN_IDS：应为 ou_ 开头/)
  })

  test('of blanks counts as not given; blanks around a value do not count', () => {
    expect(inFile('PORT=\nCOUNTY_NAME=  示例县  \nADMIN_OPEN_IDS=ou_a, ou_b\n')).toMatchObject({
      port: 3000,
      countyName: '示例县',
      adminOpenIds: ['ou_a', 'ou_b'],
    })
  })

  test.each([
    ['VAULT_KEYS', 'secret', '应为“编号:base64”'],
    ['DATABASE_URL', 'mysql://x', '应以 postgres'],
    ['FEISHU_APP_ID', 'cli_xyz', '16 位十六进制'],
    ['FEISHU_DOMAIN', 'weixin', '应为 feishu、lark'],
    ['FEISHU_TRANSPORT', 'smoke', '只能是 webhook'],
    ['PORT', '70000', '65535'],
    ['DEMO_COUNTY', 'yes', '只能是 1'],
    ['PUBLIC_URL', 'ftp://x', 'http(s)'],
  ])('refuses %s=%s in words', (name, value, words) => {
    expect(faultOf(() => read({ [name]: value }))).toContain(words)
  })

  test('that is wrong ends the program with 78 and the sentence, before anything is made', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'src/main.ts'], {
      env: { PATH: process.env.PATH, DATA_DIR: folder, PORT: 'eighty' },
      encoding: 'utf8',
    })
    expect(status).toBe(78)
    expect(stderr).toContain('环境变量 PORT')
    expect(stderr).not.toContain('at ')
  })
})
