import { pinyin } from 'pinyin-pro'

/** Most readings kept of one name; a name of four characters with several readings each has more than anybody types. */
const readingsMax = 12

/** The initials a name may be looked up by, every reading: 曾乐 → "cl cy zl zy". */
export const initialsOf = (name: string): string => {
  let readings: readonly string[] = ['']
  for (const character of name.replace(/[·•.\s]/g, '')) {
    const firsts = initialsOfCharacter(character)
    readings = readings.flatMap(reading => firsts.map(first => reading + first)).slice(0, readingsMax)
  }
  return [...new Set(readings)].filter(reading => reading !== '').join(' ')
}

const initialsOfCharacter = (character: string): readonly string[] => {
  const read = pinyin(character, { toneType: 'none', type: 'array', multiple: true })
  return [...new Set(read.map(syllable => syllable.charAt(0).toLowerCase()))].filter(first => first !== '')
}
