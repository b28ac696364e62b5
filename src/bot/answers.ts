import { apologyCard } from '#cards/shell/apology.ts'
import { closedCard } from '#cards/shell/closed.ts'
import { expiredCard } from '#cards/shell/expired.ts'
import { notReadableCard } from '#cards/shell/not-readable.ts'
import { refusalCard } from '#cards/shell/refusal.ts'
import { unknownCard } from '#cards/shell/unknown.ts'
import type { Context } from '#core/context.ts'
import type { Denial } from '#core/permission.ts'
import type { Refusal } from '#core/refusal.ts'
import { type Reply, show, stale } from '#core/reply.ts'
import { handOnButton, type Refused } from './hand-on.ts'
import type { Suggestion } from './nearest.ts'
import { withoutNumbers } from './numbers.ts'

/** The bot's own words: what it says when no handler does. A message is answered by a card, a press by a toast. */

export const denied = (ctx: Context, denial: Denial, asked: Refused): Reply =>
  show(refusalCard({ ...denial, handOn: handOnButton(ctx, asked) }))

export const deniedPress = ({ what, rule }: Denial): Reply => failedPress(`${what}${rule}`)

export const refused = (refusal: Refusal, isPress: boolean): Reply => {
  const { message: what, rule, next } = refusal
  return isPress ? failedPress(`${what} ${rule}`) : show(refusalCard({ what, rule, next }))
}

/** In a group, numbers somebody typed are not said again. */
export const unknown = ({ chat }: Context, said: string, nearest: readonly Suggestion[]): Reply =>
  show(
    unknownCard({
      said: chat.scope === 'private' ? said : withoutNumbers(said),
      nearest: nearest.map(({ command, text }) => ({ text, summary: command.summary })),
    }),
  )

/** The change this turn asks for was made by an earlier handling of the same turn. */
export const alreadyDone = ({ subject }: { readonly subject?: unknown }, isPress: boolean): Reply => {
  const card = answeredCard(typeof subject === 'string' ? subject : null)
  return isPress ? stale('这件事已经办过了。', card) : show(card)
}

/** A waiting card that was answered; with the number of what came of it, when it has one people know. */
export const answeredCard = (subject: string | null) => {
  const isNumber = subject !== null && /^[A-Z]{2}-[\d-]+$/.test(subject)
  return closedCard({ how: 'answered', ...(isNumber ? { subject, again: subject } : {}) })
}

export const cancelledCard = () => closedCard({ how: 'cancelled' })

export const expired = (): Reply => stale('这张卡片已经过期。', expiredCard({}))

export const apology = (id: string, isPress: boolean): Reply =>
  isPress
    ? failedPress(`对不起，系统出了问题，没有办成。问题编号 ${id}，请告诉管理员。`)
    : show(apologyCard({ id }))

export const notReadable = (contentType: string): Reply =>
  show(notReadableCard({ kind: kinds[contentType] ?? '这种消息' }))

const kinds: Readonly<Record<string, string>> = {
  image: '图片',
  file: '文件',
  folder: '文件夹',
  audio: '语音',
  media: '视频',
  video: '视频',
  sticker: '表情',
  interactive: '卡片',
  share_chat: '群名片',
  share_user: '个人名片',
  location: '位置',
  merge_forward: '合并转发的消息',
  todo: '任务',
  vote: '投票',
  hongbao: '红包',
  calendar: '日程',
  share_calendar_event: '日程',
  system: '系统消息',
}

const failedPress = (content: string): Reply => ({ ...stale(content), toast: { type: 'error', content } })
