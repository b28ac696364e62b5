import { expect, test } from 'vitest'
import type { EmulatorConfig } from '#emulator/config.ts'
import { departmentIdOf } from '#emulator/departments.ts'
import { listening } from './asking.ts'
import { codeOf } from './conforming.ts'
import { bole, mei, newEmulator, xu } from './served.ts'

const gao = 'ou_gao'

const county: Pick<EmulatorConfig, 'people' | 'departments'> = {
  people: [
    {
      openId: mei,
      unionId: 'on_mei',
      name: '段小梅',
      title: '科员',
      department: '人才办',
      mobile: '+8613800001111',
    },
    {
      openId: xu,
      unionId: 'on_xu',
      userId: 'xu',
      name: '徐立',
      department: '组织部',
      email: 'xu@example.cn',
    },
    { openId: gao, name: '高岭', department: '茶叶站' },
  ],
  departments: [
    { name: '组织部', id: 'zzb', leader: xu },
    { name: '人才办', id: 'rcb', parent: '组织部', leader: mei },
    { name: '茶叶站' },
  ],
}

const book = async (more: object = {}) => {
  const listened = await listening({ apps: [{ ...bole, ...more }], ...county })
  listened.emulator.limits.on = false
  return { ...listened, contact: listened.client.contact.v3 }
}

test('a person has every field of the page, ids as they are asked for', async () => {
  const { contact } = await book()
  const got = await contact.user.get({ path: { user_id: mei } })
  expect(got.data?.user).toEqual({
    union_id: 'on_mei',
    open_id: mei,
    name: '段小梅',
    en_name: '',
    nickname: '',
    email: '',
    mobile: '+8613800001111',
    mobile_visible: true,
    gender: 0,
    avatar: { avatar_72: '', avatar_240: '', avatar_640: '', avatar_origin: '' },
    status: {
      is_frozen: false,
      is_resigned: false,
      is_activated: true,
      is_exited: false,
      is_unjoin: false,
    },
    department_ids: [departmentIdOf('人才办')],
    leader_user_id: xu,
    city: '',
    country: '',
    work_station: '',
    join_time: 0,
    is_tenant_manager: false,
    employee_no: '',
    employee_type: 1,
    orders: [
      { department_id: departmentIdOf('人才办'), user_order: 0, department_order: 1, is_primary_dept: true },
    ],
    custom_attrs: [],
    enterprise_email: '',
    job_title: '科员',
  })
  const params = { user_id_type: 'user_id', department_id_type: 'department_id' } as const
  const other = await contact.user.get({ path: { user_id: 'xu' }, params })
  expect(other.data?.user).toMatchObject({ user_id: 'xu', open_id: xu, department_ids: ['zzb'] })
  const many = await contact.user.batch({ params: { user_ids: [mei, 'ou_no', xu] } })
  expect(many.data?.items?.map(one => one.open_id)).toEqual([mei, xu])
  const code = (user_id: string, user_id_type: 'open_id' | 'union_id' | 'user_id') =>
    codeOf(contact.user.get({ path: { user_id }, params: { user_id_type } }))
  expect([
    await code('ou_no', 'open_id'),
    await code('no', 'user_id'),
    await code('on_no', 'union_id'),
  ]).toEqual([99992351, 99992360, 99992364])
})

test('ids by phone, with or without the country’s code, and by mail; at most fifty', async () => {
  const { contact } = await book()
  const found = await contact.user.batchGetId({
    params: { user_id_type: 'union_id' },
    data: { mobiles: ['13800001111', '13900000000'], emails: ['xu@example.cn'] },
  })
  const status = expect.objectContaining({ is_activated: true, is_resigned: false })
  expect(found.data).toEqual({
    user_list: [
      { user_id: 'on_xu', email: 'xu@example.cn', status },
      { user_id: 'on_mei', mobile: '13800001111', status },
      { mobile: '13900000000' },
    ],
  })
  const emails = Array.from({ length: 51 }, (_, at) => `${at}@example.cn`)
  expect(await codeOf(contact.user.batchGetId({ data: { emails } }))).toBe(99992402)
})

test('a department has every field of its page; those above, below and by name', async () => {
  const { contact, domain } = await book()
  const rcb = departmentIdOf('人才办')
  const got = await contact.department.get({ path: { department_id: rcb } })
  const shown = {
    name: '人才办',
    i18n_name: { zh_cn: '人才办', ja_jp: '', en_us: '' },
    parent_department_id: departmentIdOf('组织部'),
    department_id: 'rcb',
    open_department_id: rcb,
    leader_user_id: mei,
    chat_id: '',
    order: '1',
    unit_ids: [],
    member_count: 1,
    status: { is_deleted: false },
    leaders: [{ leaderType: 1, leaderID: mei }],
    primary_member_count: 1,
  }
  expect(got.data?.department).toEqual(shown)
  const params = { department_id_type: 'department_id' } as const
  const many = await contact.department.batch({ params: { ...params, department_ids: ['rcb', 'zzb'] } })
  expect(many.data?.items?.map(one => one.parent_department_id)).toEqual(['zzb', '0'])
  const parents = await contact.department.parent({ params: { ...params, department_id: 'rcb' } })
  expect(parents.data?.items?.map(one => one.name)).toEqual(['组织部'])
  const children = await contact.department.children({ path: { department_id: '0' } })
  expect(children.data?.items?.map(one => one.name)).toEqual(['组织部', '茶叶站'])
  const deep = await contact.department.children({
    path: { department_id: '0' },
    params: { fetch_child: true, page_size: 2 },
  })
  expect(deep.data).toMatchObject({ has_more: true, items: [{ name: '组织部' }, { name: '人才办' }] })
  const inside = await contact.user.findByDepartment({ params: { ...params, department_id: 'zzb' } })
  expect(inside.data?.items?.map(one => one.name)).toEqual(['徐立'])
  const found = await fetch(`${domain}/open-apis/contact/v3/departments/search`, {
    method: 'POST',
    headers: { authorization: `Bearer u-${mei}` },
    body: '{"query":"人才"}',
  })
  expect(await found.json()).toMatchObject({ code: 0, data: { items: [shown], has_more: false } })
  expect(await codeOf(contact.department.get({ path: { department_id: 'od-no' } }))).toBe(40015)
  expect(await codeOf(contact.department.parent({ params: { department_id: '0' } }))).toBe(40002)
  expect(
    await codeOf(contact.department.children({ path: { department_id: '0' }, params: { page_token: 'x' } })),
  ).toBe(40012)
})

test('fields whose scope is missing are left out without a word', async () => {
  const { contact } = await book({ scopes: ['contact:contact.base:readonly', 'contact:user.base:readonly'] })
  const got = await contact.user.get({ path: { user_id: xu } })
  expect(Object.keys(got.data?.user ?? {}).sort()).toEqual(
    ['avatar', 'en_name', 'mobile_visible', 'name', 'nickname', 'open_id', 'union_id'].sort(),
  )
  const department = await contact.department.get({ path: { department_id: departmentIdOf('人才办') } })
  expect(department.data?.department).toEqual({ open_department_id: departmentIdOf('人才办') })
})

test('an app reads only whom its range holds: people by id, departments with all below', async () => {
  const { contact } = await book({ availability: ['组织部', gao] })
  const get = (user_id: string) => contact.user.get({ path: { user_id } })
  for (const one of [mei, xu, gao]) expect((await get(one)).code).toBe(0)
  const range = await contact.scope.list()
  expect(range.data).toEqual({
    department_ids: [departmentIdOf('组织部')],
    user_ids: [gao],
    group_ids: [],
    has_more: false,
    page_token: '',
  })
  expect(await codeOf(contact.department.get({ path: { department_id: departmentIdOf('茶叶站') } }))).toBe(
    40004,
  )
  expect(await codeOf(contact.department.children({ path: { department_id: '0' } }))).toBe(40004)
  expect(
    (await contact.department.get({ path: { department_id: departmentIdOf('人才办') } })).data?.department
      ?.name,
  ).toBe('人才办')
  const narrow = await book({ contactRange: [gao] })
  expect(await codeOf(narrow.contact.user.get({ path: { user_id: mei } }))).toBe(41050)
  expect(await codeOf(narrow.contact.user.batch({ params: { user_ids: [mei, xu] } }))).toBe(41050)
  const some = await narrow.contact.user.batch({ params: { user_ids: [mei, gao] } })
  expect(some.data?.items?.map(one => one.open_id)).toEqual([gao])
  const ids = await narrow.contact.user.batchGetId({ data: { emails: ['xu@example.cn'] } })
  expect(ids.data?.user_list).toEqual([{ email: 'xu@example.cn' }])
  const all = await book()
  expect((await all.contact.scope.list()).data?.department_ids).toEqual(
    ['组织部', '茶叶站'].map(departmentIdOf),
  )
})

test('a bot reaches only whom it is there for, and they only reach it then', async () => {
  const { client, emulator } = await book({ availability: ['人才办'] })
  const send = (receive_id: string) =>
    client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id, msg_type: 'text', content: '{"text":"你好"}' },
    })
  expect((await send(mei)).code).toBe(0)
  expect(await codeOf(send(gao))).toBe(230013)
  expect(() => emulator.say(gao, '你好')).toThrow('没有对高岭开放')
  const chat = await client.im.v1.chat.create({ data: { name: '茶' } })
  const path = { chat_id: chat.data?.chat_id ?? '' }
  expect(await codeOf(client.im.v1.chatMembers.create({ path, data: { id_list: [gao] } }))).toBe(232024)
  expect(await codeOf(client.im.v1.chat.create({ data: { user_id_list: [gao] } }))).toBe(232024)
})

test('what a bot hears is what its scopes let it hear', async () => {
  const heardWith = async (scopes?: readonly string[]) => {
    const { emulator, pushes } = await listening({ apps: [scopes ? { ...bole, scopes } : bole] })
    emulator.say(mei, '私下')
    emulator.say(mei, '群里', { chatId: 'oc_office' })
    emulator.say(mei, '@伯乐 群里叫它', { chatId: 'oc_office' })
    const events = await pushes('im.message.receive_v1')
    return events.map(({ message }) => JSON.parse(message.content).text)
  }
  expect(await heardWith()).toEqual(['私下', '@_user_1 群里叫它'])
  expect(await heardWith(['im:message'])).toEqual([])
  expect(await heardWith(['im:message.p2p_msg:readonly'])).toEqual(['私下'])
  expect(await heardWith(['im:message.group_at_msg'])).toEqual(['@_user_1 群里叫它'])
  expect(await heardWith(['im:message.group_msg'])).toEqual(['群里', '@_user_1 群里叫它'])
  expect(newEmulator().state.apps.get(bole.appId)?.scopes).toBeNull()
})
