import type { BulletinGroup, BulletinProps } from '#cards/grievances/bulletin.ts'
import type { RateLine } from '#cards/grievances/rates.ts'
import { dateWords, timeWords } from '#cards/kit/dates.ts'
import type { Paper, Part } from '#papers/word.ts'
import { rateWords } from '../rates.ts'
import { rateFloor } from '../settings.ts'
import type { Bulletin, Group } from './collect.ts'
import { periodWords, titleOf } from './period.ts'

/** A bulletin's figures in words, for the card and for the paper alike. */
export const told = (bulletin: Bulletin): Omit<BulletinProps, 'buttons'> => ({
  title: titleOf(bulletin.period),
  period: periodWords(bulletin.period),
  asOf: `截至${timeWords(bulletin.now)}`,
  summary: [`${inWords(bulletin)}。${nowWords(bulletin)}。`],
  rates: bulletin.received === 0 ? [] : ratesOf(bulletin),
  kinds: bulletin.kinds.map(groupWords),
  units: bulletin.units.map(groupWords),
  remarks: remarksOf(bulletin),
  rules: [
    '各率按期内收到的诉求计，办到哪一步算到哪一步。',
    `不足${rateFloor}件写“几/几”，不算百分比，不排名。`,
    excludedWords(bulletin),
  ],
})

const inWords = ({ received, receivedBefore, replied, closed }: Bulletin): string => {
  const moved = received - receivedBefore
  const compared = moved === 0 ? '和上期持平' : `比上期${moved > 0 ? '多' : '少'}${Math.abs(moved)}件`
  return received === 0
    ? `没有收到诉求（上期${receivedBefore}件）；答复${replied}件，办结${closed}件`
    : `收到诉求${received}件，${compared}；答复${replied}件，办结${closed}件`
}

const nowWords = ({ open, overdue, toVisit }: Bulletin): string =>
  open === 0 ? '目前没有在办的诉求' : `目前在办${open}件，其中超期${overdue}件，待回访${toVisit}件`

const ratesOf = ({ raw, kept }: Bulletin): readonly RateLine[] =>
  raw.map((rate, index) => ({
    words: rate.words,
    raw: rateWords(rate),
    kept: rateWords(kept[index] ?? rate),
    cases: `${rate.numerator.length}/${rate.denominator.length}`,
  }))

const nothing = { numerator: [], denominator: [] }

const groupWords = ({ word, count, rates }: Group): BulletinGroup => ({
  word,
  count,
  inTime: rateWords(rates.get('inTime') ?? nothing),
  solved: rateWords(rates.get('solved') ?? nothing),
  satisfied: rateWords(rates.get('satisfied') ?? nothing),
})

const remarksOf = ({ repeated, late }: Bulletin): readonly string[] => [
  ...(repeated.length > 0
    ? [`重复反映：${repeated.map(({ word, count }) => `${word}${count}件`).join('，')}。`]
    : []),
  ...(late.length > 0
    ? [
        `超期：${late
          .map(
            ({ unit, count, longest }) =>
              `${unit}${count}件${longest > 0 ? `（最长${longest}个工作日）` : ''}`,
          )
          .join('，')}。`,
      ]
    : []),
]

const excludedWords = ({ excluded }: Bulletin): string =>
  excluded.length === 0
    ? '没有剔除的诉求。'
    : `批准剔除：${excluded.map(({ words, count }) => `${words}${count}件`).join('，')}。`

/** The same as an office paper. */
export const paperOf = (bulletin: Bulletin, county: string): Paper => {
  const { title, period, summary, rates, kinds, units, remarks, rules } = told(bulletin)
  return {
    title: `${county}人才${title}`,
    lead: period,
    parts: numbered([
      ['总体情况', summary.map(words => ({ words }))],
      ['办理质量', qualityParts(rates)],
      ['按类别', groupParts('类别', kinds)],
      ['按承办单位', groupParts('承办单位', units)],
      ['需要关注', remarks.map(words => ({ words }))],
      ['说明', [{ words: rules.join('') }]],
    ]),
    signed: { by: `中共${county}委人才工作领导小组办公室`, on: dateWords(bulletin.now) },
  }
}

const ordinals = ['一', '二', '三', '四', '五', '六']

/** Sections with something in them, numbered without a gap. */
const numbered = (sections: readonly (readonly [string, readonly Part[]])[]): readonly Part[] =>
  sections
    .filter(([, parts]) => parts.length > 0)
    .flatMap(([heading, parts], index): Part[] => [{ heading: `${ordinals[index]}、${heading}` }, ...parts])

const qualityParts = (rates: readonly RateLine[]): readonly Part[] =>
  rates.length === 0
    ? []
    : [
        {
          columns: ['指标', '原始', '剔除后', '件数'],
          rows: rates.map(({ words, raw, kept, cases }) => [words, raw, kept, cases]),
        },
      ]

const groupParts = (column: string, groups: readonly BulletinGroup[]): readonly Part[] =>
  groups.length === 0
    ? []
    : [
        {
          columns: [column, '收到', '按期办结', '解决', '满意'],
          rows: groups.map(({ word, count, inTime, solved, satisfied }) => [
            word,
            String(count),
            inTime,
            solved,
            satisfied,
          ]),
        },
        { bars: groups.map(({ word, count }) => ({ label: word, value: count })), unit: '件' },
      ]
