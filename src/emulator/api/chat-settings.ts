import type { Chat } from '../chats.ts'
import type { Fields } from './fields.ts'

const everybody = ['all_members', 'only_owner'] as const
const seen = ['only_owner', 'all_members', 'not_anyone'] as const
const chosen = (oneOf: readonly string[]) => ({ kind: 'string', oneOf }) as const

/** What a group can be set to when it is made. */
export const madeWith: Fields = {
  group_message_type: chosen(['chat', 'thread']),
  chat_mode: chosen(['group']),
  chat_type: chosen(['private', 'public']),
  join_message_visibility: chosen(seen),
  leave_message_visibility: chosen(seen),
  membership_approval: chosen(['no_approval_required', 'approval_required']),
  urgent_setting: chosen(everybody),
  video_conference_setting: chosen(everybody),
  edit_permission: chosen(everybody),
  hide_member_count_setting: chosen(everybody),
}

/** What can be changed later beside it. */
export const changedWith: Fields = {
  ...madeWith,
  add_member_permission: chosen(everybody),
  share_card_permission: chosen(['allowed', 'not_allowed']),
  at_all_permission: chosen(everybody),
}

/** Kept as they are told. */
export const keptSettings = [
  ...Object.keys(changedWith).filter(name => name !== 'chat_mode'),
  'avatar',
  'i18n_names',
  'restricted_mode_setting',
]

const defaults = {
  avatar: '',
  add_member_permission: 'all_members',
  share_card_permission: 'allowed',
  at_all_permission: 'all_members',
  edit_permission: 'all_members',
  group_message_type: 'chat',
  chat_type: 'private',
  join_message_visibility: 'all_members',
  leave_message_visibility: 'all_members',
  membership_approval: 'no_approval_required',
  moderation_permission: 'all_members',
  restricted_mode_setting: {
    status: false,
    screenshot_has_permission_setting: 'all_members',
    download_has_permission_setting: 'all_members',
    message_has_permission_setting: 'all_members',
  },
  urgent_setting: 'all_members',
  video_conference_setting: 'all_members',
  hide_member_count_setting: 'all_members',
}

/** A group's settings, each as it was set or as every new group has it. */
export const settingsOf = (chat: Chat) => ({
  ...defaults,
  i18n_names: { zh_cn: chat.name, en_us: '', ja_jp: '' },
  ...chat.settings,
})
