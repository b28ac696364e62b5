import type { Troubles } from '../call-faults.ts'
import type { Call } from '../drawer/call-log.ts'
import type { Courier } from '../push/courier.ts'
import type { Sockets } from '../push/sockets.ts'
import type { State } from '../state.ts'
import type { Limits } from './limits.ts'
import type { Tokens } from './tokens.ts'

/** What the calls work with. */
export type Office = {
  readonly state: State
  readonly limits: Limits
  readonly tokens: Tokens
  readonly courier: Courier
  readonly sockets: Sockets
  readonly troubles: Troubles
  readonly calls: Call[]
}
