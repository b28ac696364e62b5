/** 13812345678 → 138****5678. Anything that is no mobile number is hidden whole. */
export const maskPhone = (phone: string): string =>
  /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : '****'

/** 532901199001010013 → 5329**********0013: neither the birthday nor the sequence can be read. */
export const maskIdNumber = (idNumber: string): string =>
  /^\d{17}[\dX]$/i.test(idNumber) ? `${idNumber.slice(0, 4)}**********${idNumber.slice(14)}` : '****'

/** 杨春兰 → 杨**: the family name, and how long the name is. */
export const maskName = (name: string): string => {
  const [first = '', ...rest] = [...name]
  return first + '*'.repeat(Math.max(1, rest.length))
}

/** Free words that leave our hands (audit, notices): mobile, identity and card numbers in them are masked. */
export const maskNumbers = (words: string): string =>
  words
    .replace(/(?<!\d)\d{17}[\dXx](?![\dXx])/g, maskIdNumber)
    .replace(/(?<!\d)\d{15,19}(?!\d)/g, digits => `${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`)
    .replace(/(?<!\d)1[3-9]\d{9}(?!\d)/g, maskPhone)
