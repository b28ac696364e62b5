import { addDays, dayOf } from '#core/shanghai.ts'
import type { Category } from '#domain/talents/dictionary.ts'
import type { Prisma } from '#storage/generated/client.ts'
import type { TalentSeed } from './talents.ts'

const achieved: Readonly<Record<Category, readonly [what: string, evidence: string]>> = {
  party: ['全县优秀公务员', '表彰文件复印件'],
  enterprise: ['带动本地农产品销售额突破500万元', '企业年度审计报告'],
  professional: ['州级学科（技术）带头人', '州级聘书复印件'],
  skilled: ['州级职业技能竞赛一等奖', '获奖证书复印件'],
  rural: ['县级种植能手', '荣誉证书复印件'],
  folk: ['县级以上非遗代表性传承人', '认定文件复印件'],
  social: ['优秀社会工作案例', '获奖证书复印件'],
}

/** People of high level, and every tenth craftsperson, have something to show; `null`: nothing is on record. */
export const achievementOf = (
  talent: TalentSeed,
  now: Date,
  verifiedBy: string,
): Prisma.AchievementCreateManyInput | null => {
  if (talent.level !== 'high' && !(talent.craft !== null && talent.id % 10 === 2)) return null
  const [what, evidence] = achieved[talent.category]
  const on = addDays(dayOf(now), -200 - (talent.id % 900))
  return {
    talentId: talent.id,
    what,
    on: new Date(`${on}T00:00:00Z`),
    evidence,
    verifiedBy,
    verifiedAt: now,
    createdAt: now,
  }
}
