import { locale } from './lang.js'

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

const space = 'http://www.w3.org/2000/svg'

/** A drawing of shapes written in this page's own files. */
export const svg = (shapes, size, className = '') => {
  const drawing = document.createElementNS(space, 'svg')
  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    return element
  }
  set(drawing, { viewBox: '0 0 24 24', width: size, height: size, 'aria-hidden': 'true', class: className })
  drawing.append(...shapes.map(([tag, attributes]) => set(document.createElementNS(space, tag), attributes)))
  return drawing
}

/** A line icon: only paths written in this page's own files. */
export const icon = (d, size = 20) => {
  const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.8 }
  return svg([['path', { d, ...line, 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }]], size)
}

export const icons = {
  back: 'M15 5l-7 7 7 7',
  send: 'M5 12l14-7-4 14-3.5-5.5z',
  reply: 'M10 8V4l-7 7 7 7v-4c5 0 8 1.5 11 5-1-6-4-11-11-11z',
  undo: 'M4 4v6h6M4.6 10A8 8 0 1 1 4 14',
  chevron: 'M6 9l6 6 6-6',
  link: 'M14 4h6v6M20 4l-9 9M18 14v5H5V6h5',
  forth: 'M9 5l7 7-7 7',
  smile: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM9 10v.1M15 10v.1M8.5 14.500c1.800 2.300 5.200 2.300 7 0',
  thread: 'M4 5h16v10H11l-4 4v-4H4zM8 10h8',
  forward: 'M14 8V4l7 7-7 7v-4c-5 0-8 1.500-11 5 1-6 4-11 11-11z',
  clip: 'M20 11l-8.500 8.500a5 5 0 0 1-7-7L13 4a3.400 3.400 0 0 1 5 5l-8.500 8.500a1.700 1.700 0 0 1-2.500-2.500L15 7',
  image: 'M4 5h16v14H4zM8.500 9.500v.1M5 17l5-5 4 4 2-2 3 3',
  at: 'M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0zv1.500a2.500 2.500 0 0 0 5 0V12a9 9 0 1 0-4 7.500',
  menu: 'M5 7h14M5 12h14M5 17h14',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l5 5',
  calendar: 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4',
  clock: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 7v5l3.500 2',
  eye: 'M2 12c2.500-4.500 6-7 10-7s7.500 2.500 10 7c-2.500 4.500-6 7-10 7s-7.500-2.500-10-7zM12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6z',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  close: 'M6 6l12 12M18 6L6 18',
}

export const clockTime = at =>
  new Date(at).toLocaleTimeString(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Asia/Shanghai',
  })

export const dayOf = at =>
  new Date(at).toLocaleDateString(locale, { month: 'long', day: 'numeric', timeZone: 'Asia/Shanghai' })
