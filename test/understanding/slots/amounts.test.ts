import { describe, expect, test } from 'vitest'
import { read } from './stage.ts'

const table: Readonly<Record<string, readonly (readonly [said: string, read: string])[]>> = {
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
}

describe.each(Object.entries(table))('Of %s', (_kind, rows) => {
  test.each(rows)('%s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })
})
