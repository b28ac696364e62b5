import lark from '@larksuiteoapi/node-sdk'
import { expect, test } from 'vitest'
import { encrypt, sign, signLegacy } from '#emulator/seal.ts'

const iv = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')
const signed = (body: string) => sign('test key', '1700000000', 'nonce-1', body)
const sealed = (plain: string) => JSON.stringify({ encrypt: encrypt('test key', plain, iv) })

test('V1: a word is sealed and signed as the platform would', () => {
  expect(encrypt('test key', 'hello world', iv)).toBe('AAECAwQFBgcICQoLDA0ODx9boKUoUEfLsblbVEKm75s=')
  expect(signed(sealed('hello world'))).toBe(
    'd9e29edfd5eabff221f3f93cd5bee4124b054bfe488afd0e706890ae5cc355e0',
  )
})

test('V2: so is a challenge', () => {
  const body = sealed('{"challenge":"ajls384kdjxxxx","token":"v-token","type":"url_verification"}')
  expect(Buffer.byteLength(body)).toBe(142)
  expect(signed(body)).toBe('34a1e09f30f4d9e49642fa2ff9639043d6fac7709e64bc867132c2c5e9af71d4')
})

test('V3: so is an event with Chinese words', () => {
  const plain =
    '{"schema":"2.0","header":{"event_id":"evt_0001","event_type":"im.message.receive_v1","create_time":"1700000000000","token":"v-token","app_id":"cli_0123456789abcdef","tenant_key":"tk_demo"},"event":{"message":{"content":"{\\"text\\":\\"你好\\"}"}}}'
  const body = sealed(plain)
  expect(Buffer.byteLength(body)).toBe(378)
  expect(signed(body)).toBe('237a36dc9ad90ba902f046da2cf89d23398684764e3c208c5f7da39e55dc2862')
})

test('V4, V5: the signature covers the bytes: Chinese in clear, and every space', () => {
  expect(signed('{"schema":"2.0","event":{"text":"你好"}}')).toBe(
    '740cfe365795a260b63222e1033f23e2e0751ce378176ec27bb8852582001d5e',
  )
  expect(signed('{ "encrypt": "abc" }')).toBe(
    '079ded6f0eb64b097477bd4a2ea9d4ab550d1d5f666be3b61972f1736d6bda6b',
  )
  expect(signed('{"encrypt":"abc"}')).toBe('fdc92a0dc5d4bf3902f7d6ce4441e6cab5129dccfad736c3c63864dfae48123c')
})

test('V6: the old card callback is signed with the verification token', () => {
  const body = '{"open_id":"ou_1","action":{"value":{"k":"v"},"tag":"button"}}'
  expect(signLegacy('v-token', '1700000000', 'nonce-1', body)).toBe(
    '4bf6ec5715016a2d9e57055c8cac2c3a8628a428',
  )
})

test('the official SDK opens what the emulator seals', () => {
  expect(new lark.AESCipher('another key').decrypt(encrypt('another key', '登记 杨春兰 🌱'))).toBe(
    '登记 杨春兰 🌱',
  )
})
