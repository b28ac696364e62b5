import { Refusal } from '#core/refusal.ts'
import { addMonths, type Day } from '#core/shanghai.ts'
import {
  daysOnSiteMin,
  goneMonths,
  isHigher,
  judgesMin,
  type Level,
  passFrom,
  type RevokeReason,
  teamMin,
} from './dictionary.ts'
import type { Need } from './machine.ts'
import type { StationRow } from './record.ts'

/** What an agreement says. */
export type Agreement = {
  readonly signedOn: Day
  readonly startsOn: Day
  readonly endsOn: Day
  readonly daysPerYear: number
  readonly tasks: string
  readonly results: string
  readonly payFen: number
  readonly exitTerms: string
  readonly file: string
}

/** What the person taking a step brings along. */
export type Given = {
  readonly today: Day
  readonly words?: string | null
  /** Points of the judges. */
  readonly scores?: readonly number[]
  readonly document?: string | null
  readonly agreement?: Agreement
  readonly plateOn?: Day
  readonly reported?: boolean
  readonly points?: number
  readonly level?: Level
  readonly fen?: number | null
  readonly revokeReason?: RevokeReason
  readonly expert?: { readonly name: string; readonly institution: string }
}

type Guard = (row: StationRow, given: Partial<Given>) => Refusal | null

const unless = (met: boolean, what: string, rule: string, next: string): Refusal | null =>
  met ? null : new Refusal(what, rule, next)

const blank = (words: string | null | undefined): boolean => (words ?? '').trim() === ''

export const dayIn = (date: Date | null): Day | null => date?.toISOString().slice(0, 10) ?? null

export const averageOf = (scores: readonly number[]): number =>
  scores.length === 0 ? 0 : Math.round((scores.reduce((sum, one) => sum + one, 0) / scores.length) * 10) / 10

const localTeam = ({ members }: StationRow): number => members.filter(({ side }) => side === 'local').length

const average = ({ scores = [] }: Partial<Given>): number => averageOf(scores)

/** The day somebody could first be paid: a year after the plate went up. */
const fundableFrom = ({ plateOn }: StationRow): Day | null => {
  const day = dayIn(plateOn)
  return day === null ? null : addMonths(day, 12)
}

const isReached = (day: Day | null, today: Day | undefined): boolean =>
  day !== null && today !== undefined && today >= day

const goneSince = ({ expertLeftOn }: StationRow): Day | null => {
  const day = dayIn(expertLeftOn)
  return day === null ? null : addMonths(day, goneMonths)
}

const wholeAgreement = (agreement: Agreement | undefined): boolean =>
  agreement !== undefined &&
  agreement.endsOn > agreement.startsOn &&
  agreement.startsOn >= agreement.signedOn &&
  agreement.daysPerYear >= daysOnSiteMin &&
  ![agreement.tasks, agreement.results, agreement.exitTerms, agreement.file].some(blank)

/** What each need asks, and the sentence when it is not met. */
export const guards: Readonly<Record<Need, Guard>> = {
  team: row =>
    unless(
      ![row.expertName, row.institution, row.plan].some(blank) && localTeam(row) >= teamMin,
      `申报材料还不齐：本地团队现在${localTeam(row)}人。`,
      `要有领衔专家、专家单位、领域、工作方案，本地团队不少于${teamMin}人。`,
      '请建站单位补齐后再提交。',
    ),
  opinion: (_row, { words }) =>
    unless(!blank(words), '还没有写明意见。', '这一步要留下书面意见。', '请写明后再提交。'),
  reason: (_row, { words }) =>
    unless(!blank(words), '还没有写明原因。', '这一步要说明原因，并告诉对方。', '请写明后再提交。'),
  judges: (_row, { scores = [] }) =>
    unless(
      scores.length >= judgesMin,
      `只有${scores.length}位评委的分数。`,
      `专家评审不少于${judgesMin}位评委。`,
      '请把每位评委的分数都填上。',
    ),
  passed: (_row, given) =>
    unless(
      average(given) >= passFrom,
      `平均分${average(given)}，没有达到${passFrom}分。`,
      `平均分不低于${passFrom}分才能公示。`,
      '请核对分数；没有通过的，按评审未通过办理。',
    ),
  notPassed: (_row, given) =>
    unless(
      average(given) < passFrom,
      `平均分${average(given)}，已经通过。`,
      `平均分不低于${passFrom}分的进入公示。`,
      '请按评审通过办理。',
    ),
  noticeOver: (row, { today }) =>
    unless(
      row.noticeTo !== null && today !== undefined && today > (dayIn(row.noticeTo) ?? ''),
      `公示要到${dayIn(row.noticeTo) ?? '（还没有开始）'}才期满。`,
      '公示5个工作日期满、没有成立的异议，才能批复。',
      '请在公示期满后的下一天再办。',
    ),
  document: (_row, { document }) =>
    unless(
      !blank(document),
      '还没有填文号或依据。',
      '批复、升级、资助都要有文件依据。',
      '请填写文号后再提交。',
    ),
  agreement: (_row, { agreement }) =>
    unless(
      wholeAgreement(agreement),
      '协议内容还不齐，或者日期不对。',
      `协议要写明期限、每年驻站天数（不少于${daysOnSiteMin}天）、任务、成果归属、报酬和退出约定，生效不早于签约。`,
      '请核对后再提交。',
    ),
  plate: (row, { plateOn, today }) =>
    unless(
      plateOn !== undefined && plateOn >= (dayIn(row.signedOn) ?? '') && plateOn <= (today ?? ''),
      '挂牌日期不对。',
      '挂牌在签约以后，不能填将来的日期。',
      '请核对挂牌日期。',
    ),
  report: (_row, { reported }) =>
    unless(reported === true, '述职表还没有填。', '年度考核先由建站单位述职。', '请填写述职表。'),
  scores: (_row, { points }) =>
    unless(points !== undefined, '六项分数还没有填全。', '考核按六项打分，合计100分。', '请填全后再提交。'),
  higherLevel: (row, { level }) =>
    unless(
      level !== undefined && isHigher(level, row.level as Level), // written by the machine's steps only
      '升级要升到更高的级别。',
      '级别从低到高是县级、州级、省级。',
      '请选择更高的级别；已是省级的不再升级。',
    ),
  served: (row, { today }) =>
    unless(
      isReached(fundableFrom(row), today),
      `服务还不满一年${row.plateOn === null ? '' : `，${dayIn(row.plateOn)}挂牌`}。`,
      '先服务、后择优：挂牌服务满一年才能资助。',
      `请在${fundableFrom(row) ?? '挂牌满一年'}以后再办。`,
    ),
  amount: (_row, { fen }) =>
    unless((fen ?? 0) > 0, '还没有填资助金额。', '资助金额精确到分。', '例如：10万元。'),
  decision: (_row, { document }) =>
    unless(
      !blank(document),
      '还没有填会议记录。',
      '撤销、保留和整改由领导小组会议审定。',
      '请写明哪次会议审定，例如：领导小组2026年第3次会议。',
    ),
  goneLongEnough: (row, { revokeReason, today }) =>
    unless(
      revokeReason !== 'expert_gone' || isReached(goneSince(row), today),
      row.expertLeftOn === null ? '没有登记专家离开。' : `专家离开还不满${goneMonths}个月。`,
      `专家离开满${goneMonths}个月、没有人接替的，才能以此撤销。`,
      row.expertLeftOn === null
        ? '请先登记专家离开的日期。'
        : `请在${goneSince(row) ?? ''}以后再办，或督促更换专家。`,
    ),
  expert: (_row, { expert }) =>
    unless(
      expert !== undefined && !blank(expert.name) && !blank(expert.institution),
      '新专家的姓名和单位还没有填。',
      '更换专家要写明姓名和单位。',
      '请填写后再提交。',
    ),
}
