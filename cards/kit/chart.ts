import type { Element } from './card.ts'

/** One point: where it stands, how much, and of which series when there are several. */
export type Point = { readonly label: string; readonly value: number; readonly series?: string | undefined }

/** What a chart shows. */
export type ChartSpec = {
  readonly title: string
  readonly points: readonly Point[]
  /** The unit of the values, shown with the title: `人`. */
  readonly unit?: string | undefined
}

/** Columns to compare: townships, categories. Lying when there are more than six, so that names can be read on a phone. */
export const barChart = (spec: ChartSpec): Element => {
  const lying = new Set(spec.points.map(point => point.label)).size > 6
  return chart(spec, {
    type: 'bar',
    ...(lying ? { direction: 'horizontal', xField: 'value', yField: labelField(spec) } : upright(spec)),
    label: { visible: true },
  })
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
