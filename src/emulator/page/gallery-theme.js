/** The gallery's own light or dark, whatever the computer has chosen. Rules for the other theme are switched by hand. */
const darkRules = () =>
  [...document.styleSheets].flatMap(sheet =>
    [...sheet.cssRules].filter(
      rule =>
        rule instanceof CSSMediaRule &&
        (known.has(rule) || /prefers-color-scheme: dark/.test(rule.conditionText)),
    ),
  )

/** Rules whose condition has been replaced. */
const known = new Set()

export const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches

/** `theme` is `light` or `dark`. */
export const setTheme = theme => {
  document.documentElement.style.colorScheme = theme
  for (const rule of darkRules()) {
    known.add(rule)
    rule.media.mediaText = theme === 'dark' ? 'all' : 'not all'
  }
  dispatchEvent(new Event('themechange'))
}
