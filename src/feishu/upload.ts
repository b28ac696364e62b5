import { extname } from 'node:path'
import type { DeliveryOutcome, Outgoing, OutgoingFile } from '#core/delivery.ts'
import { type FeishuClient, pathId } from './client.ts'
import { outcomeOf } from './delivery-faults.ts'
import type { Fault } from './fault.ts'
import { isObject } from './json.ts'

type Client = Pick<FeishuClient, 'call' | 'bytes'>

/**
 * A message that needs no file, or one whose file the platform now has (上传文件, 上传图片). A file that can no longer be
 * fetched becomes words: nobody waits for a message that never comes.
 */
export const withFile = async (client: Client, outgoing: Outgoing): Promise<Outgoing | DeliveryOutcome> => {
  if (outgoing.msgType !== 'file' && outgoing.msgType !== 'image') return outgoing
  // Written by the outbox, whose shape this is.
  const file = JSON.parse(outgoing.content) as OutgoingFile
  const fetched = await bytesOf(client, outgoing.msgType, file)
  if (fetched.ok) return uploaded(client, outgoing, file.name, Buffer.from(fetched.bytes))
  return gone.has(fetched.fault.code ?? 0) ? inWords(outgoing, file.name) : unsent(fetched.fault)
}

/** Recalled, deleted, expired, too large to be given out (获取消息中的资源文件). */
const gone = new Set([230011, 230110, 230111, 231003, 234003, 234004, 234037, 234043])

const bytesOf = async (client: Client, type: string, file: OutgoingFile) => {
  if ('base64' in file) return { ok: true, bytes: Buffer.from(file.base64, 'base64') } as const
  return client.bytes({
    method: 'GET',
    path: `/im/v1/messages/${pathId(file.messageId)}/resources/${pathId(file.key)}`,
    params: { type },
  })
}

const inWords = (outgoing: Outgoing, name: string): Outgoing => ({
  ...outgoing,
  msgType: 'text',
  content: JSON.stringify({
    text: `“${name}”没有取到：撤回、过期或者过大的文件取不出来，请向发的人再要一份。`,
  }),
})

/** Largest picture the platform shows as one; a larger one goes as a file. */
const imageBytesMax = 10 * 1024 * 1024

const uploaded = async (
  client: Client,
  outgoing: Outgoing,
  name: string,
  bytes: Buffer,
): Promise<Outgoing | DeliveryOutcome> => {
  if (outgoing.msgType === 'image' && bytes.length <= imageBytesMax) {
    const shown = await put(client, 'image', { image_type: 'message', image: bytes })
    if ('key' in shown) return { ...outgoing, content: JSON.stringify({ image_key: shown.key }) }
    // Whatever is no picture to the platform is still a file.
    if (!refused.has(shown.fault.code ?? 0)) return unsent(shown.fault)
  }
  const kept = await put(client, 'file', { file_type: typeOf(name), file_name: name, file: bytes })
  return 'key' in kept
    ? { ...outgoing, msgType: 'file', content: JSON.stringify({ file_key: kept.key }) }
    : unsent(kept.fault)
}

/** 234006 too large, 234011 not a picture, 234039 too many points. */
const refused = new Set([234006, 234011, 234039])

const put = async (
  client: Client,
  kind: 'image' | 'file',
  form: Readonly<Record<string, string | Buffer>>,
): Promise<{ readonly key: string } | { readonly fault: Fault }> => {
  const answer = await client.call({ method: 'POST', path: `/im/v1/${kind}s`, form })
  if (!answer.ok) return { fault: answer.fault }
  const data = isObject(answer.body.data) ? answer.body.data : {}
  return { key: String(data[`${kind}_key`] ?? '') }
}

/** What the platform calls a kind of file; all others are a stream. */
const typeOf = (name: string): string => types.get(extname(name).toLowerCase()) ?? 'stream'

const types = new Map([
  ['.pdf', 'pdf'],
  ['.doc', 'doc'],
  ['.docx', 'doc'],
  ['.xls', 'xls'],
  ['.xlsx', 'xls'],
  ['.ppt', 'ppt'],
  ['.pptx', 'ppt'],
])

/** Nothing was said yet: whatever went wrong, another attempt cannot say it twice. */
const unsent = (fault: Fault): DeliveryOutcome => {
  const outcome = outcomeOf(fault)
  return outcome.kind === 'failed' ? { ...outcome, ambiguous: false } : outcome
}
