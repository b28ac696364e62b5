// GB 11643-1999: each of the first 17 digits times its weight, summed modulo 11, names the check character.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const checks = '10X98765432'

/** The check character that belongs to the first 17 digits of a citizen's identity number. */
export const checkCharacter = (first17: string): string =>
  checks.charAt(weights.reduce((sum, weight, at) => sum + weight * Number(first17.charAt(at)), 0) % 11)

/** Whether `text` is a well-formed identity number: 18 characters, a real date of birth, the right check character. */
export const isIdNumber = (text: string): boolean =>
  /^[1-9]\d{16}[\dX]$/.test(text) &&
  isRealDay(text.slice(6, 14)) &&
  checkCharacter(text.slice(0, 17)) === text.charAt(17)

const isRealDay = (digits: string): boolean => {
  const year = Number(digits.slice(0, 4))
  const month = Number(digits.slice(4, 6))
  const day = Number(digits.slice(6, 8))
  const date = new Date(Date.UTC(year, month - 1, day))
  return (
    year >= 1900 &&
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === day
  )
}
