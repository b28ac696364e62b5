import { readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { z } from 'zod'

/** The four values of a Feishu or Lark app, and how it speaks to us. */
export type FeishuEnv = {
  readonly appId: string
  readonly appSecret: string
  /** `null` only over the long connection, which is neither signed nor encrypted. */
  readonly encryptKey: string | null
  readonly verificationToken: string
  /** Base URL without a trailing slash. */
  readonly domain: string
  readonly transport: 'webhook' | 'socket'
  /** Lark's international tenants keep their data outside the country. */
  readonly abroad: boolean
}

export type Env = {
  /** `null`: the try-out with the emulator. */
  readonly feishu: FeishuEnv | null
  readonly port: number
  readonly host: string
  /** `null`: the embedded database in `dataDir`. */
  readonly databaseUrl: string | null
  readonly dataDir: string
  readonly adminOpenIds: readonly string[]
  readonly publicUrl: string | null
  readonly logLevel: (typeof logLevels)[number]
  readonly countyName: string
  /** Seed the invented county into an empty database. */
  readonly demoCounty: boolean
  /** Keys that seal personal data, `id:base64` separated by commas, newest first; `null`: generated in `dataDir`. */
  readonly vaultKeys: string | null
  /** A model that is asked when the rules are unsure of a sentence; `null`: the rules alone. */
  readonly model: ModelEnv | null
}

/** Where a model answers the way OpenAI's chat completions do. */
type ModelEnv = { readonly baseUrl: string; readonly apiKey: string | null; readonly name: string }

/** What is wrong with the configuration, one finished line per fault. The program ends with exit code 78. */
export class EnvFault extends Error {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    super(lines.join('\n'))
    this.name = 'EnvFault'
    this.lines = lines
  }
}

/** Reads `.env` (when there is one) under the process environment, which wins. Throws {@link EnvFault}. */
export const readEnv = (file = '.env'): Env => {
  const text = readFile(file)
  // biome-ignore lint/style/noProcessEnv: the one place that reads it
  return parse({ ...parseEnv(text), ...process.env }, name => whereStands(name, text, file))
}

/** The same from given values; `where` says where a name stands, for the message. */
export const parse = (
  values: Readonly<Record<string, string | undefined>>,
  where: (name: string) => string,
): Env => {
  const parsed = Values.safeParse(withoutBlanks(values))
  if (!parsed.success) {
    throw new EnvFault(parsed.error.issues.map(issue => `${where(String(issue.path[0]))}：${issue.message}`))
  }
  const given = parsed.data
  return {
    feishu: feishuOf(given, where),
    port: given.PORT,
    host: given.HOST ?? (given.FEISHU_APP_ID ? '0.0.0.0' : '127.0.0.1'),
    databaseUrl: given.DATABASE_URL ?? null,
    dataDir: given.DATA_DIR,
    adminOpenIds: given.ADMIN_OPEN_IDS,
    publicUrl: given.PUBLIC_URL ?? null,
    logLevel: given.LOG_LEVEL,
    countyName: given.COUNTY_NAME,
    demoCounty: given.DEMO_COUNTY ?? given.FEISHU_APP_ID === undefined,
    vaultKeys: given.VAULT_KEYS ?? null,
    model: given.MODEL_BASE_URL
      ? { baseUrl: given.MODEL_BASE_URL, apiKey: given.MODEL_API_KEY ?? null, name: given.MODEL_NAME }
      : null,
  }
}

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const domains: Readonly<Record<string, string>> = {
  feishu: 'https://open.feishu.cn',
  lark: 'https://open.larksuite.com',
}

const url = (protocols: RegExp, sentence: string) =>
  z
    .string()
    .refine(value => URL.canParse(value) && protocols.test(new URL(value).protocol), sentence)
    .transform(value => value.replace(/\/+$/, ''))

const Values = z.object({
  FEISHU_APP_ID: z
    .string()
    .regex(/^cli_[0-9a-fA-F]{16}$/, '应为 cli_ 加 16 位十六进制字符，在开发者后台“凭证与基础信息”里复制。')
    .optional(),
  FEISHU_APP_SECRET: z.string().optional(),
  FEISHU_ENCRYPT_KEY: z.string().optional(),
  FEISHU_VERIFICATION_TOKEN: z.string().optional(),
  FEISHU_DOMAIN: z
    .string()
    .default('feishu')
    .transform(value => domains[value] ?? value)
    .pipe(url(/^https?:$/, '应为 feishu、lark，或以 http(s):// 开头的地址。')),
  FEISHU_TRANSPORT: z
    .enum(['webhook', 'socket'], '只能是 webhook（回调地址）或 socket（长连接）。')
    .default('webhook'),
  PORT: z.coerce
    .number('应为端口号。')
    .int('应为整数。')
    .min(1, '应在 1 到 65535 之间。')
    .max(65535, '应在 1 到 65535 之间。')
    .default(3000),
  HOST: z.string().optional(),
  DATABASE_URL: url(/^postgres(ql)?:$/, '应以 postgres:// 开头；不用自备数据库时请删去这一行。').optional(),
  DATA_DIR: z.string().default('./data'),
  ADMIN_OPEN_IDS: z
    .string()
    .default('')
    .transform(value => value.split(/[\s,，、]+/).filter(Boolean))
    .refine(ids => ids.every(id => /^ou_[\w-]+$/.test(id)), '应为 ou_ 开头的 open_id，多个用逗号隔开。'),
  PUBLIC_URL: url(/^https?:$/, '应为外网可以访问的 http(s):// 地址。').optional(),
  LOG_LEVEL: z.enum(logLevels, `只能是 ${logLevels.join('、')}。`).default('info'),
  COUNTY_NAME: z.string().max(20, '最多 20 个字。').default('云岭县'),
  DEMO_COUNTY: z
    .enum(['0', '1'], '只能是 1（装入示例县）或 0。')
    .transform(value => value === '1')
    .optional(),
  MODEL_BASE_URL: url(
    /^https?:$/,
    '应为 http(s):// 开头、兼容 OpenAI 接口的地址，例如 http://127.0.0.1:11434/v1。',
  ).optional(),
  MODEL_API_KEY: z.string().optional(),
  MODEL_NAME: z.string().max(100, '最多 100 个字。').default('default'),
  VAULT_KEYS: z
    .string()
    .refine(
      keys => keys.split(',').every(key => /^[\w-]{1,24}:[A-Za-z0-9+/_-]{43}=?$/.test(key.trim())),
      '应为“编号:base64”（32 字节），多个用逗号隔开；可以这样生成一个：echo "1:$(openssl rand -base64 32)"',
    )
    .optional(),
})

const feishuOf = (given: z.output<typeof Values>, where: (name: string) => string): FeishuEnv | null => {
  const needed = [
    'FEISHU_APP_ID',
    'FEISHU_APP_SECRET',
    'FEISHU_VERIFICATION_TOKEN',
    'FEISHU_ENCRYPT_KEY',
  ] as const
  const missing = needed.filter(name => given[name] === undefined)
  if (missing.length === needed.length) return null
  const socketNeedsNone =
    given.FEISHU_TRANSPORT === 'socket' ? ['FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN'] : []
  const faults = missing
    .filter(name => !socketNeedsNone.includes(name))
    .map(name => `${where(name)}：${whyNeeded[name]}`)
  if (faults.length > 0) throw new EnvFault(['飞书的几个值要么都填，要么都不填（试用）。现在缺：', ...faults])
  return {
    appId: given.FEISHU_APP_ID ?? '',
    appSecret: given.FEISHU_APP_SECRET ?? '',
    encryptKey: given.FEISHU_ENCRYPT_KEY ?? null,
    verificationToken: given.FEISHU_VERIFICATION_TOKEN ?? '',
    domain: given.FEISHU_DOMAIN,
    transport: given.FEISHU_TRANSPORT,
    abroad: /larksuite\.com$/.test(new URL(given.FEISHU_DOMAIN).hostname),
  }
}

const whyNeeded = {
  FEISHU_APP_ID: '应用的 App ID，在开发者后台“凭证与基础信息”里。',
  FEISHU_APP_SECRET: '应用的 App Secret，在开发者后台“凭证与基础信息”里。',
  FEISHU_VERIFICATION_TOKEN: '在开发者后台“事件与回调 → 加密策略”里。',
  FEISHU_ENCRYPT_KEY:
    '在开发者后台“事件与回调 → 加密策略”里；没有它就认不出消息是不是飞书发来的，所以不启动。',
} as const

const withoutBlanks = (values: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : [])),
  )

const readFile = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const whereStands = (name: string, text: string, file: string): string => {
  const line = text.split('\n').findIndex(row => new RegExp(`^\\s*(export\\s+)?${name}\\s*=`).test(row))
  // biome-ignore lint/style/noProcessEnv: only to tell the two places apart
  if (process.env[name] !== undefined && process.env[name] !== '') return `环境变量 ${name}`
  return line >= 0 ? `${file} 第 ${line + 1} 行 ${name}` : `${file} 里的 ${name}`
}
