import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createLog } from '../src/telemetry/log.ts'
import { credentials, startCounty } from './support/world.ts'

const inFile = async (write: (file: string) => Promise<void> | void): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'bole-log-'))
  try {
    await write(join(folder, 'log'))
    return readFileSync(join(folder, 'log'), 'utf8')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the log is JSON with a request id a turn, and knows no person, no number, no words and no secret', async () => {
  const log = await inFile(async logFile => {
    const county = await startCounty({ logFile })
    const villager = await county.person('杨春兰')
    await villager.says('登记 杨春兰')
    await villager.submits('提交', {
      place: '漕溪镇松炼村',
      fields: '茶叶',
      phone: '13800001234',
      category: '专业技术人才',
    })
    await villager.says('没有这句话')
    await county.end()
  })
  const lines = log
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
  const turns = lines.filter(({ msg }) => msg === 'turn')
  expect(turns.map(({ kind }) => kind)).toEqual(['message', 'press', 'message'])
  expect(new Set(turns.map(({ requestId }) => requestId)).size).toBe(3)
  for (const secret of [
    '杨春兰',
    '13800001234',
    '登记',
    '没有这句话',
    ...Object.values(credentials).slice(1),
  ]) {
    expect(log).not.toContain(secret)
  }
})

test('whatever a library hands to the log, secrets and people are struck out, and errors keep only what tells the fault', async () => {
  const log = await inFile(file => {
    const error = Object.assign(new Error('Request failed with status code 400'), {
      code: 'ERR_BAD_REQUEST',
      config: { headers: { Authorization: 'Bearer t-secret' }, data: '{"content":"13800001234"}' },
    })
    const logger = createLog('info', file)
    logger.error({ err: error }, 'failed')
    logger.info({ person: { name: '杨春兰', phone: '13800001234' }, token: 't-secret' }, 'seen')
  })
  expect(log).toContain('ERR_BAD_REQUEST')
  expect(log).not.toMatch(/t-secret|13800001234|杨春兰/)
})
