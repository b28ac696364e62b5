import { fitCard } from './fit.ts'
import { clipped, coloured, markdownOf, visible, type Words, widthOf } from './text.ts'

/** One component of a card; the strict check in `emulator/cards` knows every tag and its properties. */
export type Element = { readonly tag: string; readonly [property: string]: unknown }

/** A card in Feishu's Card JSON 2.0, ready to be sent: at most 30 KB and 200 elements. */
export type Card = {
  readonly schema: '2.0'
  readonly config?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly body: { readonly elements: readonly Element[]; readonly [property: string]: unknown }
}

/** What a card is made of: elements, lists of them, or nothing (`null`, `undefined`, `false`, `''`) where a condition says so. */
export type Part = Element | readonly Part[] | null | undefined | false | ''

/** The card's mood, said by the colour of its head: white, blue, green, orange, red, grey. */
export type Tone = 'neutral' | 'info' | 'success' | 'warning' | 'danger' | 'void'

/** The head of a card: what it is about. */
export type Head = {
  readonly title: string
  /** One line; more than a phone shows of it stands under the head instead. */
  readonly subtitle?: string | undefined
  readonly tone: Tone
  /** At most three little tags beside the title: `待核验`. */
  readonly tags?: readonly (string | { readonly text: string; readonly tone: Tone })[] | undefined
  /** What the chat list shows; the title unless told. */
  readonly summary?: string | undefined
  /** `false` for cards with personal data: the client then offers no forwarding. */
  readonly forward?: boolean | undefined
}

/**
 * A whole card: a head and what stands under it. Order for the eye: what, who, when, next step.
 * One that the platform would refuse for its size is shortened and says so; faces that list use `fitRows` and never come to that.
 */
export const card = (head: Head, ...parts: readonly Part[]): Card => fitCard(drawn(head, parts))

/** Parts in a row: nested lists unrolled, nothings dropped. */
export const elementsOf = (parts: readonly Part[]): readonly Element[] => parts.flatMap(unrolled)

/** Sentences. A plain string is shown literally; use md`…` for bold words and lists. */
export const paragraph = (words: Words): Element => ({ tag: 'markdown', content: markdownOf(words) })

/** A bold line that opens a section. */
export const heading = (words: Words): Element => ({
  tag: 'markdown',
  content: `**${markdownOf(words)}**`,
  text_size: 'normal',
  margin: '4px 0px 0px 0px',
})

/** Small grey words: where a figure comes from, what happens next, which rule applies. */
export const note = (words: Words): Element => ({
  tag: 'markdown',
  content: coloured('grey', words).markdown,
  text_size: 'notation',
})

/** A hairline between sections. */
export const divider = (): Element => ({ tag: 'hr' })

/** A text object of the protocol, shown literally. */
export const plain = (content: string): Element => ({ tag: 'plain_text', content: visible(content) })

/** A section that opens at a tap; for details most readers do not need. */
export const folded = (title: string, ...parts: readonly Part[]): Element => ({
  tag: 'collapsible_panel',
  expanded: false,
  header: {
    title: plain(title),
    icon: { tag: 'standard_icon', token: 'down-small-ccm_outlined', size: '16px 16px' },
    icon_position: 'follow_text',
    icon_expanded_angle: -180,
  },
  elements: elementsOf(parts),
})

/** Half-width characters of the one line a phone shows of a subtitle; the client cuts off the rest. */
const subtitleMax = 40

const drawn = (head: Head, parts: readonly Part[]): Card => {
  const subtitle = head.subtitle ?? ''
  return widthOf(subtitle) > subtitleMax
    ? framed({ ...head, subtitle: undefined }, [note(subtitle), ...parts])
    : framed(head, parts)
}

const framed = (head: Head, parts: readonly Part[]): Card => ({
  schema: '2.0',
  config: {
    update_multi: true,
    width_mode: 'default',
    ...(head.forward === false ? { enable_forward: false } : {}),
    summary: { content: clipped(head.summary ?? head.title, 60) },
  },
  header: {
    title: plain(clipped(head.title, 60)),
    ...(head.subtitle ? { subtitle: plain(head.subtitle) } : {}),
    template: templates[head.tone],
    ...(head.tags?.length ? { text_tag_list: head.tags.slice(0, 3).map(headTag) } : {}),
    padding: '12px 12px 12px 12px',
  },
  body: { direction: 'vertical', vertical_spacing: '8px', elements: elementsOf(parts) },
})

const isList = (part: Part): part is readonly Part[] => Array.isArray(part)

const unrolled = (part: Part): readonly Element[] => {
  if (!part) return []
  return isList(part) ? part.flatMap(unrolled) : [part]
}

const templates: Readonly<Record<Tone, string>> = {
  neutral: 'default',
  info: 'blue',
  success: 'green',
  warning: 'orange',
  danger: 'red',
  void: 'grey',
}

const tagColours: Readonly<Record<Tone, string>> = {
  neutral: 'neutral',
  info: 'blue',
  success: 'green',
  warning: 'orange',
  danger: 'red',
  void: 'neutral',
}

const headTag = (tag: string | { readonly text: string; readonly tone: Tone }): Element => ({
  tag: 'text_tag',
  text: plain(typeof tag === 'string' ? tag : tag.text),
  color: tagColours[typeof tag === 'string' ? 'neutral' : tag.tone],
})
