/** Feishu's colour names as CSS: fourteen families in steps, the card's own names, both themes. */

const families = new Set([
  ...['blue', 'carmine', 'green', 'indigo', 'lime', 'orange', 'purple', 'red'],
  ...['sunflower', 'turquoise', 'violet', 'wathet', 'yellow', 'grey', 'neutral'],
])

/** How much of the family's full colour a light step has; dark steps mix towards the text. */
const light = { 0: 0, 50: 8, 100: 15, 200: 28, 300: 44, 350: 54, 400: 66, 500: 88 }
const dark = { 650: 92, 700: 84, 800: 66, 900: 50, 950: 40, 1000: 30 }

export const colourOf = (name, env) => {
  if (!name || name === 'default') return ''
  if (name === 'white') return '#fff'
  if (name === 'bg-white') return 'var(--raised)'
  const own = env?.style?.color?.[name]
  if (own) return `light-dark(${own.light_mode ?? own.dark_mode}, ${own.dark_mode ?? own.light_mode})`
  return stepOf(name)
}

const stepOf = name => {
  const [, family, step] = /^([a-z]+)(?:-(\d+))?$/.exec(name) ?? []
  if (!families.has(family)) return ''
  const hue = `var(--c-${family})`
  const number = Number(step ?? 600)
  if (number in light) return `color-mix(in srgb, ${hue} ${light[number]}%, var(--raised))`
  if (number in dark) return `color-mix(in srgb, ${hue} ${dark[number]}%, var(--mix))`
  return hue
}

/** The family of a colour, for what has its own look per family: tags, headers, coloured words. */
export const hueOf = name => (name ?? '').replace(/-\d+$/, '')

/** Words in a colour stay readable: a bare family uses its ink. */
export const inkOf = (name, env) => {
  if (!name || name === 'default') return ''
  return families.has(name) ? `var(--ink-${name})` : colourOf(name, env)
}

export const background = (style, env) => {
  if (!style || style === 'default') return ''
  if (style === 'laser') return 'linear-gradient(120deg, var(--laser))'
  return colourOf(style, env)
}
