/**
 * What people do to things in an office, and how they say it. Keyed by the action's English name as it stands behind the
 * dot of an intent; the same words are the exact commands' actions (人才 新增, talent add).
 */
export type Act = {
  /** The office's own words, also the exact command's action; the first is said on cards. */
  readonly words: readonly string[]
  /** Other ways to say it, only in free sentences. */
  readonly spoken: readonly string[]
  /** What saying it shows about the wish: to know something, or to have something changed. */
  readonly mood: 'read' | 'write' | 'either'
}

const read = (words: string, spoken: string): Act => ({
  words: split(words),
  spoken: split(spoken),
  mood: 'read',
})
const write = (words: string, spoken: string): Act => ({
  words: split(words),
  spoken: split(spoken),
  mood: 'write',
})
const either = (words: string, spoken: string): Act => ({
  words: split(words),
  spoken: split(spoken),
  mood: 'either',
})

const split = (words: string): readonly string[] => words.split(' ').filter(Boolean)

export const acts: Readonly<Record<string, Act>> = {
  add: write(
    '新增 登记 录入 添加',
    '开一场 办一场 搞一场 弄一场 开个座谈 办个座谈 搞个座谈 弄个座谈 新登记 补登 补录 录一下 录个 录进 录到 加一个 加个 加一位 加上 加入 加进 增加 报一下 报个 报一个 上报 登一下 登个 登记下 登记一下 入库 建一个 建个 建档 新建 新来了 新来 来了个 来了位 来了一位 记一下 记一笔 记上 记个 填一下 添一个 添个 弄进 收进 录 招了 刚招 入库 进库 进人才库 提一个 提个 开一个 写一条 报进来 报进去 录上 录一个 录一位 录进来 添上 添加一个 添一位 登上 登进去 登个记 挂上去 挂个 新来一个 新来一位 来了一个 补一个 补一位 补报 加一条 加一笔 记一条 入个库 收录 纳入 建个档',
  ),
  query: read(
    '查 查询 查找',
    '查查 查下 查一下 查看 找 找找 找下 找一下 找个 找一个 搜 搜一下 搜搜 检索 哪些 哪几个 哪几位 哪几家 哪几所 哪几条 哪几户 哪几对 有没有 有无 有木有 有没 名单 列表 列出来 列出 列一下 列个 清单 拉个 拉一下 谁会 谁懂 谁能 哪个会 哪里有 哪有 都有谁 有谁 翻翻 那几个 这几个 找几个 来几个 推荐几个 那几位 拉个单子 有哪几个 名册 花名册 列一列 列个单 列个表 捋一下 捋一捋 报一下名单 摸一下 筛一下 筛出来 筛选 挑一下 挑出来 搜一搜 找出来 帮找 哪几个人 拉个名单 拉一份',
  ),
  show: read(
    '看 查看 详情',
    '看看 看下 看一下 瞧瞧 瞅瞅 给我看 调出来 打开 详细 资料 档案 情况 什么情况 啥情况 怎么样 怎样 咋样 介绍 了解 进展 进度 到哪一步 到哪步 办到哪 办得怎么样 近况 瞅 瞅一眼 瞧 瞧一下 看一眼 调出 调取 调一下 调来看 拿出来 拿来看 亮一下 亮出来 过一遍 过目 翻出来 点开 展示 显示 具体情况 到哪了 到啥程度 有消息 有下文 有眉目',
  ),
  edit: write(
    '更正 修改 改 变更',
    '更改 改成 改为 改下 改一下 改改 改到 改掉 换成 换为 更换 换一下 换了 变了 变成 更新 写错 写错了 填错 填错了 弄错 搞错 登错 错了 不对 有误 订正 纠正 调整 升了 评上 评上了 晋升 改一改 更正一下 修正 改正 写岔 录错 录错了 报错了 报错 搞错了 打错 打错了 弄岔',
  ),
  stats: read(
    '统计',
    '多少 有多少 多少人 多少个 多少位 多少家 多少户 几个 几位 几名 几人 几家 几对 几户 几条 几件 几项 几所 几项 几次 几场 有几 数量 总数 总量 总共 一共 合计 人数 数一数 数数 数一下 汇总 占比 比例 分布 构成 占多少 好多 好多个 好多人 统计下 统计一下 算一下 各有多少 规模 几多 好多没 还有好多 几多人 多少号人 数下 统计一哈 共有 拢共 统共 一共多少 总共多少 有多少个 清点 点一下数 有几个 有几位 有几家 有几对 有几人 多少对 有多少对 好多对',
  ),
  verify: write(
    '核验 审核',
    '审一下 审下 审一审 审批 核实 把关 复核 待审 待审核 待核验 待办 要审 没审 等我审 等着审 通过审核 核一下 过一下审 审了 审完 审核一下 核一核 把把关 把个关 审过 核过 审核通过 核验通过 通过一下 准了',
  ),
  submit: write('提交 报送', '申报 申请 申领 递交 交上来 交了 送审 报上来 报上去 报批'),
  accept: write('受理 接收', '接单 接了 接下 收下 收了 立上 收件 立案 接手 接下来办 受理一下 受理了 收一下'),
  assign: write(
    '转办 分派',
    '转给 派给 交给 分给 交办 派到 转到 转交 移交 指派 派单 派个 转一下 转过去 派过去 划给 划到 推给 甩给 分到 归给 交由 让他们办 分派给',
  ),
  return: write('退回', '打回 驳回 退了 退掉 退给 打回去 退回去'),
  extend: write(
    '延期',
    '延长 宽限 推迟 缓几天 再给几天 再等 多等 宽几天 晚点办 往后推 延一下 延几天 顺延 展期 续期 延后 缓一缓 多给几天 晚几天 再宽限 给不了 赶不出来 搞不完 先别算 再缓',
  ),
  reply: write(
    '答复 回复',
    '回应 答复他 回他 回一下 办理结果 给个说法 回话 答复一下 回复一下 回个话 给个回话 反馈',
  ),
  visit: write('回访 走访', '走访了 看望 慰问 上门 去看了 去了趟 联系了 打了电话 通了电话 见了面 谈了'),
  rate: write('评价', '打分 满意 不满意 评分 打个分 好评 差评 很满意'),
  confirm: write('确认', '同意 认可 没问题 属实 无变化 没变化'),
  decline: write('拒绝', '不同意 谢绝 不接受 不愿意 推掉'),
  end: write('解除 终止', '结束 散了 取消 中止 停掉 停了 不搞了 不做了 不结了 解掉 散伙 停止 解了 撤了对子'),
  plan: either('排 安排', '匹配 配对 怎么排 怎么配 排一下 优化 推荐 配一下 搭配 排个 派一下 拟一个'),
  urge: write('催办', '催一下 催催 催 催促 督促 提醒 提醒一下 盯一下 督一下 催一催 催促一下 督促一下 盯紧'),
  close: write('销号 办结', '结案 完结 办完 办完了 完成了 关闭 了结 归档 做完了 了结了 结了 办结了 销掉'),
  publicize: write('公示', '公布 公开 挂网 贴出来 发公告'),
  pay: write('拨付 发放', '拨款 付款 打款 发钱 拨下来 打到账上 兑付 拨了'),
  export: read(
    '导出 下载',
    '导个表 导成 导一份 导一下 导出来 excel 表格 电子表 打印 拉个表 做个表 出一份 导出一份 导一份表 存成表 做成表',
  ),
  import: write('导入', '批量 批量导入 上传 传表 导进来 导进去 导表 批量录'),
  undo: write('撤销', '反悔 收回上一步 刚才那步 弄错了撤 退一步 恢复刚才 取消刚才 撤掉刚才'),
  trace: read(
    '溯源',
    '怎么算的 怎么来的 哪来的 哪里来的 依据 明细 口径 是哪些构成 怎么得来的 怎么得出来的 咋来的 咋算的 怎么统计的 从哪来的 出处 来源',
  ),
  due: read('到期', '快到期 超期 逾期 到期了 期满 期限 截止 要到期 过期 没按时 超时'),
  coverage: read('覆盖', '覆盖率 没覆盖 未覆盖 空白 全覆盖 覆盖到 没有覆盖 没人管'),
  merge: write('合并', '并到 合成 重复 重了 同一个人 查重 登重 登重了 两条'),
  exit: write(
    '离库',
    '出库 移出 调走 调走了 调离 去世 过世 不在了 辞职 退休了 清出 剔除 踢出 拿掉 去掉 划掉',
  ),
  erase: write('删除', '删掉 删了 删 抹掉 清除 注销 清空'),
  withdraw: write('撤回', '收回同意 不同意了 不想登记了 退出 撤回来 收回去'),
  grant: write('授权', '给权限 开权限 加权限 开通 设为 设成 任命 给他权限 加个角色'),
  revoke: write(
    '撤权',
    '收权 收回权限 取消权限 撤掉 免去 收回角色 不再担任 撤了 下掉 拿下来 免了 免掉 免职 收了权限 收掉权限 停用 拿掉权限 取消授权 撤销授权 收掉 下了他的 不当管理员 把权收 收回来 权收回 不干了',
  ),
  delegate: write(
    '委托',
    '代办 代管 代班 替我 帮我代 顶一下 代一下 请假 休假 出差 交代给 顶着 盯着 看着 管着 替我看 帮我盯 帮我看着',
  ),
  bind: write('绑定', '设为 用作 当作 用途'),
  link: write('关联', '对应 挂到 挂上 绑到 认领 是同一个账号'),
  dispute: write('存疑', '怀疑 疑问 不属实 有假 造假 可疑 不真实 有问题 对不上'),
  assess: write('考核 述职', '年度考核 评定 考核一下 定等次 评个等次'),
  upgrade: write('升级', '升格 升成 升到 晋级 批成 升为'),
  schedule: either('排期 日程', '开会 定在 定到 约在 几点 什么时候'),
  judge: write('打分 评审', '评一下 评审意见 打个分'),
  draft: write('起草 拟', '草拟 写个 写一份 拟个 出个稿 生成'),
  preview: read('预览', '先看看 先看一眼 长什么样 样子'),
  leader: write(
    '任职',
    '转任 升任 兼任 改任 调任 现任 提任 当选 提拔为 任副县长 任常委 当常委 当副县长 当了常委',
  ),
  move: write(
    '改期 推迟',
    '挪到 挪一下 往后挪 挪后 改到 改在 改天 推到 推后 推迟到 往后推 提前到 延到 顺延 换个时间 换时间 改时间 另择',
  ),
  cancel: write('取消', '不开了 不办了 不搞了 开不成 办不成 停开 作废'),
  unmerge: write('撤销合并 拆分', '拆开 拆回 分开 分回 并错 并岔 合错 合岔 误合并 不该并 不该合'),
  issue: write('发布 印发', '发出去 下发 推送 发给大家'),
  remind: write('提醒', '到时候提醒 记得提醒 提醒我 叫我'),
}

/** Other names of the same action, as intents and exact commands may be written. */
export const actAliases: Readonly<Record<string, string>> = {
  list: 'query',
  search: 'query',
  find: 'query',
  count: 'stats',
  register: 'add',
  create: 'add',
  log: 'visit',
  correct: 'edit',
  update: 'edit',
  solve: 'plan',
  achieve: 'add',
  lend: 'delegate',
  review: 'verify',
}

export const actOf = (name: string): string => actAliases[name] ?? name
