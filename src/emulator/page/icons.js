import { colourOf } from './colour.js'
import { h, icon } from './dom.js'
import { picture } from './files.js'

/**
 * The icon library of the platform is its own; here each token gets a neutral glyph of the same meaning, found by
 * the words in its name.
 */
const glyphs = [
  [/^(add|plus|create|new)/, 'M12 5v14M5 12h14'],
  [/(close|cancel|error)/, 'M6 6l12 12M18 6L6 18'],
  [/(done|yes|succeed|check|approval|todo|task)/, 'M4 12.5l5 5L20 6.5'],
  [/(delete|trash)/, 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5'],
  [/(edit|pen|write|sign)/, 'M4 20h4L19 9l-4-4L4 16zM13 7l4 4'],
  [/(search|find|zoom)/, 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14zM16 16l5 5'],
  [
    /(setting|admin|config)/,
    'M12 9a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM12 3v3M12 18v3M3 12h3M18 12h3M6 6l2 2M16 16l2 2M18 6l-2 2M8 16l-2 2',
  ],
  [
    /(info|tip|notice|announce|remind|bell|alarm|warning|alert)/,
    'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 11v5M12 7.8v.4',
  ],
  [
    /(maybe|help|question)/,
    'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM9.8 9.8c.2-3 4.6-2.6 4.2.2-.3 1.600-2 1.800-2 3.400M12 16.200v.3',
  ],
  [/(calendar|date|time|clock|history)/, 'M4 6h16v14H4zM4 10h16M8 3v4M16 3v4'],
  [/(chart|data|report|dashboard|statistic)/, 'M4 20h16M7 16v-5M12 16V6M17 16v-8'],
  [/(file|doc|sheet|note|form|list|wiki|book)/, 'M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6'],
  [/(chat|message|comment|reply|speak|forward)/, 'M4 5h16v11H10l-5 4v-4H4z'],
  [
    /(member|person|user|contact|group|people|org|department)/,
    'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 21c1-5 4-6.500 8-6.500s7 1.500 8 6.500',
  ],
  [/(mail|email|inbox)/, 'M3 6h18v13H3zM3 7l9 7 9-7'],
  [/(phone|call|tele|mobile)/, 'M8 3h8v18H8zM11 18h2'],
  [/(lock|safe|security|privacy)/, 'M6 11h12v9H6zM9 11V8a3 3 0 0 1 6 0v3'],
  [/(link|url|share|jump|website|language)/, 'M14 4h6v6M20 4l-9 9M18 14v5H5V6h5'],
  [/(image|picture|photo|camera|video)/, 'M4 5h16v14H4zM8 9.500v.1M5 17l5-5 4 4 2-2 3 3'],
  [/(location|map|place|pin|flag)/, 'M12 3a6 6 0 0 1 6 6c0 4-6 12-6 12S6 13 6 9a6 6 0 0 1 6-6zM12 7.500v3'],
  [
    /(star|favorite|collect|like|thumb|heart)/,
    'M12 4l2.500 5.300 5.500.7-4 3.900 1 5.600-5-2.700-5 2.700 1-5.600-4-3.900 5.500-.7z',
  ],
  [/(download|export|import|upload)/, 'M12 4v11M7 10l5 5 5-5M5 20h14'],
  [/(down|expand|bottom)/, 'M6 9l6 6 6-6'],
  [/(up|fold|top)/, 'M6 15l6-6 6 6'],
  [/(left|back)/, 'M15 5l-7 7 7 7'],
  [/(right|next)/, 'M9 5l7 7-7 7'],
  [/(more|menu)/, 'M5 12h.1M12 12h.1M19 12h.1'],
  [/(refresh|replace|undo|sync)/, 'M4 4v6h6M4.600 10A8 8 0 1 1 4 14'],
]

const neutral = 'M12 5l7 7-7 7-7-7z'

/** An icon object of a card; nothing where there is none. */
export const iconOf = (given, env, size = 16) => {
  if (!given) return null
  const wide = Number.parseInt(given.size ?? '', 10) || size
  if (given.tag === 'custom_icon')
    return h(
      'span',
      { className: 'icon', style: { width: `${wide}px`, height: `${wide}px` } },
      picture(given.img_key, ''),
    )
  const path = glyphs.find(([like]) => like.test(given.token ?? ''))?.[1] ?? neutral
  return h(
    'span',
    { className: 'icon', 'aria-hidden': 'true', style: { color: colourOf(given.color, env) } },
    icon(path, wide),
  )
}
