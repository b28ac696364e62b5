/** What the developer console calls something to subscribe to, and which of its scopes the platform wants for it. */
type Subscription = {
  readonly type: string
  /** As the console lists it. */
  readonly words: string
  /** Any one of these lets it be subscribed; none: no scope is wanted. */
  readonly anyOf: readonly string[]
  readonly why: string
}

/** To tick under 事件与回调 → 事件配置 → 添加事件. */
export const events: readonly Subscription[] = [
  {
    type: 'im.message.receive_v1',
    words: '接收消息',
    anyOf: ['im:message.p2p_msg:readonly', 'im:message.group_at_msg:readonly'],
    why: '听见私聊和群里 @ 机器人的话',
  },
  {
    type: 'im.message.recalled_v1',
    words: '撤回消息',
    anyOf: ['im:message:readonly'],
    why: '撤回问话时，作废还没填的卡片',
  },
  {
    type: 'im.chat.access_event.bot_p2p_chat_entered_v1',
    words: '用户进入与机器人的会话',
    anyOf: ['im:chat.access_event.bot_p2p_chat:read'],
    why: '问候第一次来的人',
  },
  {
    type: 'p2p_chat_create',
    words: '用户和机器人的会话首次被创建',
    anyOf: [],
    why: '问候用旧版客户端的人',
  },
  {
    type: 'im.chat.member.bot.added_v1',
    words: '机器人进群',
    anyOf: ['im:chat:readonly'],
    why: '知道在哪些群里',
  },
  {
    type: 'im.chat.member.bot.deleted_v1',
    words: '机器人被移出群',
    anyOf: ['im:chat:readonly'],
    why: '知道已不在哪些群里',
  },
  {
    type: 'application.bot.menu_v6',
    words: '机器人自定义菜单事件',
    anyOf: [],
    why: '点菜单等于说话',
  },
  {
    type: 'contact.user.deleted_v3',
    words: '员工离职',
    anyOf: ['contact:contact.base:readonly'],
    why: '离职当天停用授权',
  },
]

/** To tick under 事件与回调 → 回调配置 → 添加回调. */
export const callbacks: readonly Subscription[] = [
  { type: 'card.action.trigger', words: '卡片回传交互', anyOf: [], why: '按钮和表单' },
]

export type Scope = {
  readonly name: string
  /** As 权限管理 lists it. */
  readonly words: string
  /** Wider scopes that an organisation may have granted instead. */
  readonly or: readonly string[]
  /** What stops working without it; `null` where the platform's pages disagree on whether it is needed. */
  readonly without: string | null
}

const contactAll = [
  'contact:contact:readonly',
  'contact:contact:readonly_as_app',
  'contact:contact:access_as_app',
]

/** Every scope we ask for. */
export const scopes: readonly Scope[] = [
  {
    name: 'im:message:send_as_bot',
    words: '以应用的身份发消息',
    or: ['im:message'],
    without: '什么都回答不了',
  },
  {
    name: 'im:message.p2p_msg:readonly',
    words: '读取用户发给机器人的单聊消息',
    or: ['im:message.p2p_msg'],
    without: '听不见私聊',
  },
  {
    name: 'im:message.group_at_msg:readonly',
    words: '接收群聊中@机器人消息事件',
    or: ['im:message.group_at_msg', 'im:message.group_msg'],
    without: '听不见群里的话',
  },
  {
    name: 'im:message:readonly',
    words: '获取单聊、群组消息',
    or: ['im:message'],
    without: '不知道消息已撤回',
  },
  {
    name: 'im:resource',
    words: '获取与上传图片或文件资源',
    or: ['im:resource:upload'],
    without: '发不出Word等文件，打不开附件',
  },
  {
    name: 'im:chat:readonly',
    words: '获取群组信息',
    or: ['im:chat'],
    without: '不知道群名、群成员和进出群',
  },
  {
    name: 'im:chat.access_event.bot_p2p_chat:read',
    words: '订阅访问机器人会话相关事件',
    or: [],
    without: null,
  },
  {
    name: 'contact:contact.base:readonly',
    words: '获取通讯录基本信息',
    or: contactAll,
    without: '不认识说话的人，也不知道谁离职',
  },
  {
    name: 'contact:user.base:readonly',
    words: '获取用户基本信息',
    or: contactAll,
    without: '看不到姓名',
  },
]

/** What 权限管理 → 批量导入/导出权限 takes. */
export const permissionImport = {
  scopes: { tenant: scopes.map(scope => scope.name), user: [] as string[] },
} as const
