import type { Command } from '#core/handlers.ts'
import { actAliases, acts } from '../matching/acts.ts'
import { things } from '../matching/objects.ts'

/** Exact words that follow from a command's intent: 诉求 受理, sq 受理, grievance accept. */
export type Derived = { readonly command: Command; readonly word: string }

/** What of {@link grammarOf} no command claims by its own words; of two commands that would share one, the first has it. */
export const derivedFrom = (commands: readonly Command[]): readonly Derived[] => {
  const claimed = new Set(commands.flatMap(({ words }) => words.map(same)))
  return commands.flatMap(command =>
    grammarOf(command).flatMap(word => {
      if (claimed.has(same(word))) return []
      claimed.add(same(word))
      return [{ command, word }]
    }),
  )
}

const same = (word: string): string => word.replace(/\s+/g, '').toLowerCase()

const grammarOf = ({ intent }: Command): readonly string[] => {
  const [thing = '', act = ''] = intent.split('.')
  if (thing === '' || act === '') return []
  const objects = [...objectsOf(thing)]
  const actions = actionsOf(act)
  const alone = actAliases[act] === 'query' || act === 'query' ? objects : []
  return [...objects.flatMap(object => actions.map(action => `${object} ${action}`)), ...alone]
}

const objectsOf = (thing: string): readonly string[] => {
  const known = things[thing]
  return [thing, ...(known?.words ?? []), ...(known?.initials ? [known.initials] : [])]
}

/** The action's own name, the others it goes by, and the office's words for it. */
const actionsOf = (act: string): readonly string[] => {
  const main = actAliases[act] ?? act
  const others = Object.entries(actAliases).flatMap(([other, meant]) => (meant === main ? [other] : []))
  return [...new Set([act, main, ...others, ...(acts[act]?.words ?? acts[main]?.words ?? [])])]
}
