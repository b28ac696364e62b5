/** Every call the platform's pages describe and the emulator offers: by the SDK's name, or the page's where it has none. */
export const offered = `
  im.v1.message.create                 POST   /im/v1/messages
  im.v1.message.list                   GET    /im/v1/messages
  im.v1.message.get                    GET    /im/v1/messages/:message_id
  im.v1.message.update                 PUT    /im/v1/messages/:message_id
  im.v1.message.patch                  PATCH  /im/v1/messages/:message_id
  im.v1.message.delete                 DELETE /im/v1/messages/:message_id
  im.v1.message.reply                  POST   /im/v1/messages/:message_id/reply
  im.v1.message.forward                POST   /im/v1/messages/:message_id/forward
  im.v1.message.mergeForward           POST   /im/v1/messages/merge_forward
  im.v1.message.readUsers              GET    /im/v1/messages/:message_id/read_users
  im.v1.message.urgentApp              PATCH  /im/v1/messages/:message_id/urgent_app
  im.v1.message.urgentSms              PATCH  /im/v1/messages/:message_id/urgent_sms
  im.v1.message.urgentPhone            PATCH  /im/v1/messages/:message_id/urgent_phone
  im.v1.messageReaction.create         POST   /im/v1/messages/:message_id/reactions
  im.v1.messageReaction.list           GET    /im/v1/messages/:message_id/reactions
  im.v1.messageReaction.delete         DELETE /im/v1/messages/:message_id/reactions/:reaction_id
  im.v1.messageResource.get            GET    /im/v1/messages/:message_id/resources/:file_key
  im.v1.thread.forward                 POST   /im/v1/threads/:thread_id/forward
  message.v4.batchSend                 POST   /message/v4/batch_send
  im.v1.batchMessage.delete            DELETE /im/v1/batch_messages/:batch_message_id
  im.v1.batchMessage.getProgress       GET    /im/v1/batch_messages/:batch_message_id/get_progress
  im.v1.batchMessage.readUser          GET    /im/v1/batch_messages/:batch_message_id/read_user
  ephemeral.v1.send                    POST   /ephemeral/v1/send
  ephemeral.v1.delete                  POST   /ephemeral/v1/delete
  interactive.v1.card.update           POST   /interactive/v1/card/update
  im.v1.image.create                   POST   /im/v1/images
  im.v1.image.get                      GET    /im/v1/images/:image_key
  im.v1.file.create                    POST   /im/v1/files
  im.v1.file.get                       GET    /im/v1/files/:file_key
  im.v1.chat.create                    POST   /im/v1/chats
  im.v1.chat.list                      GET    /im/v1/chats
  im.v1.chat.search                    GET    /im/v1/chats/search
  im.v1.chat.get                       GET    /im/v1/chats/:chat_id
  im.v1.chat.update                    PUT    /im/v1/chats/:chat_id
  im.v1.chat.delete                    DELETE /im/v1/chats/:chat_id
  im.v1.chat.link                      POST   /im/v1/chats/:chat_id/link
  im.v1.chatMembers.get                GET    /im/v1/chats/:chat_id/members
  im.v1.chatMembers.create             POST   /im/v1/chats/:chat_id/members
  im.v1.chatMembers.delete             DELETE /im/v1/chats/:chat_id/members
  im.v1.chatMembers.isInChat           GET    /im/v1/chats/:chat_id/members/is_in_chat
  im.v1.chatMembers.meJoin             PATCH  /im/v1/chats/:chat_id/members/me_join
  im.v1.chatManagers.addManagers       POST   /im/v1/chats/:chat_id/managers/add_managers
  im.v1.chatManagers.deleteManagers    POST   /im/v1/chats/:chat_id/managers/delete_managers
  contact.v3.user.get                  GET    /contact/v3/users/:user_id
  contact.v3.user.batch                GET    /contact/v3/users/batch
  contact.v3.user.batchGetId           POST   /contact/v3/users/batch_get_id
  contact.v3.user.findByDepartment     GET    /contact/v3/users/find_by_department
  contact.v3.department.get            GET    /contact/v3/departments/:department_id
  contact.v3.department.batch          GET    /contact/v3/departments/batch
  contact.v3.department.children       GET    /contact/v3/departments/:department_id/children
  contact.v3.department.parent         GET    /contact/v3/departments/parent
  contact.v3.department.search         POST   /contact/v3/departments/search
  contact.v3.scope.list                GET    /contact/v3/scopes
  cardkit.v1.card.create               POST   /cardkit/v1/cards
  cardkit.v1.card.idConvert            POST   /cardkit/v1/cards/id_convert
  cardkit.v1.card.update               PUT    /cardkit/v1/cards/:card_id
  cardkit.v1.card.settings             PATCH  /cardkit/v1/cards/:card_id/settings
  cardkit.v1.card.batchUpdate          POST   /cardkit/v1/cards/:card_id/batch_update
  cardkit.v1.cardElement.create        POST   /cardkit/v1/cards/:card_id/elements
  cardkit.v1.cardElement.update        PUT    /cardkit/v1/cards/:card_id/elements/:element_id
  cardkit.v1.cardElement.patch         PATCH  /cardkit/v1/cards/:card_id/elements/:element_id
  cardkit.v1.cardElement.delete        DELETE /cardkit/v1/cards/:card_id/elements/:element_id
  cardkit.v1.cardElement.content       PUT    /cardkit/v1/cards/:card_id/elements/:element_id/content
  bot.v3.info                          GET    /bot/v3/info
  application.v6.scope.list            GET    /application/v6/scopes
  application.v6.scope.apply           POST   /application/v6/scopes/apply
  event.v1.outboundIp.list             GET    /event/v1/outbound_ip
`
  .trim()
  .split('\n')
  .map(line => line.trim().split(/\s+/))
  .map(([name = '', method = '', path = '']) => ({ name, method, path }))

/** The scopes of each call's page (开启任一权限即可), and the calls they are for; a call that is not here needs none. */
const pages: readonly (readonly [scopes: string, calls: string])[] = [
  ['event:ip_list', 'event.v1.outboundIp.list'],
  [
    'im:message im:message:send_as_bot im:message:update',
    'ephemeral.v1.delete ephemeral.v1.send im.v1.message.patch im.v1.message.update interactive.v1.card.update',
  ],
  ['im:message im:message:send_as_bot im:message:send', 'im.v1.message.create im.v1.message.reply'],
  ['im:message im:message:recall im:message:send_as_bot', 'im.v1.message.delete'],
  ['im:message im:message:readonly', 'im.v1.message.get'],
  [
    'im:message im:message:readonly im:message.history:readonly',
    'im.v1.message.list im.v1.messageResource.get',
  ],
  ['im:message im:message:readonly im:message:basic', 'im.v1.message.readUsers'],
  [
    'im:message im:message:send_as_bot',
    'im.v1.message.forward im.v1.message.mergeForward im.v1.thread.forward message.v4.batchSend',
  ],
  ['im:message.urgent im:message.urgent:app_send', 'im.v1.message.urgentApp'],
  ['im:message.urgent:sms im:message.urgent:sms_send', 'im.v1.message.urgentSms'],
  ['im:message.urgent:phone im:message.urgent:phone_send', 'im.v1.message.urgentPhone'],
  ['im:message im:message.reactions:write_only', 'im.v1.messageReaction.create im.v1.messageReaction.delete'],
  ['im:message.reactions:read im:message:readonly', 'im.v1.messageReaction.list'],
  [
    'im:message:send_multi_depts im:message:send_multi_users',
    'im.v1.batchMessage.delete im.v1.batchMessage.getProgress im.v1.batchMessage.readUser',
  ],
  ['im:resource im:resource:upload', 'im.v1.file.create im.v1.image.create'],
  ['contact:contact.base:readonly', 'contact.v3.department.batch contact.v3.user.batch'],
  ['contact:user.id:readonly', 'contact.v3.user.batchGetId'],
  [
    'contact:contact.base:readonly contact:contact:access_as_app contact:contact:readonly contact:contact:readonly_as_app',
    'contact.v3.department.get contact.v3.user.get',
  ],
  [
    'contact:contact.base:readonly contact:contact:access_as_app contact:contact:readonly_as_app',
    'contact.v3.scope.list',
  ],
  [
    'contact:contact.base:readonly contact:department.organize:readonly contact:contact:access_as_app contact:contact:readonly contact:contact:readonly_as_app',
    'contact.v3.department.children contact.v3.department.parent contact.v3.user.findByDepartment',
  ],
  [
    'contact:contact.base:readonly search:department:read contact:contact:access_as_app contact:contact:readonly_as_app',
    'contact.v3.department.search',
  ],
  ['im:chat im:chat:read im:chat:readonly im:chat.group_info:readonly', 'im.v1.chat.list im.v1.chat.search'],
  ['im:chat im:chat:create', 'im.v1.chat.create'],
  ['im:chat im:chat:read im:chat:readonly', 'im.v1.chat.get im.v1.chat.link'],
  ['im:chat im:chat:update', 'im.v1.chat.update'],
  ['im:chat im:chat:delete', 'im.v1.chat.delete'],
  [
    'im:chat im:chat:readonly im:chat.members:read im:chat.group_info:readonly',
    'im.v1.chatMembers.get im.v1.chatMembers.isInChat',
  ],
  [
    'im:chat im:chat.members:write_only',
    'im.v1.chatMembers.create im.v1.chatMembers.delete im.v1.chatMembers.meJoin',
  ],
  ['im:chat im:chat.managers:write_only', 'im.v1.chatManagers.addManagers im.v1.chatManagers.deleteManagers'],
  [
    'cardkit:card:write',
    'cardkit.v1.card.batchUpdate cardkit.v1.card.create cardkit.v1.card.settings cardkit.v1.card.update cardkit.v1.cardElement.content cardkit.v1.cardElement.create cardkit.v1.cardElement.delete cardkit.v1.cardElement.patch cardkit.v1.cardElement.update',
  ],
  ['cardkit:card:read', 'cardkit.v1.card.idConvert'],
]

/** In the order of the page. */
export const scopesOf = (name: string): string[] =>
  pages.find(([, calls]) => calls.split(' ').includes(name))?.[0].split(' ') ?? []
