import { english } from './english.js'
import { keep, kept } from './kept.js'

/** Interface words: Chinese unless somebody chose English in this browser. */
export const lang = kept('language') === 'en' ? 'en' : 'zh'
export const locale = lang === 'en' ? 'en-GB' : 'zh-CN'
document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN'

/** The other language from now on; the page draws itself anew. */
export const switchLanguage = () => {
  keep('language', lang === 'en' ? 'zh' : 'en')
  location.reload()
}

/** The Chinese words are the key; `{0}`, `{1}` … are filled in. */
export const t = (words, ...given) =>
  (lang === 'en' ? (english[words] ?? words) : words).replace(/\{(\d)\}/g, (_whole, nth) =>
    String(given[nth] ?? ''),
  )

/** A card's own words in the reader's language, where it has them. */
export const localized = (object, name = 'content') => {
  const translations = object?.[`i18n_${name}`]
  const own = translations?.[lang === 'en' ? 'en_us' : 'zh_cn']
  return own || object?.[name] || translations?.en_us || Object.values(translations ?? {})[0] || ''
}
