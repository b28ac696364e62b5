import { verbs } from './steps.ts'

/** By event name: what happened in people's words. */
export const events: Readonly<Record<string, string>> = {
  'grievance.submitted': '提交了诉求',
  'grievance.added_to': '补充了说明',
  'grievance.file_added': '附上了材料',
  'grievance.contacted': '首次联系了本人',
  'grievance.dated': '补上了期限',
  'grievance.urged': '督办升级',
  'grievance.handed_over': '经办人离岗，等人接手',
  'grievance.morning': '发出了早上的提醒',
  'grievance.bulletin': '发出了诉求通报',
  'grievance.exclusion_asked': '提请不计入考核',
  'grievance.excluded': '同意不计入考核',
  'grievance.exclusion_refused': '不同意剔除',
  'grievance.words_gone': '保存期满，删除了内容',
  'grievance.duty_set': '修改了责任清单',
  ...Object.fromEntries(Object.values(verbs).map(({ event, words }) => [event, words])),
}
