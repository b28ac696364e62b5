import { describe, expect, test } from 'vitest'
import { parseSaid } from '#understanding/exact/parse.ts'
import { readDay, readGrantWords, roleOf } from '../../src/domain/people/sentence.ts'

const now = new Date('2026-11-23T09:00:00+08:00')
const wang = { openId: 'ou_wang', name: '王强' }
const read = (rest: string, ...mentions: { openId: string; name: string }[]) =>
  readGrantWords(parseSaid(rest, mentions), now)

describe('A sentence that gives a role', () => {
  test.each([
    ['@王强 部门联络员 县农技中心 至 2026-12-31', 'department', '县农技中心', '2026-12-31'],
    ['@王强 县农技中心 联络员 至2026年12月31日', 'department', '县农技中心', '2026-12-31'],
    ['@王强 乡镇/村联络员 白石镇 云头村', 'township', '白石镇云头村', null],
    ['@王强 角色=人才办 期限=年底', 'office', null, '2026-12-31'],
    ['@王强 人才办主任', 'head', null, null],
    ['@王强', null, null, null],
    ['@王强 部门联络员 单位：县医院 到 3个月', 'department', '县医院', '2027-02-23'],
  ])('%s', (rest, role, area, until) => {
    expect(read(rest, wang)).toEqual({ role, area, until, untilUnread: null, name: null })
  })

  test('may name somebody without @', () => {
    expect(read('王强 部门联络员 县医院')).toMatchObject({ name: '王强', role: 'department', area: '县医院' })
  })

  test('a day nobody understands is handed back, not dropped', () => {
    expect(read('@王强 人才办 至 过年', wang)).toMatchObject({ until: null, untilUnread: '过年' })
  })
})

test.each([
  ['2026-12-31', '2026-12-31'],
  ['2026/1/5', '2026-01-05'],
  ['12月1日', '2026-12-01'],
  ['11月1日', '2027-11-01'],
  ['11月23日', '2026-11-23'],
  ['月底', '2026-11-30'],
  ['30天', '2026-12-23'],
  ['2027年2月29日', null],
  ['2026-13-01', null],
  ['明年', null],
])('%s is the day %s', (words, day) => {
  expect(readDay(words, now)).toBe(day)
})

test('roles go by the office’s own words and by shorter ones', () => {
  expect(['部门联络员', '县领导', '纪检', '管理员'].map(roleOf)).toEqual([
    'department',
    'leader',
    'audit',
    'admin',
  ])
  expect(roleOf('厨师')).toBeNull()
})
