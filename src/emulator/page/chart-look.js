/** What Feishu adds to a VChart spec before it draws it: colours, theme, shape. */

/** `color_theme` names one of these; `brand` is the default. Light enough to stand on both themes. */
const palettes = {
  brand: ['#3370ff', '#35bd4b', '#ff811a', '#14a9ff', '#7f3bf5', '#f54a45', '#ffc60a', '#04b49c'],
  rainbow: ['#4954e6', '#14a9ff', '#04b49c', '#8fac02', '#ffc60a', '#ff811a', '#f54a45', '#d136d1'],
  complementary: ['#3370ff', '#ff811a', '#82a7fc', '#ffba6b', '#245bdb', '#de7802', '#bacefd', '#fed4a4'],
  converse: ['#3370ff', '#f01d94', '#04b49c', '#ff811a', '#7f3bf5', '#8fac02', '#f54a45', '#14a9ff'],
  primary: ['#245bdb', '#3370ff', '#4e83fd', '#82a7fc', '#9fb9f7', '#bacefd', '#d6e1fc', '#1c4cba'],
}

/**
 * The spec as it is drawn. Tooltips are drawn on the canvas: the library's other kind writes HTML. The card's own
 * choices win.
 */
export const specFor = (element, look) => {
  const spec = element.chart_spec
  return {
    color: palettes[element.color_theme] ?? palettes.brand,
    background: 'transparent',
    padding: 8,
    ...spec,
    ...(look.still ? { animation: false } : {}),
    theme: themeFor(look),
    tooltip: { ...spec.tooltip, renderMode: 'canvas' },
  }
}

/** The page's own words and lines, so that a chart belongs to its card in both themes. */
const themeFor = ({ dark, text, soft, hair, font }) => ({
  type: dark ? 'dark' : 'light',
  fontFamily: font,
  colorScheme: {
    default: {
      dataScheme: palettes.brand,
      palette: {
        backgroundColor: 'transparent',
        primaryFontColor: text,
        secondaryFontColor: soft,
        tertiaryFontColor: soft,
        axisLabelFontColor: soft,
        titleFontColor: text,
        axisGridColor: hair,
        axisDomainColor: hair,
        borderColor: hair,
      },
    },
  },
})

const ratios = { '1:1': 1, '2:1': 1 / 2, '4:3': 3 / 4, '16:9': 9 / 16 }

/** How high a chart of this width is: as told in pixels, else by its shape; a phone's charts are square. */
export const heightFor = (element, width, phone) => {
  const pixels = /^(\d+)px$/.exec(element.height ?? '')
  if (pixels) return Math.min(999, Math.max(1, Number(pixels[1])))
  return Math.round(width * (ratios[element.aspect_ratio] ?? (phone ? 1 : 9 / 16)))
}

/** The figures behind a chart, in words: what a screen reader says, and what is shown when nothing can be drawn. */
export const figuresOf = spec => {
  const values = [spec?.data].flat().flatMap(data => (Array.isArray(data?.values) ? data.values : []))
  const [label, value] = fieldsOf(spec)
  return values
    .filter(point => point?.[value] !== undefined)
    .map(point => [...label.map(field => point[field]), point[value]].filter(Boolean).join(' '))
}

const fieldsOf = spec => {
  const [x, y] = [[spec?.xField].flat(), [spec?.yField].flat()]
  if (spec?.categoryField) return [[spec.categoryField], spec.valueField]
  if (spec?.nameField) return [[spec.nameField], spec.valueField]
  const names = spec?.direction === 'horizontal' ? y : x
  const amount = spec?.direction === 'horizontal' ? x[0] : y[0]
  return [[...new Set([...names, spec?.seriesField].filter(Boolean))], amount]
}

export const titleOf = spec => [spec?.title?.text].flat().join('') || ''
