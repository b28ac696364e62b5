/** What the bot can be pushed, in the order people meet it. */
export const types = {
  'im.message.receive_v1': '收到消息',
  'card.action.trigger': '卡片回传',
  'application.bot.menu_v6': '按菜单',
  'im.chat.access_event.bot_p2p_chat_entered_v1': '打开会话',
  'im.message.recalled_v1': '消息撤回',
  'im.message.message_read_v1': '消息已读',
  'im.message.reaction.created_v1': '添加表情',
  'im.message.reaction.deleted_v1': '删除表情',
  'im.chat.member.bot.added_v1': '机器人进群',
  'im.chat.member.bot.deleted_v1': '机器人退群',
  'im.chat.member.user.added_v1': '成员进群',
  'im.chat.member.user.deleted_v1': '成员退群',
  'im.chat.updated_v1': '群信息变更',
  'contact.user.created_v3': '员工入职',
  'contact.user.updated_v3': '员工信息变更',
  'contact.user.deleted_v3': '员工离职',
}
