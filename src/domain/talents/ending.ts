import type { Context } from '#core/context.ts'

/** What of somebody's ends when he leaves the register, counted: said before he confirms it. */
export const endingWith = async ({ db }: Context, talentId: number): Promise<readonly string[]> => {
  const living = { notIn: ['ended', 'declined', 'expired'] }
  const pairings = await db.pairing.count({
    where: { OR: [{ talentId }, { menteeId: talentId }], state: living },
  })
  const liaisons = await db.liaison.count({ where: { talentId, state: living } })
  const grievances = await db.grievance.count({ where: { talentId, closedAt: null } })
  const corrections = await db.correction.count({ where: { talentId, state: 'pending' } })
  const counted: readonly (readonly [number, string])[] = [
    [pairings, '个结对随之终止'],
    [liaisons, '项领导联系随之终止'],
    [grievances, '件诉求不再办理'],
    [corrections, '件更正不再办理'],
  ]
  return counted.flatMap(([count, words]) => (count > 0 ? [`您的${count}${words}。`] : []))
}
