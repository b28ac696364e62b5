import { expect, test } from 'vitest'
import { listening } from './asking.ts'
import { bole, mei, office, refusal, xu } from './served.ts'

const county = {
  people: [
    { openId: mei, unionId: 'on_mei', name: '段小梅', department: '人才办', mobile: '13900000001' },
    { openId: xu, userId: 'xu', name: '徐立', department: '青坪镇', email: 'xu@example.cn' },
    { openId: 'ou_boss', name: '周明', department: '组织部' },
  ],
  departments: [
    { name: '组织部', id: 'zzb', leader: 'ou_boss' },
    { name: '人才办', id: 'rcb', parent: '组织部' },
  ],
}

test('departments by either id, those below, and who is in them, in pages', async () => {
  const { client } = await listening(county)
  const { department, user } = client.contact.v3
  const top = await department.children({ path: { department_id: '0' } })
  expect(top.data?.items?.map(({ name }) => name)).toEqual(['组织部', '青坪镇'])
  const all = await department.children({ path: { department_id: '0' }, params: { fetch_child: true } })
  expect(all.data?.items?.map(({ name }) => name)).toEqual(['组织部', '人才办', '青坪镇'])
  const own = await department.get({
    path: { department_id: 'rcb' },
    params: { department_id_type: 'department_id' },
  })
  expect(own.data?.department).toMatchObject({ name: '人才办', parent_department_id: 'zzb', member_count: 1 })
  const above = await department.get({
    path: { department_id: 'zzb' },
    params: { department_id_type: 'department_id' },
  })
  expect(above.data?.department).toMatchObject({ leader_user_id: 'ou_boss', member_count: 2 })
  const inside = await user.findByDepartment({
    params: { department_id: own.data?.department?.open_department_id ?? '' },
  })
  expect(inside.data?.items?.map(({ name }) => name)).toEqual(['段小梅'])
  expect(await refusal(department.get({ path: { department_id: 'od-no' } }))).toMatchObject({ code: 40015 })
})

test('ids by phone and mail; somebody who has left only when asked for', async () => {
  const { client, emulator } = await listening(county)
  emulator.leave(xu)
  const ask = (include_resigned: boolean) =>
    client.contact.v3.user.batchGetId({
      params: { user_id_type: 'user_id' },
      data: { emails: ['xu@example.cn'], mobiles: ['13900000001'], include_resigned },
    })
  expect((await ask(false)).data?.user_list?.map(({ user_id }) => user_id)).toEqual([undefined, ''])
  expect((await ask(true)).data?.user_list?.map(({ user_id }) => user_id)).toEqual(['xu', ''])
})

test('the SDK makes a group once per uuid, renames it, brings people in and puts them out', async () => {
  const { client, emulator, pushes } = await listening()
  const { chat, chatMembers } = client.im.v1
  const create = () =>
    chat.create({
      params: { user_id_type: 'open_id', uuid: 'g1' },
      data: { name: '茶产业专班', description: '三季度', owner_id: mei, user_id_list: [xu] },
    })
  const made = await create()
  const chat_id = made.data?.chat_id ?? ''
  expect((await create()).data?.chat_id).toBe(chat_id)
  emulator.clock.advance(3_600_000)
  expect((await create()).data?.chat_id).toBe(chat_id)
  expect((await chat.get({ path: { chat_id } })).data).toMatchObject({ name: '茶产业专班', owner_id: mei })
  await chat.update({ path: { chat_id }, data: { name: '茶产业工作群' } })
  const path = { chat_id }
  const lost = await chatMembers.delete({ path, data: { id_list: [xu, 'ou_nobody'] } })
  expect(lost.data?.invalid_id_list).toEqual(['ou_nobody'])
  await chatMembers.create({ path, params: { member_id_type: 'user_id' }, data: { id_list: ['xu'] } })
  const members = await chatMembers.get({ path })
  expect(members.data?.items?.map(({ member_id }) => member_id)).toEqual([mei, xu])
  expect(await pushes('im.chat.updated_v1')).toMatchObject([
    { before_change: { name: '茶产业专班' }, after_change: { name: '茶产业工作群' } },
  ])
  expect(await pushes('im.chat.member.user.deleted_v1')).toMatchObject([{ users: [{ name: '徐立' }] }])
  expect(await pushes('im.chat.member.user.added_v1')).toMatchObject([{ users: [{ name: '徐立' }] }])
  await chatMembers.delete({ path, params: { member_id_type: 'app_id' }, data: { id_list: [bole.appId] } })
  expect(await refusal(chat.get({ path }))).toMatchObject({ code: 232011 })
  expect(await refusal(chat.get({ path: { chat_id: 'oc_no' } }))).toMatchObject({ code: 232006 })
})

test('what the app may do, and where pushes come from', async () => {
  const { client } = await listening({ apps: [{ ...bole, scopes: ['im:message', 'event:ip_list'] }] })
  expect((await client.application.v6.scope.list()).data?.scopes).toEqual([
    { scope_name: 'im:message', grant_status: 1, scope_type: 'tenant' },
    { scope_name: 'event:ip_list', grant_status: 1, scope_type: 'tenant' },
  ])
  expect((await client.event.v1.outboundIp.list()).data?.ip_list).toEqual(['127.0.0.1'])
})

test('people come, change and leave, and the bot hears what was different', async () => {
  const { ask, pushes, client } = await listening()
  await ask('/people', { openId: 'ou_new', name: '何青', department: '茶叶站' })
  await ask('/people/change', { openId: 'ou_new', title: '站长' })
  expect(await ask('/people', { openId: 'ou_new', name: '何青' })).toMatchObject({ status: 400 })
  await ask('/members/add', { chatId: office, openIds: ['ou_new'] })
  expect(await pushes('contact.user.created_v3')).toMatchObject([{ object: { open_id: 'ou_new' } }])
  expect(await pushes('contact.user.updated_v3')).toEqual([
    { object: expect.objectContaining({ job_title: '站长' }), old_object: { job_title: '' } },
  ])
  expect(await pushes('im.chat.member.user.added_v1')).toMatchObject([{ users: [{ name: '何青' }] }])
  const { data } = await client.contact.v3.department.children({ path: { department_id: '0' } })
  expect(data?.items?.map(({ name }) => name)).toContain('茶叶站')
})
