import { sampleRecord } from './record.ts'
import { recordReason } from './reject-form.ts'

/** The office takes somebody out of the register. */
export const exitForm = recordReason('talents.exit', {
  title: '办理离库：选择原因',
  label: '离库原因',
  submit: '办理离库',
  confirm: '离库后查人才不再出现这个人。确定办理吗？',
  note: '离库信息保存三年，到期删除，只留编号。',
})

export const sample = () =>
  exitForm({
    record: { ...sampleRecord, state: '已入库', tone: 'success', remark: null, due: null },
    reasons: [{ text: '调离本县', value: 'transfer' }],
    bound: { id: 12, version: 5 },
  })
