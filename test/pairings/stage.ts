import type { Speaker } from '../support/speaker.ts'
import { type Stage, startStage as startTalents } from '../talents/stage.ts'

/** The talents' stage with a head, and people who can be paired at once. */
export type PairingStage = Stage & {
  readonly zhao: Speaker
  /** Somebody verified, paired with a village of 漕溪镇 that its township's officer agreed for. */
  readonly paired: (
    name: string,
    village: string,
  ) => Promise<{ readonly person: Speaker; readonly id: number; readonly talentId: number }>
}

export const startStage = async (now?: string): Promise<PairingStage> => {
  const stage = await startTalents(now)
  const zhao = await stage.county.person('赵主任', { role: 'head' })
  const newest = () => stage.county.db.prisma.pairing.findFirstOrThrow({ orderBy: { id: 'desc' } })
  return {
    ...stage,
    zhao,
    paired: async (name, village) => {
      const { person, id: talentId } = await stage.verified(name)
      await stage.mei.says('提结对')
      await stage.mei.submits('提出结对', { kind: 'village', talent: name, served: village, form: 'service' })
      await person.presses('同意')
      await stage.qiang.presses('同意')
      const { id } = await newest()
      await zhao.says(`JD-${id}`)
      await zhao.presses('审定')
      return { person, id, talentId }
    },
  }
}

/** The same with somebody paired with 松炼村, and what the database says of it. */
export const startPaired = async () => {
  const stage = await startStage()
  const { person: he, id } = await stage.paired('何山', '松炼村')
  const { prisma } = stage.county.db
  return {
    stage,
    he,
    id,
    row: (of = id) => prisma.pairing.findUniqueOrThrow({ where: { id: of } }),
    newest: () => prisma.pairing.findFirstOrThrow({ orderBy: { id: 'desc' } }),
  }
}
