import type { Element } from './card.ts'
import { widthOf } from './text.ts'

/** One point: where it stands, how much, and of which series when there are several. */
export type Point = { readonly label: string; readonly value: number; readonly series?: string | undefined }

/** What a chart shows. */
export type ChartSpec = {
  readonly title: string
  readonly points: readonly Point[]
  /** The unit of the values, shown with the title: `人`. */
  readonly unit?: string | undefined
}

/** Columns to compare: townships, categories. Lying when there are more than six or their names are long, so that all names can be read on a phone. */
export const barChart = (spec: ChartSpec): Element => {
  const names = [...new Set(spec.points.map(point => point.label))]
  return isLying(names) ? lyingChart(spec, names.length) : chart(spec, { ...bars, ...upright(spec) })
}

/** A line over time: months, weeks. Several series share the same moments, so nothing stands side by side. */
export const lineChart = (spec: ChartSpec): Element =>
  chart(spec, { type: 'line', xField: 'label', yField: 'value', label: { visible: true } })

/** Parts of a whole; at most seven, the rest belongs under 「其他」. */
export const pieChart = (spec: ChartSpec): Element =>
  chart(spec, {
    type: 'pie',
    categoryField: 'label',
    valueField: 'value',
    outerRadius: 0.8,
    innerRadius: 0.5,
    label: { visible: true },
    legends: { visible: true, orient: 'bottom' },
  })

// Without the room the client leaves out numbers: first that of the highest column.
const bars = { type: 'bar', label: { visible: true, overlap: false } }

/** Half-width characters that stand under a chart on a phone, every name as wide as the widest; names that touch are left out. */
const namesMax = 42

const isLying = (names: readonly string[]): boolean =>
  names.length > 6 || names.length * Math.max(...names.map(widthOf)) > namesMax

/** One lying column with its name, and what stands over and under them all. */
const rowPx = 34
const roundPx = 110

// Lying columns have as much height as they need, else every other name is left out; their numbers stand behind them.
const lyingChart = (spec: ChartSpec, rows: number): Element => ({
  ...chart(spec, {
    ...bars,
    direction: 'horizontal',
    xField: 'value',
    yField: labelField(spec),
    axes: [
      { orient: 'left', type: 'band', maxWidth: '45%', sampling: false },
      { orient: 'bottom', type: 'linear', expand: { max: 0.2 } },
    ],
  }),
  height: `${Math.min(rows * rowPx + roundPx, 999)}px`,
})

const hasSeries = (spec: ChartSpec): boolean => spec.points.some(point => point.series !== undefined)

const labelField = (spec: ChartSpec): string | readonly string[] =>
  hasSeries(spec) ? ['label', 'series'] : 'label'

const upright = (spec: ChartSpec) => ({ xField: labelField(spec), yField: 'value' })

const chart = (spec: ChartSpec, shape: Readonly<Record<string, unknown>>): Element => ({
  tag: 'chart',
  aspect_ratio: '4:3',
  color_theme: 'brand',
  preview: true,
  chart_spec: {
    ...shape,
    title: { text: spec.unit ? `${spec.title}（${spec.unit}）` : spec.title },
    data: { values: spec.points.map(point => ({ ...point })) },
    ...(hasSeries(spec) ? { seriesField: 'series', legends: { visible: true, orient: 'bottom' } } : {}),
  },
})
