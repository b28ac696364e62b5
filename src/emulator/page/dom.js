/** Makes an element. Strings become text, never markup: nothing on this page is parsed as HTML. */
export const h = (tag, props = {}, ...children) => {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) assign(element, name, value)
  element.append(
    ...children.flat(4).filter(child => child !== null && child !== undefined && child !== false),
  )
  return element
}

const assign = (element, name, value) => {
  if (value === undefined || value === null || value === false) return
  if (name.startsWith('on')) element.addEventListener(name.slice(2), value)
  else if (name === 'style') Object.assign(element.style, value)
  else if (name === 'data') Object.assign(element.dataset, value)
  else plain(element, name === 'className' ? 'class' : name, value)
}

const plain = (element, name, value) => {
  if (typeof value !== 'string' && name in element) element[name] = value
  else element.setAttribute(name, value === true ? '' : value)
}

/** A line icon: only paths written in this file's callers. */
export const icon = (path, size = 20) => {
  const space = 'http://www.w3.org/2000/svg'
  const svg = document.createElementNS(space, 'svg')
  for (const [name, value] of Object.entries({
    viewBox: '0 0 24 24',
    width: size,
    height: size,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.8,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
  }))
    svg.setAttribute(name, value)
  const line = document.createElementNS(space, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

export const icons = {
  back: 'M15 5l-7 7 7 7',
  send: 'M5 12l14-7-4 14-3.5-5.5z',
  reply: 'M10 8V4l-7 7 7 7v-4c5 0 8 1.5 11 5-1-6-4-11-11-11z',
  undo: 'M4 4v6h6M4.6 10A8 8 0 1 1 4 14',
  chevron: 'M6 9l6 6 6-6',
  link: 'M14 4h6v6M20 4l-9 9M18 14v5H5V6h5',
  close: 'M6 6l12 12M18 6L6 18',
}

export const clockTime = at =>
  new Date(at).toLocaleTimeString('zh-CN', {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  })

export const dayOf = at =>
  new Date(at).toLocaleDateString('zh-CN', { month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' })
