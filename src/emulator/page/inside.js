import { background } from './colour.js'

/** What containers share: their children, direction, gaps, alignment and background. */
export const inside = (box, env, path) => ({
  children: drawAll(box.elements ?? [], `${path}.elements`, env),
  style: { ...layout(box), background: background(box.background_style, env) },
})

export const layout = (box, gapDefault = '8px') => {
  const across = box?.direction === 'horizontal'
  const [main, cross] = [
    across ? box.horizontal_align : box?.vertical_align,
    across ? box.vertical_align : box?.horizontal_align,
  ]
  return {
    flexDirection: across ? 'row' : 'column',
    flexWrap: across ? 'wrap' : '',
    rowGap: gap(box?.vertical_spacing, gapDefault),
    columnGap: gap(box?.horizontal_spacing, '8px'),
    padding: box?.padding ?? '',
    justifyContent: aligns[main] ?? '',
    alignItems: aligns[cross] ?? '',
  }
}

export const drawAll = (elements, path, env) =>
  elements.map((element, index) => env.draw(element, `${path}.${index}`, env))

const spacings = { small: '4px', medium: '8px', large: '12px', extra_large: '16px' }

export const gap = (spacing, otherwise = '8px') => spacings[spacing] ?? spacing ?? otherwise

export const aligns = {
  top: 'flex-start',
  center: 'center',
  bottom: 'flex-end',
  left: 'flex-start',
  right: 'flex-end',
}
