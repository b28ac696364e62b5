import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

/** The people of these stories: two of the talent office, one township officer, and whoever comes to be registered. */
export type Stage = {
  readonly county: County
  readonly mei: Speaker
  readonly ling: Speaker
  readonly qiang: Speaker
  /** A filled registration form, with a phone nobody else has. */
  readonly form: (more?: Readonly<Record<string, unknown>>) => Record<string, unknown>
  /** Somebody new who has registered and agreed. */
  readonly agreed: Arrive
  /** The same, reviewed and verified. */
  readonly verified: Arrive
  readonly row: (id: number) => ReturnType<County['db']['prisma']['talent']['findUniqueOrThrow']>
  readonly newest: () => ReturnType<County['db']['prisma']['talent']['findFirstOrThrow']>
  /** Tables of the register and the audit in which some words stand in clear. */
  readonly tablesWith: (words: string) => Promise<readonly string[]>
}

type Arrive = (
  name: string,
  more?: Readonly<Record<string, unknown>>,
) => Promise<{ readonly person: Speaker; readonly id: number }>

export const startStage = async (now?: string): Promise<Stage> => {
  const county = await startCounty(now === undefined ? {} : { now })
  const mei = await county.person('段小梅', { role: 'office' })
  const ling = await county.person('周玲', { role: 'office' })
  const qiang = await county.person('王强', { role: 'township', township: '漕溪镇' })
  const { prisma } = county.db
  let phones = 0
  const form = (more: Readonly<Record<string, unknown>> = {}) => {
    phones += 1
    return {
      place: '漕溪镇松炼村',
      fields: '茶叶、核桃',
      phone: `138${String(phones).padStart(8, '0')}`,
      category: 'folk',
      craft: '手工制茶',
      ...more,
    }
  }
  const newest = () => prisma.talent.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const agreed: Arrive = async (name, more) => {
    const person = await county.person(name)
    await person.says(`登记 ${name}`)
    await person.submits('提交', form(more))
    await person.presses('同意')
    return { person, id: (await newest()).id }
  }
  const verified: Arrive = async (name, more) => {
    const arrived = await agreed(name, more)
    await qiang.says(`审核 RC-${arrived.id}`)
    await qiang.submits('审核通过', { evidence: '查验了证书原件' })
    await mei.says(`审核 RC-${arrived.id}`)
    await mei.submits('通过核验', { level: 'middle' })
    return arrived
  }
  return {
    county,
    mei,
    ling,
    qiang,
    form,
    agreed,
    verified,
    newest,
    row: id => prisma.talent.findUniqueOrThrow({ where: { id } }),
    tablesWith: words => tablesWith(county, words),
  }
}

/** Every table of ours and of the job engine: none may be forgotten. */
const tablesWith = async ({ db }: County, words: string): Promise<readonly string[]> => {
  const { rows } = await db.pool.query<{ name: string }>(
    `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
     where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rowCount } = await db.pool.query(
      `select from ${name} t where position($1 in t::text) > 0 limit 1`,
      [words],
    )
    if (rowCount) found.push(name)
  }
  return found
}
