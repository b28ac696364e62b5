import { z } from 'zod'
import { choice, halfWidth, optionalChoice, optionalWords, typed, words } from '#core/form-input.ts'
import { agrees, birthProblems, readBirthMonth } from './birth.ts'
import { categories, educations, levels, sources } from './dictionary.ts'
import { isIdNumber } from './id-number.ts'

export const personName = z.preprocess(
  typed,
  z.string({ error: '请填写姓名。' }).regex(/^[\p{Script=Han}a-zA-Z][\p{Script=Han}a-zA-Z·• .]{1,29}$/u, {
    error: '姓名请填2到30个字，只用汉字、字母和“·”。',
  }),
)

export const mobilePhone = z.preprocess(
  halfWidth,
  z
    .string({ error: '请填写手机号。' })
    .transform(value => value.replace(/^\+?86(?=\d{11}$)/, ''))
    .pipe(z.string().regex(/^1[3-9]\d{9}$/, { error: '手机号应为11位数字，请核对。' })),
)

export const idNumber = z.preprocess(
  halfWidth,
  z
    .string({ error: '身份证号请填18位号码。' })
    .transform(value => value.toUpperCase())
    .pipe(z.string().refine(isIdNumber, { error: '身份证号没有通过校验，请核对18位号码，末位可以是X。' })),
)

/** The month somebody was born in; of a whole date the day is dropped here and goes no further. */
export const birthMonth = z.preprocess(
  typed,
  z.string({ error: birthProblems.unreadable }).transform((said, issue) => {
    const read = readBirthMonth(said)
    if ('month' in read) return read.month
    issue.addIssue({ code: 'custom', message: read.problem })
    return z.NEVER
  }),
)

const numeral = (value: unknown): unknown => {
  const words = typed(value)
  return typeof words === 'string' ? words.normalize('NFKC').replace(/[\s户]/g, '') : words
}

const fieldsMax = 8

/** Several fields of work, as typed: 茶叶、核桃 → ['茶叶', '核桃']. */
export const workFields = z.preprocess(
  typed,
  z
    .string({ error: '请填写从事领域。' })
    .transform(value => [...new Set(value.split(/[、，,；;/\s]+/).filter(word => word !== ''))])
    .pipe(
      z
        .array(z.string().max(20, { error: '每个领域不超过20个字。' }))
        .min(1, { error: '请至少填写一个从事领域，例如：茶叶。' })
        .max(fieldsMax, { error: `从事领域最多填${fieldsMax}个。` }),
    ),
)

export const households = z.preprocess(
  value => (numeral(value) === '' ? null : numeral(value)),
  z.coerce
    .number({ error: '带动户数请填数字。' })
    .int({ error: '带动户数请填整数。' })
    .min(0, { error: '带动户数不能是负数。' })
    .max(100_000, { error: '带动户数太大，请核对。' })
    .nullable(),
)

/** What the registration form asks; its messages are the sentences people read. */
export const NewTalent = z
  .object({
    name: personName,
    place: words('单位或村', 60),
    fields: workFields,
    phone: mobilePhone,
    idNumber: z.preprocess(value => (halfWidth(value) === '' ? null : value), idNumber.nullable()),
    category: choice('人才类别', categories),
    level: optionalChoice('层次', levels),
    title: optionalWords('职称或技能等级', 60),
    education: optionalChoice('学历', educations),
    source: z.preprocess(value => typed(value) || 'local', choice('来源', sources)),
    craft: optionalWords('技艺', 60),
    product: optionalWords('产品', 60),
    householdsLed: households,
    born: z.preprocess(value => (typed(value) === '' ? null : value), birthMonth.nullable()),
  })
  .refine(talent => talent.category !== 'folk' || talent.craft !== null, {
    error: '乡土人才请填写技艺，例如：手工制茶。',
    path: ['craft'],
  })
  .refine(agrees, { error: birthProblems.otherThanId, path: ['born'] })

export type NewTalent = z.output<typeof NewTalent>
