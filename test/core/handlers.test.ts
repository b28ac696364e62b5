import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { card, paragraph } from '#cards/kit/card.ts'
import type { Context } from '#core/context.ts'
import { onPress, onSubmit } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { readInput } from '#core/reading-input.ts'
import { notFound, Refusal } from '#core/refusal.ts'
import { ask, done, privately, say, show, stale } from '#core/reply.ts'

// The actions below do not look at it.
const ctx = {} as Context
const face = { name: 'things.add', fields: ['name', 'phone'] as const }
const phone = z.string('请填写手机号。').regex(/^1\d{10}$/, '手机号应为 11 位数字。')

const add = onSubmit(face, {
  allow: everyone,
  input: z.object({ name: z.string('请填写姓名。').min(2, '姓名至少两个字。'), phone }),
  bound: z.object({ id: z.number('请从卡片上提交。') }),
  run: async (_ctx, input, bound) => say(`${input.name} ${input.phone} ${bound.id}`),
})

describe('A submitted form', () => {
  test('reaches its handler parsed, with what the button carried', async () => {
    const pressed = {
      value: { id: 3, do: face.name },
      form: { name: '杨春兰', phone: '13800001234' },
      option: null,
    }
    expect(await add.press(ctx, pressed)).toEqual(say('杨春兰 13800001234 3'))
    expect(add.name).toBe('things.add')
  })

  test('with wrong fields is refused in the schema’s own sentences, and runs nothing', async () => {
    const press = (form: Record<string, unknown>, value = { id: 3 }) =>
      add.press(ctx, { value, form, option: null })
    await expect(press({ name: '杨', phone: '123' })).rejects.toThrow(
      '姓名至少两个字。 手机号应为 11 位数字。',
    )
    await expect(press({})).rejects.toThrow(Refusal)
  })

  test('with a broken button is refused too', async () => {
    const pressed = { value: { id: 'x' }, form: { name: '杨春兰', phone: '13800001234' }, option: null }
    await expect(add.press(ctx, pressed)).rejects.toThrow('请从卡片上提交。')
  })
})

test('a face whose fields are not exactly the schema’s does not compile', () => {
  const spec = { allow: everyone, run: async () => say('好') }
  // @ts-expect-error the schema lacks `phone`
  onSubmit(face, { ...spec, input: z.object({ name: z.string() }) })
  // @ts-expect-error the schema has `age`, which the face does not ask for
  onSubmit(face, { ...spec, input: z.object({ name: z.string(), phone, age: z.string() }) })
  expect(onSubmit(face, { ...spec, input: z.object({ name: z.string(), phone }) }).kind).toBe('action')
})

test('a pressed button hands over what its face bound, and what a picker answered', async () => {
  const pick = onPress({
    name: 'things.pick',
    allow: everyone,
    bound: z.object({ id: z.number() }),
    run: async (_ctx, { id }, { option }) => say(`${id} ${String(option)}`),
  })
  expect(await pick.press(ctx, { value: { id: 7 }, form: {}, option: 'a' })).toEqual(say('7 a'))
})

test('at most three sentences say what is wrong, none twice', () => {
  const field = z.string('请填写。')
  const five = z.object({ a: field, b: field, c: z.string('三。'), d: z.string('四。'), e: z.string('五。') })
  expect(() => readInput(five, {})).toThrow(/^请填写。 三。 四。$/)
})

test('a record that is not there and one out of reach read the same', () => {
  expect(() => notFound('RC-12')).toThrow('没有找到RC-12。')
})

describe('A reply', () => {
  const drawn = card({ title: '好', tone: 'info' }, paragraph('好'))

  test('kept from a group goes to the person alone, and the group reads that it did', () => {
    const reply = ask({ name: 'things.add' }, drawn)
    expect(privately({ scope: 'private' }, reply)).toBe(reply)
    expect(privately({ scope: 'office' }, reply)).toEqual({
      ...reply,
      answer: { text: '详情已私聊发您。' },
      privately: { card: drawn },
    })
  })

  test('says what kind of news it is', () => {
    expect(done('好').toast?.type).toBe('success')
    expect(stale('晚了', drawn)).toMatchObject({ toast: { type: 'warning' }, answer: { card: drawn } })
    expect(show(drawn).awaits).toBeNull()
    expect(ask({ name: 'things.add' }, drawn).awaits).toBe('things.add')
  })
})
