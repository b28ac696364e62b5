import { figuresOf, heightFor, specFor, titleOf } from './chart-look.js'
import { h } from './dom.js'
import { t } from './lang.js'

/**
 * A chart as Feishu draws it: with VChart, which is loaded when the first chart is shown. Until then, and where
 * nothing can be drawn, its figures stand there in words.
 */
export const drawChart = element => {
  const host = h('div', { className: 'chart-canvas' })
  const figure = h(
    'figure',
    { className: 'chart', role: 'img', 'aria-label': inWords(element.chart_spec), 'aria-busy': 'true' },
    host,
  )
  const chart = { element, figure, host, width: 0, drawn: null }
  charts.add(chart)
  sizes.observe(host)
  return figure
}

const inWords = spec =>
  [titleOf(spec) || t('图表'), figuresOf(spec).join(t('；'))].filter(Boolean).join(t('：'))

/** Every chart of this page; those that left it are let go when others are drawn. */
const charts = new Set()

/** A chart is drawn once it has a place, and anew when the place changes. */
const sizes = new ResizeObserver(entries => {
  for (const { target, contentRect } of entries) {
    const chart = [...charts].find(one => one.host === target)
    const width = Math.round(contentRect.width)
    if (!chart || width === 0 || width === chart.width) continue
    chart.width = width
    void draw(chart)
  }
})

const draw = async chart => {
  sweep()
  try {
    const VChart = await library()
    if (chart.host.isConnected) paint(chart, VChart)
  } catch (error) {
    explain(chart, error)
  }
  chart.figure.removeAttribute('aria-busy')
}

const paint = (chart, VChart) => {
  const { element, figure, host, width } = chart
  chart.drawn?.release()
  host.replaceChildren()
  const height = heightFor(element, width, matchMedia('(max-width: 720px)').matches)
  host.style.height = `${height}px`
  let trouble = ''
  const options = {
    dom: host,
    mode: 'desktop-browser',
    autoFit: false,
    onError: words => {
      trouble ||= String(words)
    },
  }
  chart.drawn = new VChart({ ...specFor(element, lookOf(figure)), width, height }, options)
  chart.drawn.renderSync()
  if (trouble) throw new Error(trouble)
}

const sweep = () => {
  for (const chart of charts) {
    if (chart.figure.isConnected || chart.width === 0) continue
    chart.drawn?.release()
    sizes.unobserve(chart.host)
    charts.delete(chart)
  }
}

/** What the page looks like around the chart. */
const lookOf = figure => {
  const style = getComputedStyle(figure)
  const colour = name => style.getPropertyValue(name).trim()
  return {
    dark: isDark(style.color),
    text: colour('--text') || style.color,
    soft: colour('--soft') || style.color,
    hair: colour('--hair') || style.color,
    font: style.fontFamily,
    still: matchMedia('(prefers-reduced-motion: reduce)').matches,
  }
}

/** Light words stand on dark ground. */
const isDark = colour => {
  const [red = 0, green = 0, blue = 0] = (colour.match(/\d+(\.\d+)?/g) ?? []).map(Number)
  return red * 0.3 + green * 0.6 + blue * 0.1 > 128
}

const explain = (chart, error) => {
  chart.drawn?.release()
  chart.drawn = null
  chart.host.style.height = ''
  const figures = figuresOf(chart.element.chart_spec)
  const title = titleOf(chart.element.chart_spec)
  chart.host.replaceChildren(
    h('p', { className: 'chart-trouble' }, t('图表画不出来：{0}', reasonOf(chart, error))),
    title ? h('p', { className: 'chart-title' }, title) : '',
    h('ul', { className: 'chart-figures' }, ...figures.map(words => h('li', {}, words))),
  )
}

const reasonOf = ({ element }, error) =>
  error.message === 'init chart fail'
    ? t('不认识的图表类型 {0}', String(element.chart_spec?.type))
    : error.message

let loading = null

/** The library's browser build, once. It hangs itself on `window.VChart`. */
const library = () => {
  loading ??= new Promise((resolve, reject) => {
    const script = h('script', { src: '/emulator/vendor/vchart.js' })
    script.onload = () => resolve(globalThis.VChart.VChart ?? globalThis.VChart.default)
    script.onerror = () => {
      loading = null
      script.remove()
      reject(new Error(t('图表库没有加载')))
    }
    document.head.append(script)
  })
  return loading
}

/** The page turned light or dark: everything drawn is drawn anew. */
const redraw = () => {
  for (const chart of charts) if (chart.width > 0) void draw(chart)
}
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw)
addEventListener('themechange', redraw)
