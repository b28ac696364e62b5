import { confirmCard } from '../shell/confirm.ts'

export type LoadProps = {
  readonly year: number
  /** One holiday a line: 元旦, 1月1日至3日放假，1月4日上班. */
  readonly holidays: readonly (readonly [name: string, words: string])[]
  readonly sums: string
  /** 没有读到：端午、中秋. */
  readonly lacking: string | null
  /** That the year is loaded already, and since when. */
  readonly replaces: string | null
  readonly value: { readonly year: number; readonly days: string; readonly version: number }
}

/** A year about to be loaded: what was read of the notice, holiday by holiday. */
export const loadCard = confirmCard('calendar.load', (props: LoadProps) => ({
  title: `载入${props.year}年放假安排`,
  understood: [
    ...props.holidays,
    ['合计', props.sums],
    ['请留意', props.lacking],
    ['原有安排', props.replaces],
  ],
  consequence: '确认后马上用来计算期限，原来跨到这一年、还没有日期的期限会自动补上。',
  confirm: '确认载入',
  value: props.value,
}))

export const sample = () =>
  loadCard({
    year: 2027,
    holidays: [
      ['元旦', '1月1日至3日放假'],
      ['春节', '2月5日至11日放假，1月31日、2月20日上班'],
    ],
    sums: '放假10天，补班2天，全年253个工作日',
    lacking: '没有读到：清明、劳动、端午、中秋、国庆',
    replaces: null,
    value: { year: 2027, days: 'h0101元旦 h0102元旦', version: 0 },
  })
