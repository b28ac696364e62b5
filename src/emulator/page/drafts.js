/** What somebody has begun to write stays with its conversation until it is sent, over reloads too. */
const nameOf = (me, chatId) => `feishu-page-draft ${me} ${chatId}`

export const draftOf = (me, chatId) => {
  try {
    return sessionStorage.getItem(nameOf(me, chatId)) ?? ''
  } catch {
    return ''
  }
}

export const keepDraft = (me, chatId, words) => {
  try {
    if (words.trim() === '') sessionStorage.removeItem(nameOf(me, chatId))
    else sessionStorage.setItem(nameOf(me, chatId), words)
  } catch {
    // Without storage a draft lives as long as its input.
  }
}
