import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

/** The people of these stories: one of the talent office and its head, and how the lists stand after what they said. */
export type PlaceStage = {
  readonly county: County
  readonly mei: Speaker
  readonly head: Speaker
  /** What the bot says to a sentence; of the office's unless somebody else speaks. */
  readonly told: (sentence: string, speaker?: Speaker) => Promise<string>
  readonly undo: () => Promise<string>
  readonly village: (name: string) => ReturnType<typeof villageIn>
  readonly field: (name: string) => ReturnType<typeof fieldIn>
  readonly lastEvent: () => ReturnType<typeof lastEventIn>
}

export const startStage = async (): Promise<PlaceStage> => {
  const county = await startCounty()
  const mei = await county.person('段小梅', { role: 'office' })
  const head = await county.person('赵主任', { role: 'head' })
  return {
    county,
    mei,
    head,
    told: (sentence, speaker = mei) => speaker.asks(sentence),
    undo: async () => {
      await mei.says('撤销')
      return mei.presses('确认撤销')
    },
    village: name => villageIn(county, name),
    field: name => fieldIn(county, name),
    lastEvent: () => lastEventIn(county),
  }
}

const villageIn = ({ db }: County, name: string) =>
  db.prisma.village.findFirst({
    where: { name },
    include: { industries: { include: { field: true } }, township: true },
  })

const fieldIn = ({ db }: County, name: string) => db.prisma.field.findUnique({ where: { name } })

const lastEventIn = ({ db }: County) => db.prisma.auditEvent.findFirstOrThrow({ orderBy: { seq: 'desc' } })
