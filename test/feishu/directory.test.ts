import { describe, expect, it } from 'vitest'
import { createDirectory } from '#feishu/directory.ts'
import { readers } from '#feishu/normalise.ts'
import { callbacks, events, permissionImport, scopes } from '#feishu/permissions.ts'
import { type Answer, type Asked, no, ok, startPlatform } from './platform-server.ts'

const start = async (answer: (asked: Asked, count: number) => Answer) => {
  let now = new Date('2026-11-23T01:00:00Z')
  const platform = await startPlatform(answer)
  const directory = createDirectory(platform.client, () => now)
  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000)
  }
  return { directory, later, asked: platform.asked }
}

describe('the directory', () => {
  it('knows a person’s name, and asks once in half an hour', async () => {
    const { directory, later, asked } = await start(() => ok({ user: { open_id: 'ou_mei', name: '段小梅' } }))
    const names = await Promise.all([1, 2, 3].map(() => directory.personName('ou_mei')))
    expect(names).toEqual(['段小梅', '段小梅', '段小梅'])
    later(29)
    await directory.personName('ou_mei')
    expect(asked.map(call => call.path + call.query)).toEqual([
      '/open-apis/contact/v3/users/ou_meiuser_id_type=open_id',
    ])
    later(2)
    await directory.personName('ou_mei')
    expect(asked).toHaveLength(2)
  })

  it.each<[string, Answer]>([
    ['a scope is missing', no(99991672)],
    ['the person is outside the contact range', no(41050)],
    ['the name is withheld', ok({ user: { open_id: 'ou_mei' } })],
    ['nobody answers', 'reset'],
  ])('says nothing when %s, and asks again a minute later', async (_why, answer) => {
    const { directory, later, asked } = await start(() => answer)
    expect(await directory.personName('ou_mei')).toBeNull()
    expect(await directory.personName('ou_mei')).toBeNull()
    expect(asked).toHaveLength(1)
    later(1.1)
    await directory.personName('ou_mei')
    expect(asked).toHaveLength(2)
  })

  it('never asks about what is no id', async () => {
    const { directory, asked } = await start(() => ok())
    expect(await directory.personName('../../im/v1/chats')).toBeNull()
    expect(asked).toEqual([])
  })

  it('remembers five hundred people, the latest', async () => {
    const { directory, asked } = await start(({ path }) => ok({ user: { name: path } }))
    for (let number = 0; number < 502; number += 1) await directory.personName(`ou_${number}`)
    await directory.personName('ou_501')
    expect(asked).toHaveLength(502)
    await directory.personName('ou_0')
    expect(asked).toHaveLength(503)
  })

  it('reads a group’s name, and its members page by page', async () => {
    const { directory } = await start(({ path, query }) => {
      if (!path.endsWith('/members')) return ok({ name: '人才办群', chat_mode: 'group' })
      return query.get('page_token') === 'p2'
        ? ok({ items: [{ member_id: 'ou_xu', name: '徐立' }], has_more: false })
        : ok({ items: [{ member_id: 'ou_mei', name: '段小梅' }], has_more: true, page_token: 'p2' })
    })
    expect(await directory.chatName('oc_office')).toBe('人才办群')
    expect(await directory.chatMembers('oc_office')).toEqual([
      { openId: 'ou_mei', name: '段小梅' },
      { openId: 'ou_xu', name: '徐立' },
    ])
  })

  it('knows the bot, and asks until it does', async () => {
    const bot = { activate_status: 2, app_name: '伯乐', open_id: 'ou_bot' }
    const { directory, asked } = await start((_asked, count) =>
      count === 1 ? no(99991400) : { body: { code: 0, msg: 'ok', bot } },
    )
    expect(await directory.botInfo()).toBeNull()
    expect(await directory.botInfo()).toEqual({ openId: 'ou_bot', name: '伯乐', activateStatus: 2 })
    await directory.botInfo()
    expect(asked).toHaveLength(2)
  })
})

describe('what the console is asked for', () => {
  it('is exactly what we understand', () => {
    const ticked = [...events, ...callbacks].map(({ type }) => type)
    expect(ticked.toSorted()).toEqual(Object.keys(readers).toSorted())
  })

  it('covers every event with a scope, and has no scope twice', () => {
    const names: readonly string[] = permissionImport.scopes.tenant
    for (const { anyOf } of events)
      if (anyOf.length > 0) expect(anyOf.some(name => names.includes(name))).toBe(true)
    expect(new Set(names).size).toBe(scopes.length)
  })
})
