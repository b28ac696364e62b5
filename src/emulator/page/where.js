/**
 * Who one is and which chat is open stand in the address, so two windows can be two people: `/?as=王雪梅` (a name or an
 * open id) opens as somebody, `#as=…&chat=…` follows what is looked at.
 */
const search = new URLSearchParams(location.search)

/** The window is the other side of a divided screen. */
export const isBeside = search.has('beside')

const fromHash = () => new URLSearchParams(location.hash.slice(1))

/** `{ as, chat }` as the address names them; an open id or nothing. */
export const whereAsked = people => ({
  as: personAsked(people, fromHash().get('as')) ?? personAsked(people, search.get('as')),
  chat: fromHash().get('chat') ?? search.get('chat'),
})

const personAsked = (people, asked) => {
  if (!asked) return null
  if (people.has(asked)) return asked
  return [...people.values()].find(person => person.name === asked)?.openId ?? null
}

export const standAt = (as, chat) =>
  history.replaceState(
    null,
    '',
    `${location.pathname}${location.search}#${new URLSearchParams({ as, ...(chat ? { chat } : {}) })}`,
  )

/** The address of the page as somebody else. */
export const addressAs = (as, more = {}) => `/?${new URLSearchParams({ as, ...more })}`
