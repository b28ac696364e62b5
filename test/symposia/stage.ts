import type { Speaker } from '../support/speaker.ts'
import { startStage as startTalents, type Stage as Talents } from '../talents/stage.ts'

/** The people of these stories: the office, its head, a leader who hosts, two units, three experts. */
export type Stage = Talents & {
  readonly head: Speaker
  readonly chen: Speaker
  readonly farm: Speaker
  readonly school: Speaker
  readonly yang: Speaker
  readonly he: Speaker
  readonly ids: { readonly yang: number; readonly he: number; readonly silent: number }
  /** A plan with everybody on its list; its number. */
  readonly planned: (more?: Readonly<Record<string, unknown>>) => Promise<number>
  /** The same, with the invitations out. */
  readonly invited: (more?: Readonly<Record<string, unknown>>) => Promise<number>
  /** The same, held and with minutes in which each expert said something. */
  readonly recorded: (said: string) => Promise<number>
  readonly symposium: (
    id: number,
  ) => ReturnType<Talents['county']['db']['prisma']['symposium']['findUniqueOrThrow']>
  readonly opinions: (
    id: number,
  ) => ReturnType<Talents['county']['db']['prisma']['symposiumOpinion']['findMany']>
}

export const startStage = async (now = '2026-11-23T09:00'): Promise<Stage> => {
  const talents = await startTalents(now)
  const { county, mei } = talents
  const { prisma } = county.db
  const head = await county.person('赵主任', { role: 'head' })
  const chen = await county.person('陈立新', { role: 'leader' })
  const farm = await county.person('李科', { role: 'department', unit: '云岭县农业农村局' })
  const school = await county.person('段老师', { role: 'department', unit: '云岭县教育体育局' })
  const { person: yang, id: yangId } = await talents.verified('杨春兰')
  const { person: he, id: heId } = await talents.verified('何山')
  // Registered on paper: nobody can write to him.
  const { id: silentId } = await prisma.talent.create({
    data: {
      name: '老李',
      initials: 'll',
      category: 'folk',
      tags: [],
      state: 'verified',
      registeredBy: 'system:test',
      createdAt: county.clock.now(),
      updatedAt: county.clock.now(),
    },
  })
  const newest = async () => (await prisma.symposium.findFirstOrThrow({ orderBy: { id: 'desc' } })).id
  const planned: Stage['planned'] = async (more = {}) => {
    await mei.says('安排座谈会')
    await mei.submits('保存方案', {
      kind: 'symposium',
      topic: '茶产业人才怎么留得住',
      day: '2026-12-04',
      time: '14:30',
      place: '县委二楼会议室',
      guests: `杨春兰、何山、RC-${silentId}`,
      units: '农业农村局、教体局',
      ...more,
    })
    return newest()
  }
  const invited: Stage['invited'] = async more => {
    const id = await planned(more)
    await mei.presses('发出邀请')
    return id
  }
  const recorded: Stage['recorded'] = async said => {
    const id = await invited()
    await county.clock.set('2026-12-04T17:00')
    await mei.says(`ZT-${id}`)
    await mei.presses('已经召开')
    await mei.presses('写纪要')
    const guests = await prisma.symposiumGuest.findMany({ where: { symposiumId: id } })
    await mei.submits('交纪要', {
      present: guests.map(guest => String(guest.id)),
      text: '会议听取了意见建议。',
      said,
    })
    return id
  }
  return {
    ...talents,
    head,
    chen,
    farm,
    school,
    yang,
    he,
    ids: { yang: yangId, he: heId, silent: silentId },
    planned,
    invited,
    recorded,
    symposium: id => prisma.symposium.findUniqueOrThrow({ where: { id } }),
    opinions: id => prisma.symposiumOpinion.findMany({ where: { symposiumId: id }, orderBy: { id: 'asc' } }),
  }
}
