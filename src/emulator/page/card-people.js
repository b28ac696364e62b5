import { h } from './dom.js'
import { avatar } from './people.js'

const chip = (id, env, { face = true, name = true, size = 'small' } = {}) => {
  const words = env.people.get(id)?.name ?? id
  return h(
    'span',
    { className: `person person-${size}`, title: words },
    face ? avatar(words, id) : null,
    name ? h('span', {}, words) : null,
  )
}

export const person = (element, _path, env) =>
  chip(element.user_id, env, {
    face: element.show_avatar !== false,
    name: element.show_name === true,
    size: element.size,
  })

export const personList = (element, _path, env) =>
  h(
    'div',
    { className: 'person-list' },
    ...(element.persons ?? []).map(one =>
      chip(one.id, env, {
        face: element.show_avatar !== false,
        name: element.show_name !== false,
        size: element.size,
      }),
    ),
  )

const picture = words => h('div', { className: 'placeholder' }, `图片：${words || '（无说明）'}`)

export const image = element => picture(element.alt?.content ?? element.title?.content)

export const imageRow = element => picture(`${element.img_list?.length ?? 0} 张`)

/** The figures behind a chart, as a list of bars: readable without a chart library. */
export const chart = element => {
  const spec = element.chart_spec ?? {}
  const data = Array.isArray(spec.data) ? spec.data[0] : spec.data
  const points = Array.isArray(data?.values) ? data.values : []
  const [labelKey, valueKey] = keysOf(spec)
  const most = Math.max(1, ...points.map(point => Number(point[valueKey]) || 0))
  return h(
    'figure',
    { className: 'chart' },
    spec.title?.text ? h('figcaption', {}, spec.title.text) : null,
    ...points.map(point => bar(point, labelKey, valueKey, most)),
    points.length === 0 ? h('p', {}, '图表（没有数据）') : null,
  )
}

/** Which fields of a point are its words and its figure. */
const keysOf = spec => {
  const x = [spec.xField].flat()[0]
  const y = [spec.yField].flat()[0]
  if (spec.direction === 'horizontal') return [y, x]
  return [x ?? spec.categoryField ?? 'label', y ?? spec.valueField ?? 'value']
}

const bar = (point, labelKey, valueKey, most) =>
  h(
    'div',
    { className: 'chart-row' },
    h(
      'span',
      { className: 'chart-label' },
      `${point[labelKey] ?? ''}${point.series ? `（${point.series}）` : ''}`,
    ),
    h(
      'span',
      { className: 'chart-track' },
      h('span', {
        className: 'chart-bar',
        style: { width: `${((Number(point[valueKey]) || 0) / most) * 100}%` },
      }),
    ),
    h('span', { className: 'chart-value' }, String(point[valueKey] ?? '')),
  )
