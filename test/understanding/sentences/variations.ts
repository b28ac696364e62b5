import fc from 'fast-check'

/** A sentence said otherwise, meaning the same. */
export type Variation = (sentence: string) => string

const before = ['请问', '麻烦', '那个，', '嗯 ', '你好，', '@伯乐 ', '不好意思，', '  ', '哎，', '问一下，']
const after = ['谢谢', '哈', '呀', '。', '！！', '…', '🙏', '，谢谢', '~', '  ', '\n', '😭😭', '👍']

const simplified =
  '领镇乡专业县医学农还个谁单务联络级记设资录过应给让这样办复报证书语数统计类别层总结对盖评价诉转达话电号码历职称团岭叶药护养'
const traditional =
  '領鎮鄉專業縣醫學農還個誰單務聯絡級記設資錄過應給讓這樣辦復報證書語數統計類別層總結對蓋評價訴轉達話電號碼歷職稱團嶺葉藥護養'

const asTraditional: Variation = sentence =>
  [...sentence].map(sign => [...traditional][[...simplified].indexOf(sign)] ?? sign).join('')

const asFullWidth: Variation = sentence =>
  sentence.replace(/[0-9A-Za-z]/g, sign => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))

const withoutLastSign: Variation = sentence => sentence.replace(/[，。！？、；：,.!?;:]+$/u, '')

/** As words come along when they are pasted. */
const withInvisibleSigns: Variation = sentence => [...sentence].join('\u200b')

/** One of them, or several one after the other. */
export const variations: fc.Arbitrary<Variation> = fc
  .array(
    fc.oneof(
      fc.constantFrom(...before).map(
        (words): Variation =>
          sentence =>
            words + sentence,
      ),
      fc.constantFrom(...after).map(
        (words): Variation =>
          sentence =>
            sentence + words,
      ),
      fc.constantFrom(asTraditional, asFullWidth, withoutLastSign, withInvisibleSigns),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(several => sentence => several.reduce((words, vary) => vary(words), sentence))

/** Who is looked for or counted, with the same things said in any order. */
export const lookingUp: readonly ((township: string, field: string) => string)[] = [
  (township, field) => `${township}有哪些${field}人才`,
  (township, field) => `查一下${township}${field}方面的人才`,
  (township, field) => `${field}方面的人才，${township}有哪些`,
  (township, field) => `帮我找${township}的${field}人才`,
  (township, field) => `查人才 ${township} ${field}`,
  (township, field) => `查人才 ${field} ${township}`,
]

export const counting: readonly ((township: string, field: string) => string)[] = [
  (township, field) => `${township}有多少${field}人才`,
  (township, field) => `${field}方面的人才${township}一共有多少`,
  (township, field) => `统计一下${township}的${field}人才有几个`,
]
