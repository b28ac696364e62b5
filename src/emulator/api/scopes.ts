import { hasAny } from '../availability.ts'
import type { App } from '../people.ts'
import type { Endpoint } from './endpoint.ts'
import { PlatformError } from './errors.ts'

const help =
  'https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-fix-the-99991672-error'

/** Refuses a call whose scopes the app has not been granted, with where to ask for them (99991672). */
export const checkScopes = (app: App, { scopes }: Endpoint): void => {
  if (!hasAny(app, scopes)) throw scopesMissing(app, scopes)
}

export const scopesMissing = (app: App, scopes: readonly string[]): PlatformError => {
  const list = `[${scopes.join(', ')}]`
  const url = `https://open.feishu.cn/app/${app.appId}/auth?q=${scopes.join(',')}&op_from=openapi&token_type=tenant`
  return new PlatformError(
    99991672,
    `Access denied. One of the following scopes is required: ${list}.应用尚未开通所需的应用身份权限：${list}，点击链接申请并开通任一权限即可：${url}`,
    400,
    {},
    {
      message: `Refer to the documentation to fix the error: ${help}`,
      permission_violations: scopes.map(subject => ({ type: 'action_scope_required', subject })),
      helps: [{ url, description: `Learn more about scopes and how to add them: ${list}` }],
    },
  )
}

/** The scopes the calls' pages name, gathered where several calls share them. */
export const sendScopes = ['im:message', 'im:message:send_as_bot', 'im:message:send'] as const
export const messageScopes = ['im:message', 'im:message:send_as_bot'] as const
export const updateScopes = ['im:message', 'im:message:send_as_bot', 'im:message:update'] as const
export const readScopes = ['im:message', 'im:message:readonly'] as const
export const historyScopes = [...readScopes, 'im:message.history:readonly'] as const
export const batchScopes = ['im:message:send_multi_depts', 'im:message:send_multi_users'] as const
export const chatReadScopes = ['im:chat', 'im:chat:read', 'im:chat:readonly'] as const
export const chatListScopes = [...chatReadScopes, 'im:chat.group_info:readonly'] as const
export const memberReadScopes = [
  'im:chat',
  'im:chat:readonly',
  'im:chat.members:read',
  'im:chat.group_info:readonly',
] as const
export const memberScopes = ['im:chat', 'im:chat.members:write_only'] as const

/** Three wide scopes that stand for most of the narrow ones of the address book. */
export const wholeBook = [
  'contact:contact:access_as_app',
  'contact:contact:readonly',
  'contact:contact:readonly_as_app',
] as const
export const contactScopes = ['contact:contact.base:readonly', ...wholeBook] as const
export const organizeScopes = [
  'contact:contact.base:readonly',
  'contact:department.organize:readonly',
  ...wholeBook,
] as const
