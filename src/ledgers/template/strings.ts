import { typedIn } from '../escaped-xml.ts'
import type { Zip } from '../zip.ts'
import { textOf } from './part-text.ts'
import { walkXml } from './walk-xml.ts'

/** The shared strings as they were typed, blanks and all; `null` for one that is drawn in several fonts. */
export const readRawStrings = async (zip: Zip, path: string): Promise<readonly (string | null)[]> => {
  const xml = await textOf(zip, path)
  const strings: (string | null)[] = []
  if (xml === null) return strings
  let words = ''
  let last = ''
  let isRich = false
  walkXml(xml, {
    open: ({ name }) => {
      last = ''
      if (name === 'si') {
        words = ''
        isRich = false
      }
      if (name === 'r') isRich = true
    },
    text: part => {
      last += part
    },
    close: ({ name }) => {
      if (name === 't') words += last
      if (name === 'si') strings.push(isRich ? null : typedIn(words))
    },
  })
  return strings
}
