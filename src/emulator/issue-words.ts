import { z } from 'zod'

const chinese = z.locales.zhCN().localeError

const typeWords: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  object: '一个对象',
  record: '一个对象',
  array: '一组（[…]）',
}

/** Chinese for whatever a schema refuses. */
export const inChinese: { readonly error: z.core.$ZodErrorMap } = {
  error: issue => {
    if (issue.code !== 'invalid_type') return chinese(issue)
    const wanted = typeWords[issue.expected] ?? issue.expected
    return issue.input === undefined ? `没有写，要写${wanted}` : `要写${wanted}`
  },
}

/** `apps[0].appId：…`, one for each thing that is wrong. `whole` stands for what has no place. */
export const issueWords = (issues: readonly z.core.$ZodIssue[], whole: string): string[] =>
  issues.map(({ path, message }) => `${placeOf(path) || whole}：${message}`)

/** `apps[0].appId`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '')
