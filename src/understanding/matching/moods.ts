/** Words that say nothing about what is wanted: greetings, politeness, hesitation, the county itself. */
export const fillers: readonly string[] = [
  ...'那个 这个事 就是 就是说 那啥 那么 请问 请教 请 麻烦 麻烦您 麻烦你 劳烦 劳驾 拜托 您好 你好 你们好 您 你 嗯 嗯嗯 呃 额 唉 哎 诶 欸 哈 哈哈 呗 啊 呀 吧 嘛 咯 噻 嘞 哦 噢 喔 呐 哟 唦 撒 伯乐 小伯 小助手 机器人 在吗 在不在 大家好 各位 领导好 老师好 早上好 下午好 上午好 晚上好 谢谢 谢谢您 谢了 感谢 辛苦 辛苦了 多谢 谢谢啦 谢啦 谢谢哈 谢谢咯 谢咯 多谢啦 感谢您 辛苦您 辛苦啦 不好意思 不好意思啊 抱歉 打扰 打扰了 打扰一下 打搅 打搅了 麻烦了 麻烦啦 劳烦您 给您添麻烦 哎呀 唉呀 那个啥 这个嘛 您受累 受累 拜托了 拜托拜托 谢谢领导 收到'.split(
    ' ',
  ),
  ...'帮忙 帮我 帮 帮着 给我 给咱 替我把 我想 我要 我想要 我需要 想 要 需要 能不能 能否 可不可以 可以 可否 能 得 想问 想问问 想问下 我想问 我想问问 问问 问一下 问下 打听 打听一下 打听下 想知道 我想知道 想了解 了解一下 了解下 知道 说一下 说说 告诉我 跟我说 讲一下'.split(
    ' ',
  ),
  ...'咱们 咱 咱县 咱们县 我们 我们县 我县 县里 县上 本县 全县 县里面 现在 目前 当前 如今 这会儿 这阵 到现在 截至目前 截止目前 已经 到底 究竟 总之 大概 大约 左右 一下 一下子 下 先 快 赶紧 尽快 马上 立刻 顺便 还 再 也 又 都 就 才 只 吗 么 呢 了 的 地 着 过 在 里 里面 里头 中 上 这 那 这边 那边 是 有 个 位 名 把 将 给 跟 和 与 对 从 为 被 由 于 以及 还有 另外 我 俺 这里 那里 一个 一位 哈子'.split(
    ' ',
  ),
]

/** Words that begin like a filler and are none: 快 says nothing, 快递 does. */
export const wholeWords: readonly string[] =
  '快递 快餐 快车 快件 先进 先生 再生 还款 还钱 还清 就业 就医 就餐 就读 地址 地图 地方 地震 地铁 过期 过年 过节 在外 里程 中学 中医 中药 中心 中餐 中奖 中考 上学 上班 上网 上报 上访 上期 上次 上周 上个月 这期 有效 有限 有名 个人 个税 个体 位置 名单 名字 名额 名录 将军 给付 跟踪 跟班 和平 对象 对比 对账 对错 从业 被子 由来 能力 能人 要求 想法 得分 得奖 帮扶 帮带 下村 下乡 下载 下雨 下班 下期 下次 再见 都市 才艺 知道了 大约定 给水 的士 是非 着火 着凉 着急 过户 过敏 过夜 过关 里程 中标 中介 中毒 中午 中秋 现在几点 打听'.split(
    ' ',
  )

/** What asks. */
export const questionWords: readonly string[] =
  '多少 几个 几位 几名 几人 几家 几对 几户 几条 几件 几项 几所 几次 几场 几天 几号 哪 哪些 哪个 哪位 哪里 哪儿 哪家 谁 啥 什么 咋 怎么 怎样 如何 吗 么 呢 ? 有没有 有无 是不是 是否 为什么 为啥 何时 多久 能不能 没有'.split(
    ' ',
  )

/** What has something changed. */
export const changeWords: readonly string[] =
  '改成 改为 换成 换为 更正 修改 变更 新增 登记 录入 添加 加一个 加个 加上 报一下 上报 删除 删掉 撤销 撤回 取消 申请 提交 延期 退回 转给 派给 办结 销号 授权 委托 绑定 确认 同意 解除 结束 设为 让 安排 派 改由 分给 结成 想请 想申请 提议 推荐 记上 记一下 更新 开通 收回 收掉 停一下 受理 答复 催办 合并 关联 新来了 来了个 新来 提了个 提了一条 记下来 挂联 划给 划掉 考核 升级 批成 录入 写岔 写错 填错 我要反映 反映'.split(
    ' ',
  )

/** What denies the words after it: 不是新增, 别删. */
export const negation = /(?:不是|不用|不要|别|并非|而不是|不是要|没有要|无需)/g

/** Who speaks of himself says so. */
export const myself = /我|俺|咱|本人|自己|自个/u

const ofMyselfFrom = 0.85

/** Hardly one of the phrases does without. */
export const isOfMyself = (phrases: readonly string[]): boolean =>
  phrases.length > 0 && phrases.filter(one => myself.test(one)).length >= ofMyselfFrom * phrases.length
