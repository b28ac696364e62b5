import { addDays, dayOf } from '#core/shanghai.ts'
import type { Speaker } from '../support/speaker.ts'
import { type County, startCounty } from '../support/world.ts'

/** The people of these stories: two of the talent office and its head, the agriculture department, and a hospital that hosts. */
export type Stage = {
  readonly county: County
  readonly mei: Speaker
  readonly ling: Speaker
  readonly head: Speaker
  readonly dept: Speaker
  readonly host: Speaker
  /** A filled application. */
  readonly form: (more?: Readonly<Record<string, unknown>>) => Record<string, unknown>
  /** Leads a new station as far as `until`. */
  readonly station: (until: Until, more?: Readonly<Record<string, unknown>>) => Promise<number>
  readonly row: (id: number) => ReturnType<County['db']['prisma']['workstation']['findUniqueOrThrow']>
}

export type Until = 'applied' | 'dept_review' | 'review' | 'publicity' | 'approved' | 'agreement' | 'running'

/** A filled agreement, signed and in force from a day on. */
export const agreementFrom = (day: string, more: Readonly<Record<string, unknown>> = {}) => ({
  signedOn: `${day} +0800`,
  startsOn: `${day} +0800`,
  years: '3',
  daysPerYear: '30',
  tasks: '古树茶提质、绿色防控',
  results: '双方共有，本县优先转化',
  pay: '5万元',
  exitTerms: '提前30日书面告知，交清资料',
  file: '人才办档案柜2026-签约-3',
  ...more,
})

/** Monday, 2 March 2026, nine o'clock. */
export const startStage = async (now = '2026-03-02T09:00'): Promise<Stage> => {
  const county = await startCounty({ now })
  const mei = await county.person('段小梅', { role: 'office' })
  const ling = await county.person('周玲', { role: 'office' })
  const head = await county.person('张启明', { role: 'head' })
  const dept = await county.person('何农', { role: 'department', unit: '云岭县农业农村局' })
  const host = await county.person('赵站长', { role: 'department', unit: '云岭县农业技术推广中心' })
  const { prisma } = county.db
  const township = await prisma.township.findFirstOrThrow({ where: { name: '漕溪镇' } })
  const form = (more: Readonly<Record<string, unknown>> = {}) => ({
    host: '农技中心',
    dept: '农业局',
    township: String(township.id),
    kind: 'expert',
    level: 'county',
    field: '茶叶',
    expert: '周正平',
    expertTitle: '研究员',
    institution: '省茶叶研究所',
    localTeam: '杨春兰 制茶师\n赵明 农艺师\n王丽 技术员',
    plan: '古树茶提质、茶园绿色防控，每年培训茶农200人次。',
    ...more,
  })
  const today = (days = 0) => addDays(dayOf(county.clock.now()), days)
  const steps: Readonly<Record<Exclude<Until, 'applied'>, (id: number) => Promise<unknown>>> = {
    dept_review: async id => {
      await dept.says(`GZ-${id}`)
      await dept.submits('初审通过', { words: '材料齐全，同意推荐' })
    },
    review: async id => {
      await mei.says(`GZ-${id}`)
      await mei.submits('会审通过', { words: '科技、人社部门同意' })
    },
    publicity: async id => {
      await mei.says(`GZ-${id}`)
      await mei.submits('登记评审结果', {
        scores: '张教授 86\n李研究员 82\n王农艺师 90',
        noticeFrom: `${today()} +0800`,
      })
    },
    approved: async id => {
      await county.clock.set(`${today(8)}T09:00`)
      await mei.says(`GZ-${id}`)
      await mei.submits('批复备案', { document: '云岭人才〔2026〕8号' })
    },
    agreement: async id => {
      await host.says(`GZ-${id}`)
      await host.presses('登记协议')
      await host.submits('登记协议', agreementFrom(today()))
    },
    running: async id => {
      await mei.says(`GZ-${id}`)
      await mei.submits('登记挂牌', { plateOn: `${today()} +0800` })
    },
  }
  const station: Stage['station'] = async (until, more) => {
    await host.says('申报工作站')
    await host.submits('提交申报', form(more))
    const { id } = await prisma.workstation.findFirstOrThrow({ orderBy: { id: 'desc' } })
    if (until === 'applied') return id
    for (const [state, step] of Object.entries(steps)) {
      await step(id)
      if (state === until) break
    }
    return id
  }
  return {
    county,
    mei,
    ling,
    head,
    dept,
    host,
    form,
    station,
    row: id => prisma.workstation.findUniqueOrThrow({ where: { id } }),
  }
}
