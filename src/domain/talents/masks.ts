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
