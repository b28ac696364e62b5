/** Words of a streaming card that grow are typed out, as fast as the card says. */

const typists = new WeakMap()

const phone = () => matchMedia('(max-width: 720px)').matches
const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

const paceOf = (given, otherwise) => (phone() ? given?.android : given?.pc) ?? given?.default ?? otherwise

/**
 * The component showing less than all of its words, going on by itself; null where nothing is to be typed. `fast`
 * shows what was left of the words before at once, `delay` types it too.
 */
export const typing = (node, old, element, env) => {
  const config = env.config()
  if (!config?.streaming_mode || still()) return null
  const [before, now] = [wordsOf(old), wordsOf(element)]
  if (now === undefined || before === undefined || !now.startsWith(before)) return null
  if (JSON.stringify(withWords(old, '')) !== JSON.stringify(withWords(element, ''))) return null
  const pace = config.streaming_config ?? {}
  const left = typists.get(node)
  clearInterval(left?.timer)
  const from = left && pace.print_strategy === 'delay' ? left.shown : before.length
  return start({ element, env, shown: from, step: Math.max(1, paceOf(pace.print_step, 1)) }, node, pace)
}

const start = (typist, node, pace) => {
  typist.node = node
  draw(typist)
  typist.timer = setInterval(() => tick(typist), Math.max(10, paceOf(pace.print_frequency_ms, 70)))
  return typist.node
}

const tick = typist => {
  const all = wordsOf(typist.element).length
  const over = !typist.node.isConnected || !typist.env.config()?.streaming_mode
  typist.shown = over ? all : Math.min(all, typist.shown + typist.step)
  if (typist.shown >= all) clearInterval(typist.timer)
  if (typist.node.isConnected) draw(typist)
}

const draw = typist => {
  const { node, element, env, shown } = typist
  const made = env.draw(withWords(element, upTo(wordsOf(element), shown)), node.dataset.path, env)
  env.remember(made, element)
  node.replaceWith(made)
  typist.node = made
  typists.set(made, typist)
  // The conversation follows what grows at its end, as it follows pictures that came late.
  made.dispatchEvent(new Event('load'))
}

/** Half a tag and half a character are not shown. */
const upTo = (words, shown) =>
  shown >= words.length ? words : words.slice(0, shown).replace(/<[^>]{0,200}$|[\ud800-\udbff]$/, '')

const wordsOf = element => {
  if (element.tag === 'markdown') return element.i18n_content ? undefined : element.content
  return element.tag === 'div' && !element.text?.i18n_content ? element.text?.content : undefined
}

const withWords = (element, words) =>
  element.tag === 'div'
    ? { ...element, text: { ...element.text, content: words } }
    : { ...element, content: words }
