import { describe, expect, test } from 'vitest'
import { builtInCalendar } from '#core/working-calendar.ts'
import { readAll } from '#understanding/slots/read.ts'
import { tidy } from '#understanding/tidy.ts'
import { around, read } from './stage.ts'

// Said on Monday 23 November 2026, 10:00.
const table: Readonly<Record<string, readonly (readonly [said: string, read: string])[]>> = {
  days: [
    ['今天', 'day 2026-11-23'],
    ['明早8点', 'day 2026-11-24 08:00'],
    ['后天', 'day 2026-11-25'],
    ['大后天', 'day 2026-11-26'],
    ['昨晚', 'day 2026-11-22 pm'],
    ['下周三上午', 'day 2026-12-02 am'],
    ['这周五', 'day 2026-11-27'],
    ['上星期天', 'day 2026-11-22'],
    ['周五下午三点半', 'day 2026-11-27 15:30'],
    ['后天上午十点一刻', 'day 2026-11-25 10:15'],
    ['周末', 'day 2026-11-28'],
    ['月底前', 'day 2026-11-30'],
    ['本月底', 'day 2026-11-30'],
    ['下个月3号', 'day 2026-12-03'],
    ['12月底', 'day 2026-12-31'],
    ['年底之前', 'day 2026-12-31'],
    ['明年初', 'day 2027-01-01'],
    ['3月7号', 'day 2027-03-07'],
    ['三月七号', 'day 2027-03-07'],
    ['3月7号前', 'day 2027-03-07'],
    ['3月7号报过', 'day 2026-03-07'],
    ['11月21', 'day 2026-11-21'],
    ['2026年3月7日', 'day 2026-03-07'],
    ['二〇二六年三月七日', 'day 2026-03-07'],
    ['2026-03-07', 'day 2026-03-07'],
    ['2026.3.7', 'day 2026-03-07'],
    ['2026/3/7', 'day 2026-03-07'],
    ['3/7', 'day 2027-03-07'],
    ['去年3月7号', 'day 2025-03-07'],
    ['15号', 'day 2026-12-15'],
    ['二十五号', 'day 2026-11-25'],
    ['2月30号', '? day'],
    ['10个工作日内', 'day 2026-12-07'],
    ['60个工作日内', '? day'],
    ['三天后', 'day 2026-11-26'],
    ['一周内', 'day 2026-11-30'],
    ['两周前', 'day 2026-11-09'],
    ['半年内', 'day 2027-05-23'],
    ['半个月后', 'day 2026-12-08'],
    ['春节前', 'day 2027-02-05'],
    ['国庆节', 'day 2027-10-01'],
    ['去年中秋', 'day 2025-10-06'],
    ['清明节', 'day 2027-04-05'],
    ['五一前', 'day 2027-04-30'],
    ['下午3点', 'day 2026-11-23 15:00'],
  ],
  periods: [
    ['去年', 'period 2025-01-01–2025-12-31'],
    ['前年', 'period 2024-01-01–2024-12-31'],
    ['2026年', 'period 2026-01-01–2026-12-31'],
    ['上半年', 'period 2026-01-01–2026-06-30'],
    ['去年下半年', 'period 2025-07-01–2025-12-31'],
    ['三季度', 'period 2026-07-01–2026-09-30'],
    ['第三季度', 'period 2026-07-01–2026-09-30'],
    ['Q3', 'period 2026-07-01–2026-09-30'],
    ['前三季度', 'period 2026-01-01–2026-09-30'],
    ['一到三季度', 'period 2026-01-01–2026-09-30'],
    ['今年前10个月', 'period 2026-01-01–2026-10-31'],
    ['前三个月', '? period'],
    ['上个月', 'period 2026-10-01–2026-10-31'],
    ['3月份', 'period 2026-03-01–2026-03-31'],
    ['11月上旬', 'period 2026-11-01–2026-11-10'],
    ['1月到3月', 'period 2026-01-01–2026-03-31'],
    ['1-3月', 'period 2026-01-01–2026-03-31'],
    ['11月到2月', 'period 2026-11-01–2027-02-28'],
    ['去年10月到今年3月', 'period 2025-10-01–2026-03-31'],
    ['3月1日至15日', 'period 2026-03-01–2026-03-15'],
    ['20日到25日', 'period 2026-11-20–2026-11-25'],
    ['周一到周五', 'period 2026-11-23–2026-11-27'],
    ['2024-2026年', 'period 2024-01-01–2026-12-31'],
    ['近三个月', 'period 2026-08-24–2026-11-23'],
    ['最近一周', 'period 2026-11-17–2026-11-23'],
    ['近几年', '? period'],
    ['这周', 'period 2026-11-23–2026-11-29'],
    ['下季度', 'period 2027-01-01–2027-03-31'],
    ['今年以来', 'period 2026-01-01–2026-11-23'],
    ['去年同期', 'period 2025-01-01–2025-11-23'],
    ['十四五', 'period 2021-01-01–2025-12-31'],
  ],
  numbers: [
    ['三个', 'number 3'],
    ['两户', 'number 2'],
    ['来了仨', 'number 3'],
    ['12名', 'number 12'],
    ['十二人', 'number 12'],
    ['一百二十户', 'number 120'],
    ['3.5万人', 'number 35000'],
    ['1,200户', 'number 1200'],
    ['不超过5人', 'number ≤5'],
    ['三户以上', 'number ≥3'],
    ['45岁以下', 'number ≤45'],
    ['三十来户', '? number'],
    ['三十多个', '? number'],
    ['几十个', '? number'],
    ['十几人', '? number'],
    ['好几个', '? number'],
    ['三四个人', '? number'],
    ['有几个人', ''],
    ['三农', ''],
    ['两委', ''],
    ['千万别忘了', ''],
    ['万一', ''],
    ['十分感谢', ''],
    ['第二个', ''],
    ['三年级', ''],
    ['三八红旗手', ''],
  ],
  money: [
    ['3万元', 'money 3000000'],
    ['3.5万元', 'money 3500000'],
    ['三万五千元', 'money 3500000'],
    ['35,000.00元', 'money 3500000'],
    ['¥3,500.5', 'money 350050'],
    ['两千块', 'money 200000'],
    ['两千块钱', 'money 200000'],
    ['三块五', 'money 350'],
    ['3元5角2分', 'money 352'],
    ['三块零五', 'money 305'],
    ['五毛', 'money 50'],
    ['3w元', 'money 3000000'],
    ['0.1元', 'money 10'],
    ['4.35元', 'money 435'],
    ['壹万贰仟元整', 'money 1200000'],
    ['3万元以上', 'money ≥3000000'],
    ['3.555元', '? money'],
    ['几万块', '? money'],
    ['三五万元', '? money'],
    ['3到5万元', '? money'],
  ],
  durations: [
    ['两小时', 'duration 2 hour'],
    ['40分钟', 'duration 40 minute'],
    ['一刻钟', 'duration 15 minute'],
    ['一个半小时', 'duration 90 minute'],
    ['半天', 'duration 0.5 day'],
    ['三天', 'duration 3 day'],
    ['10个工作日', 'duration 10 workingDay'],
    ['两个礼拜', 'duration 2 week'],
    ['三个月', 'duration 3 month'],
    ['仨月', 'duration 3 month'],
    ['半年', 'duration 6 month'],
    ['一年半', 'duration 18 month'],
    ['两年', 'duration 2 year'],
    ['两三天', '? duration'],
  ],
  ids: [
    ['RC-7', 'id RC-7'],
    ['rc7', 'id RC-7'],
    ['ＲＣ－７', 'id RC-7'],
    ['rc 7', 'id RC-7'],
    ['SQ-2026-0031', 'id SQ-2026-31'],
    ['sq2026-31', 'id SQ-2026-31'],
    ['GZ3', 'id GZ-3'],
    ['31号诉求', 'id SQ-31'],
    ['诉求31号', 'id SQ-31'],
    ['「第12号工作站」', 'id GZ-12'],
    ['第十二号工作站', 'id GZ-12'],
    ['任务7', 'id RW-7'],
    ['12号会议', 'day 2026-12-12'],
    ['3月12号任务', 'day 2027-03-12'],
  ],
  phones: [
    ['13800000000', 'phone 13800000000'],
    ['138 0000 0000', 'phone 13800000000'],
    ['138-0000-0000', 'phone 13800000000'],
    ['+86 13800000000', 'phone 13800000000'],
    ['1３８００００００００', 'phone 13800000000'],
    ['0872-5520000', 'phone 08725520000'],
    ['(0872)5520000', 'phone 08725520000'],
    ['1380000000', '? phone'],
    ['138000000001', '? phone'],
    ['1380000000012', '? phone'],
    ['138…', '? phone'],
    ['138****0000', '? phone'],
  ],
}

describe.each(Object.entries(table))('Of %s', (_kind, rows) => {
  test.each(rows)('%s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })
})

describe('What a day leaves open', () => {
  const askOf = (said: string) => readAll(tidy(said), around).find(({ kind }) => kind === 'day')?.ask
  test('is asked when the year is not plain', () => {
    expect(askOf('3月7号')).toBe('「3月7号」是2027年3月7日吗？')
    expect(askOf('12月7号')).toBeNull()
    expect(askOf('2027年3月7号')).toBeNull()
  })

  test('is asked when only a time was said', () => {
    expect(askOf('下午3点开会')).toBe('是今天下午3点吗？')
  })

  test('counts working days with the calendar it is given', () => {
    const calendar = {
      ...builtInCalendar,
      specialDays: () =>
        new Map([['2026-11-24', { day: '2026-11-24', kind: 'holiday' as const, name: '节' }]]),
    }
    const [day] = readAll(tidy('1个工作日内'), { ...around, calendar }).filter(({ kind }) => kind === 'day')
    expect(day?.values).toEqual([{ kind: 'day', day: '2026-11-25', part: null, time: null }])
  })
})
