import type { Role } from '#core/actor.ts'
import type { Scope } from '#core/chat.ts'
import type { FreshDatabase } from './database.ts'

/** A small invented county, enough for most stories: places, units and fields. */
export const furnish = async ({ prisma }: FreshDatabase): Promise<void> => {
  for (const [name, kind, villages] of places) {
    await prisma.township.create({
      data: { name, kind, villages: { create: villages.map(village => ({ name: village, kind: '村' })) } },
    })
  }
  await prisma.unit.createMany({ data: units.map(([name, ...short]) => ({ name, short })) })
  await prisma.field.createMany({ data: fields.map(([name, ...synonyms]) => ({ name, synonyms })) })
}

const places: readonly (readonly [string, string, readonly string[]])[] = [
  ['漕溪镇', '镇', ['松炼村', '仁山村', '铁厂村']],
  ['白石镇', '镇', ['云头村', '双河村']],
  ['苗岭乡', '乡', ['水井村', '表村']],
]

const units: readonly (readonly [string, ...string[]])[] = [
  ['云岭县农业农村局', '农业农村局', '农业局'],
  ['云岭县教育体育局', '教体局'],
  ['云岭县人民医院', '县医院'],
  ['云岭县农业技术推广中心', '农技中心', '农技站'],
]

const fields: readonly (readonly [string, ...string[]])[] = [
  ['茶叶', '茶', '制茶', '茶艺'],
  ['核桃', '泡核桃'],
  ['临床医学', '医生', '大夫'],
  ['中学数学', '数学'],
]

/** What somebody is in a story: a role, and the area it is narrowed to by name. */
export type Holding = {
  readonly role: Role
  readonly unit?: string
  readonly township?: string
  readonly village?: string
}

/** Gives an account a role, as an administrator did long ago. */
export const grant = async (
  { prisma }: FreshDatabase,
  openId: string,
  name: string,
  holding: Holding,
): Promise<void> => {
  const person = await prisma.person.upsert({
    where: { openId },
    create: { openId, name },
    update: { name },
  })
  const { unit, township, village } = holding
  await prisma.roleGrant.create({
    data: {
      personId: person.id,
      role: holding.role,
      unitId: unit ? (await prisma.unit.findFirstOrThrow({ where: { name: unit } })).id : null,
      townshipId: township
        ? (await prisma.township.findFirstOrThrow({ where: { name: township } })).id
        : null,
      villageId: village ? (await prisma.village.findFirstOrThrow({ where: { name: village } })).id : null,
      grantedBy: 'system:test',
      grantedAt: new Date('2026-01-05T09:00:00+08:00'),
    },
  })
}

/** Binds a group to its use, as an administrator did long ago. */
export const bind = async (
  { prisma }: FreshDatabase,
  chatId: string,
  name: string,
  scope: Scope,
): Promise<void> => {
  await prisma.chatRoom.upsert({
    where: { chatId },
    create: { chatId, name, scope },
    update: { name, scope, leftAt: null },
  })
}
