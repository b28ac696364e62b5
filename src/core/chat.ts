/** What a chat is used for; decides the highest data class that may appear in it (domain E.2, C1–C6). */
export const scopes = ['private', 'office', 'taskforce', 'leading', 'village', 'public'] as const

export type Scope = (typeof scopes)[number]

/** The words staff use in `绑定 <群用途>` and read on cards. */
export const scopeWords: Readonly<Record<Scope, string>> = {
  private: '私聊',
  office: '人才办群',
  taskforce: '专班群',
  leading: '领导小组群',
  village: '村级结对群',
  public: '公共群',
}

/** Where a conversation happens. A group nobody has bound counts as `public`: the strictest. */
export type Chat = {
  readonly chatId: string
  readonly scope: Scope
  /** The topic (话题) the words stand in, so that the answer stays there. */
  readonly threadId: string | null
}

export const isPrivate = (chat: Chat): boolean => chat.scope === 'private'
