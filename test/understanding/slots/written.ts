import fc from 'fast-check'
import { Converter } from 'opencc-js/cn2t'

const digits = '零一二三四五六七八九'
const formal = '零壹贰叁肆伍陆柒捌玖'

/** A number below a hundred million as it is said: 10203 is 一万零二百零三. */
export const spoken = (value: number): string => {
  if (value === 0) return '零'
  const [high, low] = [Math.floor(value / 10_000), value % 10_000]
  const gap = high > 0 && low > 0 && low < 1000 ? '零' : ''
  return `${high > 0 ? `${section(high)}万` : ''}${gap}${low > 0 ? section(low) : ''}`.replace(/^一十/, '十')
}

const section = (value: number): string => {
  let words = ''
  let isGap = false
  for (const [index, unit] of ['千', '百', '十', ''].entries()) {
    const digit = Math.floor(value / 10 ** (3 - index)) % 10
    if (digit === 0) isGap = words !== ''
    else {
      words += `${isGap ? '零' : ''}${digits.charAt(digit)}${unit}`
      isGap = false
    }
  }
  return words
}

/** 壹万零贰佰零叁. */
export const onCheques = (value: number): string =>
  [...spoken(value).replace(/^十/, '一十')]
    .map(sign => {
      const digit = digits.indexOf(sign)
      return digit >= 0 ? formal.charAt(digit) : ({ 十: '拾', 百: '佰', 千: '仟' }[sign] ?? sign)
    })
    .join('')

export const withCommas = (value: number): string => value.toLocaleString('en-US')

/** 12.5万 of 125000; exact for every integer. */
export const inTenThousands = (value: number): string => {
  const fraction = String(value % 10_000)
    .padStart(4, '0')
    .replace(/0+$/, '')
  return `${Math.floor(value / 10_000)}${fraction === '' ? '' : `.${fraction}`}万`
}

/** 三万五 of 35000, 一千二 of 1200: the last unit left unsaid. `null` where that is not how it is said. */
export const clipped = (value: number): string | null => {
  const words = spoken(value)
  const clip = words.replace(/(?<=[万千百][一二三四五六七八九])[千百十]$/, '')
  return clip === words || /零/.test(words) ? null : clip
}

const wide = (words: string): string =>
  words.replace(/[!-~]/g, sign => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

const toTraditional = Converter({ from: 'cn', to: 't' })

const noises: Readonly<Record<string, (words: string, at: number) => string>> = {
  'full-width': words => wide(words),
  traditional: words => toTraditional(words),
  'blanks between characters': (words, at) => between(words, at, ' '),
  'wide blanks': (words, at) => between(words, at, '\u3000'),
  'an emoji before': words => `😀${words}`,
  'an emoji behind': words => `${words}👍🏻`,
  'zero-width signs': (words, at) =>
    `${words.slice(0, at % words.length)}\u200b${words.slice(at % words.length)}`,
  'trailing punctuation': words => `${words}！！！`,
}

// Between digits and Latin letters a blank may part two things; beside a Chinese character it parts nothing.
const between = (words: string, at: number, blank: string): string =>
  words.replace(/(?<=\p{Script=Han})(?=.)|(?<=.)(?=\p{Script=Han})/gsu, (_, offset: number) =>
    (offset + at) % 2 === 0 ? blank : '',
  )

/** Ways to type the same words badly. */
export const noise = fc.tuple(fc.constantFrom(...Object.keys(noises)), fc.nat(7)).map(([name, at]) => ({
  name,
  over: (words: string): string => noises[name]?.(words, at) ?? words,
}))
