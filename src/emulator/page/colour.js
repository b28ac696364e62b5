/** Feishu's colour names as CSS: its own table (colours.css) in both themes, and the names a card defines. */

const families = new Set([
  ...['blue', 'carmine', 'green', 'indigo', 'lime', 'orange', 'purple', 'red'],
  ...['sunflower', 'turquoise', 'violet', 'wathet', 'yellow', 'grey'],
])

const known = /^(?:([a-z]+)(?:-(?:50|[1-9]00|350))?|grey-(?:00|650|950|1000))$/

export const colourOf = (name, env) => {
  if (!name || name === 'default') return ''
  if (name === 'white') return '#fff'
  if (name === 'bg-white') return 'var(--bg-white)'
  const own = env?.style?.color?.[name]
  if (own) return `light-dark(${own.light_mode ?? own.dark_mode}, ${own.dark_mode ?? own.light_mode})`
  return inTable(name)
}

/** A family without a step is its 600; what tags call neutral is grey. */
const inTable = name => {
  if (families.has(name)) return `var(--${name}-600)`
  if (name === 'neutral') return 'var(--grey-600)'
  const [, family] = known.exec(name) ?? []
  return known.test(name) && (family === undefined || families.has(family)) ? `var(--${name})` : ''
}

/** The family of a colour, for what has its own look per family: tags, headers. */
export const hueOf = name => (name ?? '').replace(/-\d+$/, '')

export const background = (style, env) => {
  if (!style || style === 'default') return ''
  if (style === 'laser') return 'linear-gradient(120deg, var(--laser))'
  return colourOf(style, env)
}
