import type { Speaker } from '../support/speaker.ts'
import { type Stage, startStage as startTalents } from '../talents/stage.ts'

/** The people of these stories: the office and its head, a school bureau with two officers, and one talent with an account. */
export type GrievanceStage = Stage & {
  readonly zhao: Speaker
  /** Handles for the school bureau. */
  readonly duan: Speaker
  /** Signs for the school bureau. */
  readonly yang: Speaker
  readonly han: Speaker
  readonly hanId: number
  readonly newestCase: () => ReturnType<Stage['county']['db']['prisma']['grievance']['findFirstOrThrow']>
  /** Hands in a grievance as 韩梅 and answers its number. */
  readonly submitted: (text?: string) => Promise<string>
  /** Accepted, assigned to the school bureau and signed for. */
  readonly taken: (text?: string) => Promise<string>
  /** Answered and signed. */
  readonly replied: (text?: string) => Promise<string>
  readonly numberOf: (id: number) => string
}

export const school = '云岭县教育体育局'
export const farming = '云岭县农业农村局'

export const startStage = async (now?: string): Promise<GrievanceStage> => {
  const stage = await startTalents(now)
  const { county, mei } = stage
  const zhao = await county.person('赵主任', { role: 'head' })
  const duan = await county.person('段老师', { role: 'department', unit: school })
  const yang = await county.person('杨局长', { role: 'department', unit: school })
  const { person: han, id: hanId } = await stage.verified('韩梅')
  const { prisma } = county.db
  const newestCase = () => prisma.grievance.findFirstOrThrow({ orderBy: { id: 'desc' } })
  const numberOf = (id: number): string =>
    `SQ-${Math.floor(id / 100_000)}-${String(id % 100_000).padStart(4, '0')}`
  const unitId = async (name: string) => String((await prisma.unit.findFirstOrThrow({ where: { name } })).id)
  const submitted = async (text = '孩子上小学的事跑了两个部门都没人管'): Promise<string> => {
    await han.says(text)
    await han.submits('提交诉求')
    return numberOf((await newestCase()).id)
  }
  const taken = async (text?: string): Promise<string> => {
    const number = await submitted(text)
    await mei.says(`受理 ${number}`)
    await mei.submits('受理', { contacted: true })
    await mei.presses('转办')
    await mei.submits('转办', { unit: await unitId(school) })
    await duan.says(number)
    await duan.presses('签收办理')
    return number
  }
  return {
    ...stage,
    zhao,
    duan,
    yang,
    han,
    hanId,
    newestCase,
    submitted,
    taken,
    numberOf,
    replied: async text => {
      const number = await taken(text)
      await duan.presses('答复')
      await duan.submits('送单位负责人签发', { words: '已协调民族小学接收，下周一报到。' })
      await yang.says(number)
      await yang.presses('签发')
      return number
    },
  }
}
