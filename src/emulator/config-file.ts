import { z } from 'zod'
import type { EmulatorConfig } from './config.ts'
import { faultShapes, variantsShape } from './fault-shapes.ts'
import { inChinese, issueWords } from './issue-words.ts'

/** What `npm run emulator` reads: who is there, and where the bots listen. */
export type FileConfig = {
  readonly host: string
  readonly port: number
  readonly emulator: Omit<EmulatorConfig, 'clock' | 'fetch'>
}

const id = z.string().min(1).max(100)
const url = z.url({ protocol: /^https?$/ })

const app = z.strictObject({
  appId: z.string().regex(/^cli_[0-9a-fA-F]{16}$/, 'cli_ 后面要有 16 位十六进制数字，SDK 的长连接只认这种'),
  secret: z.string().min(1),
  name: z.string().min(1),
  verificationToken: z.string().min(1),
  encryptKey: z.string().min(1).optional(),
  eventUrl: url.optional(),
  callbackUrl: url.optional(),
  transport: z.enum(['webhook', 'socket']).optional(),
  hearsAll: z.boolean().optional(),
  menu: z.array(z.strictObject({ name: z.string().min(1), key: z.string().min(1).max(30) })).optional(),
  scopes: z.array(z.string()).optional(),
  availability: z.array(z.string()).optional(),
  contactRange: z.array(z.string()).optional(),
  events: z.array(z.string()).optional(),
})

const person = z.strictObject({
  openId: id,
  name: z.string().min(1),
  unionId: id.optional(),
  userId: id.optional(),
  title: z.string().optional(),
  department: z.string().optional(),
  mobile: z.string().optional(),
  email: z.string().optional(),
})

const department = z.strictObject({
  name: z.string().min(1),
  id: id.optional(),
  parent: z.string().optional(),
  leader: id.optional(),
})

const chat = z.strictObject({
  chatId: id,
  name: z.string().min(1),
  members: z.array(id),
  bots: z.array(id).optional(),
})

const template = z.strictObject({
  id,
  version: z.string().min(1).optional(),
  apps: z.array(id).optional(),
  variables: z.record(z.string(), z.unknown()).optional(),
  card: z.record(z.string(), z.unknown()),
})

const step = z.strictObject({
  title: z.string().min(1),
  words: z.string(),
  as: id,
  chatId: id.optional(),
  beside: z.boolean().optional(),
  say: z.string().optional(),
  fill: z.record(z.string(), z.string()).optional(),
  file: z.strictObject({ name: z.string().min(1), url: z.string().min(1) }).optional(),
  clock: z
    .strictObject({
      weekday: z.number().int().min(1).max(7).optional(),
      time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '要写成 09:00 这样的时间'),
    })
    .optional(),
  until: z.string().min(1).optional(),
})

const guide = z.strictObject({
  title: z.string().min(1),
  steps: z.array(step).min(1),
  ending: z.string().optional(),
})

const file = z.strictObject({
  host: z.string().default('127.0.0.1'),
  port: z.number().int().min(0).max(65_535).default(3100),
  apps: z.array(app).min(1),
  people: z.array(person).min(1),
  departments: z.array(department).optional(),
  chats: z.array(chat).optional(),
  templates: z.array(template).optional(),
  limits: z.boolean().optional(),
  seed: z.number().int().optional(),
  tenantKey: z.string().optional(),
  messagesMax: z.number().int().min(100).optional(),
  hints: z.array(z.string()).default([]),
  guide: guide.optional(),
  frameBytesMax: z.number().int().positive().optional(),
  pingSeconds: z.number().int().positive().optional(),
  variants: variantsShape.optional(),
  faults: z
    .strictObject({
      push: z.array(faultShapes.push).optional(),
      call: z.array(faultShapes.call).optional(),
      socket: z.array(faultShapes.socket).optional(),
    })
    .optional(),
})

/** Every key a file may have, for the document that names them. */
export const configKeys: readonly string[] = [file, app, person, department, chat].flatMap(part =>
  Object.keys(part.shape),
)

type Read = z.output<typeof file>

/** Reads the file's text. Throws with every fault in words, one a line. */
export const readConfigFile = (text: string): FileConfig => {
  const parsed = file.safeParse(jsonIn(text), inChinese)
  const faults = parsed.success ? strays(parsed.data) : issueWords(parsed.error.issues, '整个文件')
  if (!parsed.success || faults.length > 0)
    throw new Error(['配置文件有误', ...faults.map(fault => `  ${fault}`)].join('\n'))
  const { host, port, ...emulator } = parsed.data
  // JSON has no undefined: a key that is absent from the file is absent here.
  return { host, port, emulator: emulator as FileConfig['emulator'] }
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new Error(`配置文件不是 JSON：${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Names that lead nowhere, and ids given twice. */
const strays = (read: Read): string[] => {
  const { apps, people, chats = [], departments = [], templates = [], guide: story } = read
  const [appIds, openIds] = [apps.map(one => one.appId), people.map(one => one.openId)]
  const inside = chats.flatMap(({ name, members, bots = [] }) => [
    ...unknown(members, openIds).map(one => `群「${name}」的成员 ${one} 不在 people 里`),
    ...unknown(bots, appIds).map(one => `群「${name}」的机器人 ${one} 不在 apps 里`),
  ])
  const leaders = departments.flatMap(({ name, leader }) =>
    unknown(leader ? [leader] : [], openIds).map(one => `部门「${name}」的负责人 ${one} 不在 people 里`),
  )
  const led = (story?.steps ?? []).flatMap(({ title, as, chatId }) => [
    ...unknown([as], openIds).map(one => `引导「${title}」的 ${one} 不在 people 里`),
    ...unknown(
      chatId ? [chatId] : [],
      chats.map(one => one.chatId),
    ).map(one => `引导「${title}」的 ${one} 不在 chats 里`),
  ])
  const users = templates.flatMap(({ id: name, apps: used = [] }) =>
    unknown(used, appIds).map(one => `卡片模板「${name}」的应用 ${one} 不在 apps 里`),
  )
  return [
    ...led,
    ...users,
    ...twice('应用', appIds),
    ...twice('人员', openIds),
    ...twice(
      '群',
      chats.map(one => one.chatId),
    ),
    ...inside,
    ...leaders,
  ]
}

const unknown = (ids: readonly string[], known: readonly string[]): string[] =>
  ids.filter(one => !known.includes(one))

const twice = (what: string, ids: readonly string[]): string[] =>
  ids.filter((one, at) => ids.indexOf(one) < at).map(one => `${what} ${one} 写了两次`)
