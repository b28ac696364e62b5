import type { Indicator } from '#core/figures.ts'

/** A figure the county reports whose records are not kept here yet: said so, never made up. */
export type Awaited = Pick<Indicator, 'id' | 'name' | 'unit' | 'kind' | 'rule' | 'owner'>

const office = '县委人才办'

/** Of the 27 figures of the yearly report; one that a noun answers for by now is no longer looked up here. */
export const awaited: readonly Awaited[] = [
  one(
    'IND-01',
    '人才工作专班',
    '个',
    'stock',
    '到期日正在运行的专班；已撤销的不算，专班的任务不算。',
    office,
  ),
  one('IND-02', '领导小组会议所在年度', '年', 'parameter', '报告的年度，默认自然年。', office),
  one(
    'IND-03',
    '人才工作领导小组会议',
    '次',
    'flow',
    '已召开并有纪要的；计划中、改期的不算，扩大会议计一次。',
    office,
  ),
  one('IND-04', '县委常委会研究人才工作', '次', 'flow', '一次会议研究几个人才议题的，计一次。', '县委办公室'),
  one('IND-05', '人才培训班', '期', 'flow', '已经结束的班；一个班分几个模块的计一期。', '县委组织部'),
  one('IND-06', '人才培训人次', '人次', 'flow', '各班到课人次相加，不是人数。', '县委组织部'),
  one('IND-07', '人才发展规划期', '年', 'parameter', '现行规划的年限。', office),
  one(
    'IND-10',
    '培养优秀本土人才',
    '人',
    'target',
    '列入培养批次或完成培训的本土人才，一人只计一次。',
    office,
  ),
  one('IND-12', '人才项目专项', '个', 'stock', '本批次有候选人的专项；没有人选的不算。', office),
  one('IND-13', '人才项目候选人', '人', 'flow', '进入候选及以后环节的人；一人报两个专项的只计一次。', office),
  one('IND-14', '回引到村培养人才', '人', 'target', '回引后已到村的人。', '县委组织部'),
  one('IND-15', '回引人才进入村“两委”', '人', 'flow', '经选举进入村、社区“两委”的人。', '县委组织部'),
  one('IND-20', '霞光计划校园项目人员', '人', 'stock', '上级项目在县的人员。', '县教育体育局'),
  one('IND-22', '支教团批次', '批', 'flow', '自开始以来的批数。', '县教育体育局'),
  one('IND-23', '支教团成员', '人', 'flow', '自开始以来的人数；连续支教两年的计一人。', '县教育体育局'),
  one('IND-24', '工作站补助经费', '万元', 'flow', '已经拨付的；核定未拨的不算。', '县财政局'),
  one('IND-25', '教学名师生活补助', '万元', 'flow', '已经拨付的。', '县财政局'),
]

function one(
  id: string,
  name: string,
  unit: Awaited['unit'],
  kind: Awaited['kind'],
  rule: string,
  owner: string,
): Awaited {
  return { id, name, unit, kind, rule, owner }
}
