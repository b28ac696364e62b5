/** One frame of the long connection (protobuf 2, package pbbp2). `method` 0 controls, 1 carries data. */
export type Frame = {
  readonly seqId: number
  readonly logId: number
  readonly service: number
  readonly method: number
  readonly headers: Readonly<Record<string, string>>
  readonly payload: Uint8Array
}

/** Wire types: 0 is a varint, 2 is length-delimited. */
const varintType = 0
const bytesType = 2

export const encodeFrame = (frame: Frame): Buffer =>
  Buffer.concat([
    varintField(1, frame.seqId),
    varintField(2, frame.logId),
    varintField(3, frame.service),
    varintField(4, frame.method),
    ...Object.entries(frame.headers).map(([key, value]) =>
      bytesField(5, Buffer.concat([bytesField(1, Buffer.from(key)), bytesField(2, Buffer.from(value))])),
    ),
    bytesField(8, frame.payload),
  ])

/** Throws on anything that is not a frame. Fields it does not know are skipped. */
export const decodeFrame = (bytes: Uint8Array): Frame => {
  const headers: Record<string, string> = {}
  const numbers = new Map<number, number>()
  let payload: Uint8Array = new Uint8Array()
  for (const field of fieldsOf(bytes)) {
    if (typeof field.value === 'number') numbers.set(field.no, field.value)
    else if (field.no === 5) Object.assign(headers, headerOf(field.value))
    else if (field.no === 8) payload = field.value
  }
  const number = (no: number) => numbers.get(no) ?? 0
  return { seqId: number(1), logId: number(2), service: number(3), method: number(4), headers, payload }
}

const headerOf = (bytes: Uint8Array): Record<string, string> => {
  const texts = ['', '', '']
  for (const field of fieldsOf(bytes))
    if (typeof field.value !== 'number') texts[field.no] = new TextDecoder().decode(field.value)
  return { [texts[1] ?? '']: texts[2] ?? '' }
}

type Field = { readonly no: number; readonly value: number | Uint8Array }

function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let shift = 1; ; shift *= 128) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Error('frame is cut short')
      value += (byte & 0x7f) * shift
      if (byte < 0x80) return value
    }
  }
  while (at < bytes.length) {
    const tag = varint()
    const no = tag >>> 3
    if ((tag & 7) === varintType) {
      yield { no, value: varint() }
      continue
    }
    if ((tag & 7) !== bytesType) throw new Error(`frame has wire type ${tag & 7}`)
    const length = varint()
    if (at + length > bytes.length) throw new Error('frame is cut short')
    yield { no, value: bytes.subarray(at, at + length) }
    at += length
  }
}

const varintField = (no: number, value: number): Buffer =>
  Buffer.from([...varintBytes(no * 8 + varintType), ...varintBytes(value)])

const bytesField = (no: number, value: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from([...varintBytes(no * 8 + bytesType), ...varintBytes(value.length)]), value])

/** Whole numbers up to 2^53; the platform's 64-bit ids are echoed, never counted with. */
const varintBytes = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
  return bytes
}
