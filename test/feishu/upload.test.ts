import { describe, expect, it } from 'vitest'
import type { Outgoing, OutgoingFile } from '#core/delivery.ts'
import type { ApiAnswer, ApiCall, BytesAnswer } from '#feishu/client.ts'
import type { Fault } from '#feishu/fault.ts'
import { withFile } from '#feishu/upload.ts'
import { outgoing } from './attempt.ts'

const fault = (code: number | null, more: Partial<Fault> = {}): Fault => ({
  code,
  status: code === null ? null : 400,
  network: code === null ? 'ECONNRESET' : null,
  reached: true,
  resetSeconds: null,
  msg: '',
  ...more,
})

const made = (name: string): OutgoingFile => ({ name, base64: Buffer.from('zip').toString('base64') })
const sent: OutgoingFile = { name: '附件1.jpg', messageId: 'om_1', key: 'img_1' }

/** One file on its way, against a platform that answers as told. */
const tried = async (
  file: OutgoingFile,
  msgType: Outgoing['msgType'],
  answer: (call: ApiCall) => ApiAnswer,
  bytes: BytesAnswer = { ok: true, bytes: new Uint8Array([1, 2, 3]) },
) => {
  const calls: ApiCall[] = []
  const result = await withFile(
    {
      call: async call => {
        calls.push(call)
        return answer(call)
      },
      bytes: async call => {
        calls.push(call)
        return bytes
      },
    },
    outgoing({ msgType, content: JSON.stringify(file) }),
  )
  return { result, calls }
}

const keyed = ({ path }: ApiCall): ApiAnswer => ({
  ok: true,
  body: { data: path.endsWith('images') ? { image_key: 'img_new' } : { file_key: 'file_new' } },
})

describe('A file on its way', () => {
  it('of words or a card needs nothing', async () => {
    const words = outgoing()
    const none = async (): Promise<never> => {
      throw new Error('nothing is asked for')
    }
    expect(await withFile({ call: none, bytes: none }, words)).toBe(words)
  })

  it.each([
    ['诉求周报.docx', 'doc'],
    ['名单.xlsx', 'xls'],
    ['扫描件.PDF', 'pdf'],
    ['照片.heic', 'stream'],
  ])('%s is put up as %s and sent by its key', async (name, type) => {
    const { result, calls } = await tried(made(name), 'file', keyed)
    expect(result).toMatchObject({ msgType: 'file', content: JSON.stringify({ file_key: 'file_new' }) })
    expect(calls).toMatchObject([
      { method: 'POST', path: '/im/v1/files', form: { file_type: type, file_name: name } },
    ])
    expect(calls[0]?.form?.file).toEqual(Buffer.from('zip'))
  })

  it('that somebody sent is fetched from his message and shown as a picture', async () => {
    const { result, calls } = await tried(sent, 'image', keyed)
    expect(result).toMatchObject({ msgType: 'image', content: JSON.stringify({ image_key: 'img_new' }) })
    expect(calls.map(({ path }) => path)).toEqual(['/im/v1/messages/om_1/resources/img_1', '/im/v1/images'])
  })

  it('goes as a file when the platform does not take it for a picture', async () => {
    const { result } = await tried(sent, 'image', call =>
      call.path.endsWith('images') ? { ok: false, fault: fault(234011) } : keyed(call),
    )
    expect(result).toMatchObject({ msgType: 'file' })
  })

  it('goes as a file at once when it is too large for a picture', async () => {
    const bytes = new Uint8Array(10 * 1024 * 1024 + 1)
    const { calls } = await tried(sent, 'image', keyed, { ok: true, bytes })
    expect(calls.at(-1)?.path).toBe('/im/v1/files')
  })

  it('that was recalled becomes words, so that nobody waits for it', async () => {
    const { result } = await tried(sent, 'image', keyed, { ok: false, fault: fault(234003) })
    expect(result).toMatchObject({ msgType: 'text', content: expect.stringContaining('附件1.jpg') })
  })

  it.each([
    ['fetched', { ok: false, fault: fault(null) } as const, keyed],
    ['put up', undefined, (): ApiAnswer => ({ ok: false, fault: fault(null) })],
  ])('that could not be %s is tried again, and surely was not said', async (_what, bytes, answer) => {
    const { result } = await tried(sent, 'image', answer, bytes)
    expect(result).toMatchObject({ kind: 'failed', retryable: true, ambiguous: false })
  })

  it('that the app has no right to fetch stays undelivered, where the administrator sees it', async () => {
    const { result } = await tried(sent, 'image', keyed, { ok: false, fault: fault(99991672) })
    expect(result).toMatchObject({ kind: 'failed', retryable: false })
  })

  it('waits when the platform asks for less haste', async () => {
    const { result } = await tried(made('a.docx'), 'file', () => ({ ok: false, fault: fault(99991400) }))
    expect(result).toMatchObject({ kind: 'rateLimited' })
  })
})
