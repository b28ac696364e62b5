/**
 * What the office speaks about (domain E.1): the English name as it stands before the dot of an intent, the Chinese words
 * of the exact commands, the pinyin initials of the commonest, and what people say instead. A noun that is not here is known
 * by its title and its commands' words.
 */
export type Thing = {
  readonly words: readonly string[]
  readonly initials?: string
  readonly spoken?: readonly string[]
}

const thing = (words: string, initials = '', spoken = ''): Thing => ({
  words: split(words),
  ...(initials === '' ? {} : { initials }),
  spoken: split(spoken),
})

const split = (words: string): readonly string[] => words.split(' ').filter(Boolean)

export const things: Readonly<Record<string, Thing>> = {
  talent: thing(
    '人才',
    'rc',
    '专家 能人 土专家 田秀才 高手 人才库 师傅 老师傅 技术员 能手 乡贤 把式 老把式 行家 里手 大拿 匠人 艺人 人手 人选 的人 会的人',
  ),
  need: thing('需求 目录', 'xq', '急需紧缺 缺人 缺口 紧缺目录 需求目录 要人 用人需求 岗位需求'),
  intro: thing('引进', '', '引才 招引 招聘 引进人才'),
  station: thing('工作站', 'gz', '专家站 站点 专家工作站 工作室 基层站 建站 设站'),
  pair: thing(
    '结对',
    'jd',
    '结对子 结对帮带 帮带 师带徒 帮扶 下村 对子 结了对 联村 人才下村 几对 多少对 哪几对 师徒',
  ),
  liaison: thing('联系', 'lx', '联系服务 联系专家 联系人才 领导联系 挂联 挂钩联系 走访'),
  grievance: thing(
    '诉求',
    'sq',
    '反映 意见 困难 难题 投诉 问题反映 求助 人才诉求 反映个事 反映一个 反映问题 解决一下',
  ),
  program: thing('计划', 'jh', '培养计划 支持计划 人才计划 工程'),
  nomination: thing('提名', 'tm', '推荐人选 申报人选 人选'),
  nominate: thing('提名', 'tm', '推荐人选 申报人选 人选'),
  lead: thing('回引', 'hg', '回引线索 在外人才 返乡 回乡 外出人才 老乡'),
  project: thing('项目', '', '课题'),
  figures: thing('指标 年报数字', 'zb', '年报 数字 数据 完成率 指标数 考核'),
  plan: thing('规划', '', '人才规划'),
  force: thing('专班', '', '育才专班 工作专班'),
  task: thing('任务 督办', 'rw', '督查 督办件 交办事项 台账事项 清单任务'),
  meeting: thing('会议', 'hy', '开会 例会 领导小组会 会'),
  training: thing('培训', 'px', '培训班 讲座 授课 办班 学习班'),
  fund: thing('资金', 'zj', '补贴 补助 经费 钱 津贴 奖励 专项资金 安家费'),
  honour: thing('荣誉', '', '表彰 获奖 奖项 称号'),
  symposium: thing('座谈', '', '座谈会'),
  opinion: thing('建议', 'jy', '建言 献策 意见建议'),
  corps: thing('支教', '', '支教队 支教老师'),
  digest: thing('简报', '', '周报 每周简报 月报'),
  report: thing('报告', 'bg', '总结 材料 汇报'),
  import: thing('导入', '', ''),
  export: thing('导出', '', ''),
  me: thing('我的信息', '', '我的 我自己 本人 我的资料 我的档案 我个人'),
  role: thing('角色 授权', '', '权限 职责 联络员 身份'),
  chat: thing('群', '', '本群 这个群 群用途'),
  calendar: thing('日历', 'rl', '工作日 放假 节假日 上不上班 调休 假期 法定假日'),
  system: thing('系统', '', '程序 机器人'),
  help: thing(
    '帮助',
    '',
    '怎么用 会什么 能干什么 能做什么 有什么功能 功能 咋用 咋个用 怎么使 怎么使用 能干啥 能做啥 会啥 会干啥 都会啥 可以干啥 可以做什么 说明书 使用说明 不会用 教我用 教教我',
  ),
  history: thing(
    '记录',
    '',
    '经过 上一步 历史 历史记录 来龙去脉 前因后果 变更记录 修改记录 改动 谁动过 谁动的 谁改的 谁改过 谁弄的 谁登记的 谁录的 动过',
  ),
}
