import { type Check, fail, isFields, list, object, oneOf, type Place, record, string } from './shapes.ts'

/** Where a card may lead: addresses, what an interaction does, links written in words. */

const web = /^https?:\/\/[^\s"<>\\]+$/

/** The client's own scheme too: `lark://msgcard/unsupported_action` forbids the jump on one kind of client. */
const clientUrl = string({ like: /^(?:https?|lark):\/\/[^\s"<>\\]+$/ })

/** A client without an address of its own may be left empty. */
const perClient: Check = (value, place) => {
  if (value !== '') clientUrl(value, place)
}

const clients = { android_url: perClient, ios_url: perClient, pc_url: perClient }

export const multiUrl = object({}, { url: perClient, ...clients })

/** The link of a whole card needs its own address, or one for every kind of client. */
export const cardLink: Check = (value, place) => {
  multiUrl(value, place)
  const given = isFields(value) ? value : {}
  if (!given.url && !Object.keys(clients).every(client => given[client]))
    fail(place, 'url is required, or android_url, ios_url and pc_url together')
}

const callback = object({ type: oneOf('callback'), value: record(() => undefined) })
const openUrl = object({ type: oneOf('open_url'), default_url: clientUrl }, clients)

/** What an interaction does: a callback with an object as value. */
export const callbacks = list(callback)
/** The same, or a page that opens; only buttons and interactive containers do that. */
export const behaviors: Check = list((value, place) =>
  (isFields(value) && value.type === 'open_url' ? openUrl : callback)(value, place),
)

/** Links written in markdown must be of the web, or a number to call; what stands in code is no link. */
export const links = (content: unknown, place: Place): void => {
  if (typeof content !== 'string') return
  if (content.includes('](')) for (const url of bracketed(plain(content))) lead(url, place)
  if (/<(?:a|link)\s/i.test(content)) for (const url of tagged(plain(content))) lead(url, place)
}

/** Words without their code. */
export const plain = (content: string): string =>
  content.includes('`') ? content.replace(/(`{3,})[\s\S]*?\1|`[^`\n]*`/g, '') : content

function* bracketed(content: string): Generator<string> {
  for (const [, image, url = ''] of content.matchAll(/(!?)\[[^\]\n]*\]\(([^)\n]*)\)/g))
    if (image === '') yield url
}

function* tagged(content: string): Generator<string> {
  for (const [, said = ''] of content.matchAll(/<(?:a|link)\s([^<>]*)>/gi))
    for (const [, , quoted, bare] of said.matchAll(/\b(href|url)\s*=\s*(?:["']([^"']*)["']|([^\s"']+))/gi))
      yield quoted ?? bare ?? ''
}

const lead = (url: string, place: Place): void => {
  if (!web.test(url) && !/^tel:\/\/[+\d-]+$/.test(url)) fail(place, `invalid value: ${url.slice(0, 60)}`)
}
