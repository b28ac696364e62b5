import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVerifier } from '#feishu/verify.ts'
import { config, encrypt, said, sealed, signed } from './platform.ts'

const judge = createVerifier(config)

const headers = (signature: string) => ({ timestamp: '1700000000', nonce: 'nonce-1', signature })
const bytes = (text: string) => new TextEncoder().encode(text)
const signatureOf = (body: string) => signed(body)['x-lark-signature'] ?? ''
const judgeSigned = (body: string) => judge(headers(signatureOf(body)), bytes(body))
const unsigned = { timestamp: undefined, nonce: undefined, signature: undefined }

// protocol 8, V1–V6: computed apart from this code, checked against the SDK
const cipherV2 =
  'AAECAwQFBgcICQoLDA0ODw9mLTIAZS9jAmGTQ1wAhHp7T0KSqa6xlIO2zHinxKSsMXSnPQWHB8YmFenHi2AvB6QaEHPEMzPU4rN7fbX6JF+nX2eklol0TULDNAWVIluT'
const cipherV3 =
  'AAECAwQFBgcICQoLDA0ODzksK1XHDGhxTlKJKwLymcMyd1nZHD+oH9xjSv/KOaKK4yPHkFB2NBz8k6fzGuSZ38zyYbm4xuxcXtcMzN7GlJIobAcz5eJq8W5e3AijoWJzQFxrb4J+ZJLK1PKPpvu7PDlbhfr3utmwN0l0tqw2BpdMisjoI+Q20kxnmDhYWGxT2irhsx8ZNmOAlsg4la1mzcrvLfVVb5GnVaThsmZSP47OhFi0qP0CinFpFH6ZQsdG319a/ERXdDaSYom4vCfmF26QePfANkq3PiBE5/EfkSTeRkkBulUdikDdDCS1ySZKst5lo+AuWaEI8BE5/gUwBjID7cwSQuHqE4ztrDaxuH8='

describe('the published test vectors', () => {
  it('V1: a text that is no JSON is signed and decrypts, and is refused for what it is', () => {
    const body = '{"encrypt":"AAECAwQFBgcICQoLDA0ODx9boKUoUEfLsblbVEKm75s="}'
    const verdict = judge(
      headers('d9e29edfd5eabff221f3f93cd5bee4124b054bfe488afd0e706890ae5cc355e0'),
      bytes(body),
    )
    expect(verdict).toEqual({ kind: 'refused', status: 400, why: '密文里不是 JSON 对象' })
  })

  it('V2: an encrypted challenge is answered, signed or not', () => {
    const body = bytes(`{"encrypt":"${cipherV2}"}`)
    const answer = { kind: 'challenge', challenge: 'ajls384kdjxxxx' }
    expect(judge(headers('34a1e09f30f4d9e49642fa2ff9639043d6fac7709e64bc867132c2c5e9af71d4'), body)).toEqual(
      answer,
    )
    expect(judge(unsigned, body)).toEqual(answer)
  })

  it('V3: an encrypted event opens to its envelope', () => {
    const verdict = judge(
      headers('237a36dc9ad90ba902f046da2cf89d23398684764e3c208c5f7da39e55dc2862'),
      bytes(`{"encrypt":"${cipherV3}"}`),
    )
    expect(verdict).toMatchObject({
      kind: 'genuine',
      envelope: {
        header: { event_id: 'evt_0001', app_id: 'cli_0123456789abcdef' },
        event: { message: { content: '{"text":"你好"}' } },
      },
    })
  })

  it('V4: a plaintext body is refused although its signature is right', () => {
    const body = '{"schema":"2.0","event":{"text":"你好"}}'
    expect(signatureOf(body)).toBe('740cfe365795a260b63222e1033f23e2e0751ce378176ec27bb8852582001d5e')
    expect(judgeSigned(body)).toMatchObject({ kind: 'refused', status: 401 })
  })

  it('V5: the signature is over the bytes as they came, blanks included', () => {
    expect(signatureOf('{ "encrypt": "abc" }')).toBe(
      '079ded6f0eb64b097477bd4a2ea9d4ab550d1d5f666be3b61972f1736d6bda6b',
    )
    const spaced = `{ "encrypt": "${cipherV3}" }\n`
    expect(judgeSigned(spaced)).toMatchObject({ kind: 'genuine' })
    expect(judge(headers(signatureOf(`{"encrypt":"${cipherV3}"}`)), bytes(spaced))).toMatchObject({
      status: 401,
    })
  })

  it('V6: a press over the old channel is told by SHA-1 over the verification token', () => {
    const body = bytes('{"open_id":"ou_1","action":{"value":{"k":"v"},"tag":"button"}}')
    expect(judge(headers('4bf6ec5715016a2d9e57055c8cac2c3a8628a428'), body)).toEqual({ kind: 'legacyPress' })
    expect(judge(headers('4bf6ec5715016a2d9e57055c8cac2c3a8628a429'), body)).toMatchObject({ status: 401 })
    expect(judge(unsigned, body)).toMatchObject({ status: 401 })
  })
})

describe('a challenge', () => {
  const challenge = { challenge: 'c1', token: config.verificationToken, type: 'url_verification' }

  it('is refused when it was encrypted with another key', () => {
    expect(judge(unsigned, bytes(sealed(challenge, 'another key')))).toMatchObject({ status: 401 })
  })

  it('is refused when its token is not ours', () => {
    expect(judge(unsigned, bytes(sealed({ ...challenge, token: 'stolen' })))).toMatchObject({ status: 401 })
    expect(judgeSigned(sealed({ ...challenge, token: 'stolen' }))).toMatchObject({ status: 403 })
  })

  it('in plain text is answered too when its token is ours: the console has no Encrypt Key yet', () => {
    expect(judge(unsigned, bytes(JSON.stringify(challenge)))).toEqual({
      kind: 'challenge',
      challenge: challenge.challenge,
    })
    const stolen = judge(unsigned, bytes(JSON.stringify({ ...challenge, token: 'stolen' })))
    expect(stolen).toMatchObject({ kind: 'refused', status: 401 })
    expect(JSON.stringify(stolen)).toContain('Encrypt Key')
  })
})

describe('an event', () => {
  it('without a signature is refused, as is one signed for other bytes', () => {
    const body = sealed(said('登记'))
    expect(judge(unsigned, bytes(body))).toMatchObject({ status: 401 })
    expect(judge(headers(signatureOf(`${body} `)), bytes(body))).toMatchObject({ status: 401 })
  })

  it('with another token, of another app, or without either is refused', () => {
    const envelope = said('登记')
    const headed = (header: Record<string, unknown>) => judgeSigned(sealed({ ...envelope, header }))
    expect(headed({ ...envelope.header, token: 'v-tokem' })).toMatchObject({ status: 403 })
    expect(headed({ ...envelope.header, app_id: 'cli_ffffffffffffffff' })).toMatchObject({ status: 403 })
    expect(headed({})).toMatchObject({ status: 403 })
  })

  it('of version 1 carries its token at the top and its app id inside', () => {
    const v1 = { uuid: 'u1', token: config.verificationToken, type: 'event_callback' }
    const event = { type: 'p2p_chat_create', app_id: config.appId }
    expect(judgeSigned(sealed({ ...v1, event }))).toMatchObject({ kind: 'genuine' })
    expect(judgeSigned(sealed({ ...v1, token: 'x', event }))).toMatchObject({ status: 403 })
    expect(judgeSigned(sealed({ ...v1, event: { type: 'p2p_chat_create' } }))).toMatchObject({ status: 403 })
  })

  it('may carry NUL and lone surrogates, which no database takes: they are cleaned', () => {
    const text =
      '{"schema":"2.0","header":{"token":"v-token","app_id":"cli_0123456789abcdef"},"a":"x\\u0000\\ud800y😀"}'
    const verdict = judgeSigned(JSON.stringify({ encrypt: encrypt(text) }))
    expect(verdict).toMatchObject({ kind: 'genuine', envelope: { a: 'x\u{FFFD}y😀' } })
  })
})

describe('whatever anybody sends', () => {
  const signature = fc.option(fc.string({ unit: 'binary' }), { nil: undefined })
  const anyHeaders = fc.record({ timestamp: signature, nonce: signature, signature })
  const bodies = fc.oneof(
    fc.uint8Array({ maxLength: 400 }),
    fc.string({ unit: 'binary' }).map(bytes),
    fc.json().map(bytes),
    fc.string().map(wire => bytes(JSON.stringify({ encrypt: wire }))),
    fc.base64String().map(wire => bytes(JSON.stringify({ encrypt: wire }))),
    fc.json().map(plain => bytes(JSON.stringify({ encrypt: encrypt(plain) }))),
  )

  it('never throws and is never taken for genuine without the signature', () => {
    fc.assert(
      fc.property(anyHeaders, bodies, (given, body) => {
        expect(judge(given, body).kind).toBe('refused')
      }),
      { numRuns: 2000 },
    )
  })

  it('is taken for genuine when signed, decryptable and ours, however the JSON is spelled', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.constantFrom(0, 1, 2, '\t'),
        (event, space) => {
          const body = JSON.stringify(
            { encrypt: encrypt(JSON.stringify({ ...said('x'), event }, null, space)) },
            null,
            space,
          )
          expect(judgeSigned(body).kind).toBe('genuine')
        },
      ),
      { numRuns: 300 },
    )
  })

  it('one changed bit anywhere in a genuine body is refused', () => {
    const body = Buffer.from(sealed(said('登记 小明')))
    const signature = createHash('sha256').update('1700000000nonce-1test key').update(body).digest('hex')
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.nat(7), (at, bit) => {
        const changed = Buffer.from(body)
        changed[at] = (changed[at] ?? 0) ^ (1 << bit)
        expect(judge(headers(signature), changed).kind).toBe('refused')
      }),
      { numRuns: 1000 },
    )
  })
})
