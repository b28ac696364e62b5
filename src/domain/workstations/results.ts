import { moneyWords } from '#cards/kit/amounts.ts'
import type { Fact } from '#cards/kit/facts.ts'
import type { StationResult } from '#cards/workstations/station.ts'
import type { StationRow } from './record.ts'

type Report = StationRow['reports'][number]

/** What a report says, with what the agreement asked for beside it. */
export const reportFacts = (report: Report, daysPerYear: number | null): readonly Fact[] => [
  ['推广新技术', `${report.techniques}项`],
  ['引进新品种', `${report.varieties}个`],
  ['示范推广面积', `${report.acreageMu}亩`],
  ['培训本地人员', `${report.trainees}人次`],
  ['带动农户', `${report.households}户`],
  ['户均增收', moneyWords(report.incomeFen)],
  ['专家驻站', `${report.daysOnSite}天${daysPerYear === null ? '' : `（协议${daysPerYear}天）`}`],
  ['使用经费', moneyWords(report.spentFen)],
  ['成效和问题', report.words],
]

/** Most years a chart shows. */
const yearsMax = 6

/** The results of a station over the years, for its card. */
export const resultsOf = ({ reports }: Pick<StationRow, 'reports'>): readonly StationResult[] =>
  reports.slice(-yearsMax).map(({ year, techniques, varieties, acreageMu, trainees, households }) => ({
    year,
    techniques,
    varieties,
    acreageMu,
    trainees,
    households,
  }))
