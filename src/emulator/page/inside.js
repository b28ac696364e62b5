/** What containers share: their children, gaps, alignment and background. */
export const inside = (box, env, path) => ({
  children: drawAll(box.elements ?? [], `${path}.elements`, env),
  style: {
    gap: gap(box.vertical_spacing),
    padding: box.padding ?? '',
    alignItems: aligns[box.horizontal_align] ?? '',
    background: background(box.background_style),
  },
})

export const drawAll = (elements, path, env) =>
  elements.map((element, index) => env.draw(element, `${path}.${index}`, env))

const spacings = { small: '4px', medium: '8px', large: '12px', extra_large: '16px' }

export const gap = spacing => spacings[spacing] ?? spacing ?? '8px'

export const aligns = {
  top: 'flex-start',
  center: 'center',
  bottom: 'flex-end',
  left: 'flex-start',
  right: 'flex-end',
}

export const background = style => {
  if (!style || style === 'default') return ''
  if (style === 'laser') return 'linear-gradient(120deg, var(--laser))'
  return `var(--bg-${style.replace(/-\d+$/, '')}, var(--hover))`
}
