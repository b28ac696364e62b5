import type { Stage } from './stage.ts'

/** What three experts say at the talk of these stories. */
export const said = [
  '杨春兰：建议每年春茶前办一期制茶夜校；建议修一条到茶山的机耕道；谢谢大家的关心',
  '何山老师：孩子在县城上学，接送困难；建议评职称少要论文（不具名）',
  '老李：建议给土专家发个证',
].join('\n')

/** Remarks of one talk, called by some of their words, and the steps they take. */
export const remarksOf = (stage: Stage, id: number) => {
  const opinionOf = async (text: string) => {
    const all = await stage.opinions(id)
    const found = all.find(one => stage.county.vault.open(one.text).includes(text))
    if (!found) throw new Error(`nobody said ${text}`)
    return found
  }
  const numberOf = async (text: string) => `JY-${(await opinionOf(text)).id}`
  return {
    opinionOf,
    numberOf,
    stateOf: async (text: string) => (await opinionOf(text)).state,
    note: async (speaker: string, kind: string, text: string) => {
      const guest = await stage.county.db.prisma.symposiumGuest.findFirstOrThrow({
        where: { symposiumId: id, talent: { name: speaker } },
      })
      await stage.mei.says(`记意见 ZT-${id}`)
      return stage.mei.submits('记下', { speaker: String(guest.id), kind, text })
    },
    thank: async (text: string) => {
      await stage.mei.says(await numberOf(text))
      await stage.mei.presses('不作交办')
      return stage.mei.submits('不作交办', { reason: 'thanks' })
    },
    assign: async (text: string, unit: string, days = '10') => {
      await stage.mei.says(`交办意见 ${await numberOf(text)} ${unit}`)
      return stage.mei.submits('交办', { days })
    },
    reply: async (text: string, words: string) => {
      await stage.farm.says(`答复意见 ${await numberOf(text)}`)
      return stage.farm.submits('提交答复', { outcome: 'adopted', text: words })
    },
    passOn: async (text: string) => {
      await stage.mei.says(await numberOf(text))
      return stage.mei.presses('转告提出人')
    },
  }
}

export type Remarks = ReturnType<typeof remarksOf>
