import { expect, test } from 'vitest'
import { png } from './asking.ts'
import { codeOf, desk } from './conforming.ts'
import { bole, mei, office, refusal, xu } from './served.ts'

/** What a group answers when it is made (创建群); the fields of its settings as every new group has them. */
const settings = {
  avatar: '',
  i18n_names: { zh_cn: '茶产业专班', en_us: '', ja_jp: '' },
  add_member_permission: 'all_members',
  share_card_permission: 'allowed',
  at_all_permission: 'all_members',
  edit_permission: 'all_members',
  group_message_type: 'chat',
  chat_type: 'private',
  join_message_visibility: 'all_members',
  leave_message_visibility: 'all_members',
  membership_approval: 'no_approval_required',
  moderation_permission: 'all_members',
  restricted_mode_setting: {
    status: false,
    screenshot_has_permission_setting: 'all_members',
    download_has_permission_setting: 'all_members',
    message_has_permission_setting: 'all_members',
  },
  urgent_setting: 'all_members',
  video_conference_setting: 'all_members',
  hide_member_count_setting: 'all_members',
}

const base = {
  name: '茶产业专班',
  description: '三季度',
  owner_id: mei,
  owner_id_type: 'open_id',
  chat_mode: 'group',
  chat_tag: 'inner',
  external: false,
  tenant_key: expect.any(String),
}

const hall = async () => {
  const { client, im, ...rest } = await desk()
  const { chat, chatMembers, chatManagers } = im
  const make = async (more: object = {}) => {
    const made = await chat.create({ data: { name: '茶产业专班', description: '三季度', ...more } })
    return { data: made.data, path: { chat_id: made.data?.chat_id ?? '' } }
  }
  return { client, im, chat, chatMembers, chatManagers, make, ...rest }
}

test('a group made, read, listed and found has every field of its page', async () => {
  const { chat, make, emulator } = await hall()
  const { data, path } = await make({ owner_id: mei, user_id_list: [xu] })
  expect(data).toEqual({ ...base, ...settings, chat_id: expect.stringMatching(/^oc_[0-9a-f]{32}$/) })
  expect((await chat.get({ path, params: { user_id_type: 'union_id' } })).data).toEqual({
    ...base,
    ...settings,
    owner_id: 'on_mei',
    owner_id_type: 'union_id',
    user_manager_id_list: [],
    bot_manager_id_list: [],
    user_count: '2',
    bot_count: '1',
    chat_status: 'normal',
  })
  const line = {
    chat_id: path.chat_id,
    avatar: '',
    name: '茶产业专班',
    description: '三季度',
    owner_id: mei,
    owner_id_type: 'open_id',
    external: false,
    tenant_key: expect.any(String),
    chat_status: 'normal',
  }
  const listed = await chat.list()
  expect(listed.data).toMatchObject({ has_more: false, page_token: '' })
  expect(listed.data?.items?.[1]).toEqual(line)
  for (const query of ['茶产业', '徐立'])
    expect((await chat.search({ params: { query } })).data?.items).toContainEqual(line)
  expect((await chat.search({ params: { query: '' } })).data?.items).toEqual([])
  const priv = emulator.enter(mei).chatId
  const shown = (await chat.get({ path: { chat_id: priv } })).data
  expect(shown).toMatchObject({ chat_mode: 'p2p', user_count: '1', bot_count: '1' })
  expect(Object.keys(shown ?? {})).not.toContain('owner_id')
})

test('who makes a group without an owner owns it, may run it, and dissolves it', async () => {
  const { chat, chatManagers, chatMembers, make, im, emulator, pushes } = await hall()
  const { data, path } = await make({ user_id_list: [mei, xu] })
  expect(Object.keys(data ?? {})).not.toContain('owner_id')
  const run = (how: 'addManagers' | 'deleteManagers', manager_ids: string[]) =>
    chatManagers[how]({ path, params: { member_id_type: 'open_id' }, data: { manager_ids } })
  expect((await run('addManagers', [mei])).data).toEqual({ chat_managers: [mei], chat_bot_managers: [] })
  expect((await chat.get({ path })).data?.user_manager_id_list).toEqual([mei])
  expect((await run('deleteManagers', [mei])).data).toEqual({ chat_managers: [], chat_bot_managers: [] })
  expect(await codeOf(run('addManagers', ['ou_no']))).toBe(232027)
  await chat.update({ path, data: { edit_permission: 'only_owner', chat_type: 'public' } })
  expect((await chat.get({ path })).data).toMatchObject({
    edit_permission: 'only_owner',
    chat_type: 'public',
  })
  const link = await chat.link({ path, data: { validity_period: 'year' } })
  expect(link.data).toEqual({
    share_link: expect.stringMatching(/^https:\/\/applink\.feishu\.cn\/client\/chat\/.+link_token=/),
    expire_time: expect.stringMatching(/^\d{10}$/),
    is_permanent: false,
  })
  expect(await chat.update({ path, data: { owner_id: mei } })).toEqual({ code: 0, msg: 'success', data: {} })
  expect((await chat.get({ path })).data?.owner_id).toBe(mei)
  expect(await codeOf(chatMembers.delete({ path, data: { id_list: [mei] } }))).toBe(232076)
  expect(await chat.delete({ path })).toEqual({ code: 0, msg: 'success', data: {} })
  expect(await pushes('im.chat.disbanded_v1')).toMatchObject([{ chat_id: path.chat_id, name: '茶产业专班' }])
  const gone = im.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: path.chat_id, msg_type: 'text', content: '{"text":"在吗"}' },
  })
  expect((await refusal(gone)).msg).toBe('Your request specifies a chat which has already been dissolved.')
  expect(() => emulator.say(mei, '还在吗', { chatId: path.chat_id })).toThrow('已经解散')
})

test('in somebody else’s group a bot may little', async () => {
  const { chat, chatMembers, chatManagers, emulator, im } = await hall()
  const path = { chat_id: office }
  expect((await chat.update({ path, data: { description: '新说明' } })).code).toBe(0)
  expect(await codeOf(chat.update({ path, data: { chat_type: 'public' } }))).toBe(232016)
  const group = emulator.state.chats.get(office)
  if (group) group.settings.edit_permission = 'only_owner'
  expect(await codeOf(chat.update({ path, data: { name: '新名' } }))).toBe(232002)
  if (group) group.settings.moderation_permission = 'only_owner'
  const said = im.message.create({
    params: { receive_id_type: 'chat_id' },
    data: { receive_id: office, msg_type: 'text', content: '{"text":"在吗"}' },
  })
  expect(await codeOf(said)).toBe(230018)
  expect(await codeOf(chat.delete({ path }))).toBe(232017)
  expect(await codeOf(chatMembers.delete({ path, data: { id_list: [xu] } }))).toBe(232014)
  expect(await codeOf(chatManagers.addManagers({ path, data: { manager_ids: [xu] } }))).toBe(232038)
})

test('members come by any id, bots by theirs; what to do with strangers is chosen', async () => {
  const { chatMembers, make, emulator } = await hall()
  const { path } = await make({ owner_id: mei })
  const add = (id_list: string[], more: object = {}) =>
    chatMembers.create({ path, params: more, data: { id_list } })
  expect(await codeOf(add(['ou_no']))).toBe(99992351)
  expect(await codeOf(add(['no'], { member_id_type: 'user_id' }))).toBe(99992360)
  expect(await codeOf(add([]))).toBe(232027)
  expect(await codeOf(add([xu, 'ou_no'], { succeed_type: 2 }))).toBe(232043)
  expect((await add([xu, 'ou_no'], { succeed_type: 1 })).data).toEqual({
    invalid_id_list: [],
    not_existed_id_list: ['ou_no'],
    pending_approval_id_list: [],
  })
  const listed = await chatMembers.get({ path, params: { member_id_type: 'union_id', page_size: 1 } })
  expect(listed.data).toEqual({
    items: [
      { member_id_type: 'union_id', member_id: 'on_mei', name: '段小梅', tenant_key: expect.any(String) },
    ],
    has_more: true,
    page_token: expect.any(String),
    member_total: 2,
  })
  expect((await chatMembers.isInChat({ path })).data).toEqual({ is_in_chat: true })
  const self = { path, params: { member_id_type: 'app_id' as const }, data: { id_list: [bole.appId] } }
  expect((await chatMembers.delete(self)).data).toEqual({ invalid_id_list: [] })
  expect((await chatMembers.isInChat({ path })).data).toEqual({ is_in_chat: false })
  expect(await codeOf(chatMembers.get({ path }))).toBe(232011)
  expect(await codeOf(chatMembers.meJoin({ path }))).toBe(232008)
  const group = emulator.state.chats.get(path.chat_id)
  if (group) Object.assign(group.settings, { chat_type: 'public', membership_approval: 'approval_required' })
  expect(await codeOf(chatMembers.meJoin({ path }))).toBe(232075)
  if (group) group.settings.membership_approval = 'no_approval_required'
  expect(await chatMembers.meJoin({ path })).toEqual({ code: 0, msg: 'ok', data: {} })
  expect((await chatMembers.isInChat({ path })).data).toEqual({ is_in_chat: true })
})

test('what making a group refuses', async () => {
  const { make, chat, im } = await hall()
  const code = (more: object) => codeOf(make(more))
  expect(await code({ owner_id: 'ou_no' })).toBe(232035)
  expect(await code({ user_id_list: ['ou_no'] })).toBe(232043)
  expect(await code({ bot_id_list: ['cli_no'] })).toBe(232043)
  expect(await code({ chat_type: 'public', name: '茶' })).toBe(232020)
  expect(await code({ chat_type: 'public', name: '' })).toBe(232042)
  expect(await code({ avatar: 'img_no' })).toBe(232041)
  expect(await code({ chat_type: 'secret' })).toBe(99992402)
  expect(await code({ user_id_list: Array.from({ length: 51 }, (_, at) => `ou_${at}`) })).toBe(99992402)
  const image = await im.image.create({ data: { image_type: 'avatar', image: png } })
  const avatar = image?.image_key ?? ''
  const { path } = await make({ avatar, owner_id: mei })
  expect((await chat.get({ path })).data?.avatar).toBe(avatar)
  expect(await codeOf(chat.update({ path, data: { add_member_permission: 'only_owner' } }))).toBe(232001)
  await chat.update({
    path,
    data: { add_member_permission: 'only_owner', share_card_permission: 'not_allowed' },
  })
  expect((await chat.get({ path })).data?.share_card_permission).toBe('not_allowed')
})
