/** One part of a `multipart/form-data` body, its bytes as they came. */
export type FormPart = {
  readonly name: string
  readonly filename: string | null
  readonly type: string | null
  readonly bytes: Buffer
}

/**
 * Reads a multipart body. The platform takes a part without a file name for a file too (the SDK sends a Buffer so),
 * where `formData()` would read text and spoil the bytes. Null: it is not multipart, or it is cut off.
 */
export const readMultipart = (contentType: string | null | undefined, body: Buffer): FormPart[] | null => {
  const boundary = boundaryIn(contentType ?? '')
  if (boundary === null) return null
  const line = Buffer.from(`\r\n--${boundary}`)
  // The first boundary has no line break before it.
  const framed = Buffer.concat([Buffer.from('\r\n'), body])
  const parts: FormPart[] = []
  let at = framed.indexOf(line)
  while (at >= 0) {
    const from = at + line.length
    if (framed.toString('latin1', from, from + 2) === '--') return parts
    const next = framed.indexOf(line, from)
    if (next < 0) return null
    const part = partIn(framed.subarray(from, next))
    if (!part) return null
    parts.push(part)
    at = next
  }
  return null
}

export const textIn = (parts: readonly FormPart[], name: string): string | undefined =>
  parts.find(part => part.name === name)?.bytes.toString('utf8')

const boundaryIn = (type: string): string | null => {
  const found = /^multipart\/form-data\s*;.*?boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(type)
  return found?.[1] ?? found?.[2] ?? null
}

const partIn = (raw: Buffer): FormPart | null => {
  const end = raw.indexOf('\r\n\r\n')
  if (end < 0) return null
  const head = raw.toString('utf8', 0, end)
  const name = parameter(head, 'name')
  if (name === null) return null
  return {
    name,
    filename: parameter(head, 'filename'),
    type: /^content-type:\s*(.+)$/im.exec(head)?.[1]?.trim() ?? null,
    bytes: raw.subarray(end + 4),
  }
}

/** Browsers write quotes in names as `%22`, others as `\"`. */
const parameter = (head: string, key: string): string | null => {
  const found = new RegExp(
    `^content-disposition:.*?;\\s*${key}=(?:"((?:\\\\.|[^"])*)"|([^;\\s]+))`,
    'im',
  ).exec(head)
  const value = found?.[1] ?? found?.[2]
  return value?.replace(/\\(.)/g, '$1').replaceAll('%22', '"') ?? null
}
