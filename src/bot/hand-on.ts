import type { refusalCard } from '#cards/shell/refusal.ts'
import type { Context } from '#core/context.ts'
import type { Command } from '#core/handlers.ts'
import { grantsFor } from '#core/permission.ts'

type HandOn = NonNullable<Parameters<typeof refusalCard>[0]['handOn']> | null

/** The request that was refused. */
export type Refused = { readonly command: Command; readonly text: string }

/** Most characters of a request that travel in a button. */
const wordsMax = 200

/**
 * The button of a refusal that passes the request on to whoever may; `null` where nobody else could, or where it is only
 * the wrong chat. The words are sealed: a button is no place for personal data.
 */
export const handOnButton = ({ actor, vault }: Context, { command, text }: Refused): HandOn => {
  const { capability } = command.allow
  if (capability === null || grantsFor(actor, capability).length > 0) return null
  return {
    text: '转给能办的同事',
    do: 'help.handOn',
    value: {
      capability,
      what: command.summary,
      words: vault.seal([...text].slice(0, wordsMax).join('')),
    },
    tone: 'primary',
  }
}
