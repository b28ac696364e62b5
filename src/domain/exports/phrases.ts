import { phrasesIn } from '#core/phrases.ts'

/** How people ask for it in their own words. */
export const phrases = {
  'export.open': [
    '导出{ledger}',
    '导出{township}的{ledger}',
    '把{ledger}导出来',
    '把{township}的{ledger}导成表格',
    '{ledger}导出成Excel',
    '给我一份{ledger}的Excel',
    '我要{township}{ledger}的电子表',
    '下载{ledger}',
    '帮我拉一份{ledger}的表',
    '{unit}的{ledger}导一份给我',
    '导一份{field}的{ledger}',
    '要一份{ledger}的表格，带手机号',
    '导出{ledger}含手机号',
    '导出{ledger}含身份证号',
    '咋个把{ledger}导出来',
    '上面要{ledger}，导一份表',
    '{ledger}打包成表格发我',
    '把{village}的{ledger}导出来',
    '能不能导出台账',
    '台账怎么导出',
    '{ledger}导出来带电话',
    '给我导一份{unit}的{ledger}',
    '按上级模板导出{ledger}',
    '照州里的模板导出{ledger}',
    '用上级的表样导一份{ledger}',
    '把{township}的{ledger}按上级模板导出来',
    '{ledger}按组织部的模板填好发我',
    '上级要{ledger}，照他们的模板导',
    '我要导出',
    '导个表',
    ...phrasesIn(`
      要给{purpose}交一份{ledger} 要交一份{ledger} 给检查组出一份{ledger}表格 {ledger}做成表给我 {ledger}出个表 把{ledger}整成Excel 上级要{ledger}，给个表
      {ledger}导出来发我
      做一张{ledger}的表发我邮箱 {ledger}做张表发我 把{ledger}做成一张表
    `),
  ],
  'export.query': [
    '导出过哪些台账',
    '谁导出过数据',
    '我导出过哪些表',
    '看看导出记录',
    '最近谁导出了台账',
    '{id}导出了什么',
    '{id}那次导出的情况',
    '打开{id}',
    '上次导出的用途是什么',
    '列一下导出过的表格',
    '查一下数据导出的记录',
    '导出的文件做好没有',
    '导出到哪一步了',
    '谁把花名册导走了',
    '哪些人导出过带手机号的表',
    '台账导出去几次了',
    '导出历史给我看看',
    '有没有人导出过身份证号',
    ...phrasesIn(`
      最近哪些人导过带电话的表 谁导过表 {day}有谁导过表 导表的记录 谁把表导走了 导过身份证的有谁
    `),
  ],
} as const
