/** What people ask without naming a figure, and every figure it may mean: 引进了多少人 is of three kinds of people, 有多少专家 of three kinds of experts. */
const spoken: readonly { readonly asks: RegExp; readonly ids: readonly string[] }[] = [
  { asks: /引进.{0,6}(多少|几)|引进人(数|才数)/, ids: ['IND-08', 'IND-09', 'IND-19'] },
  { asks: /(多少|几)(个|名|位)?专家(?!工作?站)|专家.{0,4}(多少|几)/, ids: ['IND-19', 'IND-27', 'GZ-01'] },
  { asks: /培训.{0,4}(多少|几)/, ids: ['IND-05', 'IND-06'] },
  { asks: /开.{0,4}(多少|几)(次|回|个|场)?会/, ids: ['IND-03', 'IND-04', 'ZT-01'] },
  { asks: /工作站.{0,6}拨.{0,4}(多少|几)/, ids: ['IND-24'] },
  { asks: /(拨|发)了?(多少|几万)(钱|元|经费|补助|补贴)?/, ids: ['IND-24', 'IND-25'] },
  { asks: /(多少|几)(个|名|位)?人(才)?下村|派了?(多少|几)(个|名|位)?人/, ids: ['IND-21'] },
  { asks: /服务.{0,4}(多少|几)(次|回)|服务次数/, ids: ['JD-03'] },
]

/** The numbers of the figures a question may mean; none when it is about none of them. */
export const meantBy = (rest: string): readonly string[] =>
  spoken.find(({ asks }) => asks.test(rest))?.ids ?? []
