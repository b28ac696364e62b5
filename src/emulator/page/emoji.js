import { h, svg } from './dom.js'

/** The reactions offered, drawn here so that they look the same on every computer. Keys are Feishu's emoji types. */
const face = [['circle', { cx: 12, cy: 12, r: 10, fill: '#ffc83d' }]]
const eyes = [
  ['circle', { cx: 8.5, cy: 10, r: 1.4, fill: '#5b3a00' }],
  ['circle', { cx: 15.5, cy: 10, r: 1.4, fill: '#5b3a00' }],
]
const line = (d, colour = '#5b3a00') => [
  'path',
  {
    d,
    fill: 'none',
    stroke: colour,
    'stroke-width': 1.8,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  },
]
const badge = (colour, d) => [
  ['circle', { cx: 12, cy: 12, r: 10, fill: colour }],
  [
    'path',
    {
      d,
      fill: 'none',
      stroke: '#fff',
      'stroke-width': 2.2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
  ],
]

const drawings = {
  THUMBSUP: [
    [
      'path',
      {
        d: 'M7 21V10.500l4.500-8c1.600 0 2.600 1.200 2.300 2.800L13.200 9H19c1.500 0 2.400 1.300 2 2.700l-2 7.600c-.3 1-1.100 1.700-2.200 1.700z',
        fill: '#ffc83d',
      },
    ],
    ['rect', { x: 2.5, y: 10.5, width: 4, height: 10.5, rx: 1.2, fill: '#3370ff' }],
  ],
  OK: badge(
    '#3370ff',
    'M9 8.500a3.200 3.500 0 1 0 .01 7 3.200 3.500 0 1 0-.01-7M15 8.500v7M18.500 8.500L15.200 12l3.500 3.500',
  ),
  DONE: badge('#2ea121', 'M7 12.500l3.500 3.500L17.500 8.500'),
  HEART: [
    [
      'path',
      {
        d: 'M12 20.500C5 15.500 2.500 12 2.500 8.800 2.500 6 4.600 4 7.200 4c2 0 3.700 1 4.800 2.800C13.100 5 14.800 4 16.800 4c2.600 0 4.700 2 4.700 4.800 0 3.200-2.500 6.700-9.500 11.700z',
        fill: '#f54a45',
      },
    ],
  ],
  SMILE: [...face, ...eyes, line('M7.500 14.500c2 3 7 3 9 0')],
  WOW: [...face, ...eyes, ['ellipse', { cx: 12, cy: 16, rx: 2.2, ry: 2.8, fill: '#5b3a00' }]],
  JIAYI: badge('#ed6d0c', 'M5.500 12h6M8.500 9v6M14.500 9.500L17 8v8'),
  Fire: [
    [
      'path',
      {
        d: 'M12 2c1 4 6.500 6.500 6.500 12a6.500 7.500 0 0 1-13 0c0-2.500 1.200-4 2.500-5.500.5 1.500 1.200 2 2 2.300C9.500 7.500 10 4.500 12 2z',
        fill: '#ed6d0c',
      },
    ],
    ['path', { d: 'M12 12c.5 2 3 3 3 5.500a3 3.500 0 0 1-6 0c0-2.200 2-3 3-5.500z', fill: '#ffc83d' }],
  ],
}

const names = {
  THUMBSUP: '赞',
  OK: '好的',
  DONE: '完成',
  HEART: '爱心',
  SMILE: '微笑',
  WOW: '惊讶',
  JIAYI: '加一',
  Fire: '火',
}

export const offeredEmoji = Object.keys(drawings)

export const emojiName = type => names[type] ?? type

/** A drawing, or null for the many types that have none here. */
export const emojiOf = (type, size = 18) => (drawings[type] ? svg(drawings[type], size, 'emoji') : null)

/** A drawing, or the name of the type as a small label. */
export const emojiShown = (type, size) => emojiOf(type, size) ?? h('span', { className: 'emoji-word' }, type)
