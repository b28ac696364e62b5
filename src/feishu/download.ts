import type { SentFile } from '#core/inbound.ts'
import { refuse } from '#core/refusal.ts'
import { type FeishuClient, pathId } from './client.ts'

/** Largest file taken in, as the platform's own limit for uploads to bots. */
const bytesMax = 30 * 1024 * 1024

/** Fetches what somebody sent (获取消息中的资源文件). Throws a Refusal in words. */
export const createDownload =
  (client: Pick<FeishuClient, 'bytes'>) =>
  async ({ kind, messageId, key }: SentFile): Promise<Uint8Array> => {
    const [message, resource] = [pathId(messageId), pathId(key)]
    if (message === null || resource === null) return gone()
    const answer = await client.bytes({
      method: 'GET',
      path: `/im/v1/messages/${message}/resources/${resource}`,
      params: { type: kind },
    })
    if (!answer.ok) return gone()
    return answer.bytes.length > bytesMax ? tooLarge() : answer.bytes
  }

const gone = (): never =>
  refuse('文件没有取到。', '撤回、过期或者过大的文件取不出来。', '请重新发送一次；仍不行，请联系系统管理员。')

const tooLarge = (): never => refuse('文件超过30MB。', '一次只收30MB以内的文件。', '请拆成几个文件再发。')
