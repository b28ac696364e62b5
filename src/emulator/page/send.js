import { post, upload } from './api.js'
import { t } from './lang.js'
import { toast } from './toast.js'

/** As many characters as one message may have. */
const wordsMax = 20_000

export const sendable = text => {
  if (text.length <= wordsMax) return true
  toast('warning', t('消息太长（最多 {0} 字），请分几条发，或者存成文件发', wordsMax))
  return false
}

/**
 * Sends the files, then the words. What could not be sent is given back: `{ files, text, error }`; all of it was sent
 * when there is no error.
 */
export const sendAll = async ({ me, where, files, text, onProgress }) => {
  const waiting = [...files]
  try {
    while (waiting.length > 0) {
      onProgress(waiting)
      const { type, content } = await upload(me, waiting[0])
      await post('/send', { openId: me, type, content, ...where })
      waiting.shift()
    }
    if (text) await post('/say', { openId: me, text, ...where })
    return { files: [], text: '', error: null }
  } catch (error) {
    return { files: waiting, text, error }
  }
}
