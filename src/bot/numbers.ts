/** Digits of a phone, an identity card or an account, however they are typed: 138 0000 0000, 138-0000-0000, １３８…. */
const number = /(?<!\d)(?:\d[\s\-—·.]{0,2}){9,}\d?[xX]?/g

/** Whether somebody's number stands in these words. */
export const holdsNumber = (typed: string): boolean => typed.normalize('NFKC').search(number) >= 0

/** The words with every such number taken out: for places where others read along. */
export const withoutNumbers = (typed: string): string => typed.normalize('NFKC').replace(number, '〔号码〕')
