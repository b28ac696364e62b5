import { keep, kept } from './kept.js'

/**
 * Light, dark, or as the computer has it; remembered. The rules for dark stand in media queries: they are switched by
 * hand when somebody has chosen.
 */
export const themes = ['auto', 'light', 'dark']

const asked = '(prefers-color-scheme: dark)'

const known = new Set()

const darkRules = () => {
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSMediaRule && rule.conditionText === asked) known.add(rule)
  return known
}

export const theme = () => (themes.includes(kept('theme')) ? kept('theme') : 'auto')

const conditions = { auto: asked, light: 'not all', dark: 'all' }

const apply = chosen => {
  document.documentElement.style.colorScheme = chosen === 'auto' ? '' : chosen
  for (const rule of darkRules()) rule.media.mediaText = conditions[chosen]
  dispatchEvent(new Event('themechange'))
}

export const setTheme = chosen => {
  keep('theme', chosen)
  apply(chosen)
}

if (theme() !== 'auto') apply(theme())

/** Another window of this browser has chosen. */
addEventListener('storage', event => {
  if (event.key === 'feishu-page-theme') apply(theme())
})
