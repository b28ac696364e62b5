import type { Context, Vault } from '#core/context.ts'
import { refuse } from '#core/refusal.ts'
import { type Day, dayOf } from '#core/shanghai.ts'

/** The sentences about a month of birth that cannot be taken. */
export const birthProblems = {
  unreadable: '出生年月看不懂，请写成“1975年3月”，不用写日。',
  age: '年龄每年都变，请填出生年月，例如：1975年3月。',
  year: '出生年月请写到月，例如：1975年3月。',
  otherThanId: '出生年月和身份证号对不上，请核对这两项。',
} as const

const forms = [
  /^(\d{4})[年./\-—](\d{1,2})月?(出?生)?$/,
  /^(\d{4})[年./\-—](\d{1,2})[月./\-—]\d{1,2}[日号]?(出?生)?$/,
  /^(\d{4})(\d{2})(\d{2})?$/,
] as const

/** A month of birth as people type it, as `1975-03`; of a whole date the day is left out. */
export const readBirthMonth = (said: string): { readonly month: string } | { readonly problem: string } => {
  const words = said.normalize('NFKC').replace(/\s/g, '')
  if (/^\d{1,3}(周?岁)?$/.test(words)) return { problem: birthProblems.age }
  if (/^\d{4}年?(出?生)?$/.test(words)) return { problem: birthProblems.year }
  const [, year, month] = forms.map(form => form.exec(words)).find(found => found !== null) ?? []
  if (!year || !month || Number(year) < 1900 || Number(month) < 1 || Number(month) > 12)
    return { problem: birthProblems.unreadable }
  return { month: `${year}-${month.padStart(2, '0')}` }
}

/** 1975年3月 */
export const birthWords = (born: string): string => {
  const [year, month] = born.split('-')
  return `${year}年${Number(month)}月`
}

/** Nothing to read an age from, but that it is kept. */
export const maskedBirth = '****年**月'

/** Full years on a day; in the month of birth the year counts as full. */
export const ageAt = (born: string, day: Day): number => {
  const [year = 0, month = 0] = born.split('-').map(Number)
  return Number(day.slice(0, 4)) - year - (Number(day.slice(5, 7)) < month ? 1 : 0)
}

/** What of a record tells when somebody was born. */
export type Born = { readonly born: string | null; readonly idNumber: string | null }

export const openBorn = (
  vault: Vault,
  { bornSealed, idSealed }: { readonly bornSealed: string | null; readonly idSealed: string | null },
): Born => ({
  born: bornSealed === null ? null : vault.open(bornSealed),
  idNumber: idSealed === null ? null : vault.open(idSealed),
})

/** The identity number holds the month of birth at its seventh place. */
export const agrees = ({ born, idNumber }: Born): boolean =>
  born === null || idNumber === null || idNumber.slice(6, 12) === born.replace('-', '')

/** Children are not registered; nobody is older than this. */
const ages = { min: 14, max: 110 }

/** Refuses a month of birth nobody of the register can have, and one the identity number speaks against. */
export const heedBirth = ({ now }: Pick<Context, 'now'>, given: Born): void => {
  if (!agrees(given))
    refuse(
      '出生年月和身份证号对不上。',
      '身份证号第7到12位就是出生年月。',
      '请核对这两项；出生年月也可以更正为“不填”。',
    )
  const age = given.born === null ? null : ageAt(given.born, dayOf(now))
  if (age !== null && (age < ages.min || age > ages.max))
    refuse(
      `按${birthWords(given.born ?? '')}算，现在是${Math.max(0, age)}岁。`,
      `人才库登记年满${ages.min}周岁的人。`,
      '请核对出生年月。',
    )
}
