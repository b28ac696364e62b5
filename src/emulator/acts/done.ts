import { type State, tell } from '../state.ts'
import type { PersonChange } from './address-book.ts'

/** What people do besides speaking, pressing and reacting, as a transcript keeps it. `openId` is who did it. */
export type Done = { readonly openId: string } & (
  | { readonly does: 'reads'; readonly chatId: string }
  | { readonly does: 'makesGroup'; readonly chatId: string; readonly withBot: boolean }
  | {
      readonly does: 'adds' | 'removes'
      readonly chatId: string
      /** Open ids. */
      readonly people: readonly string[]
    }
  | { readonly does: 'addsBot' | 'removesBot'; readonly chatId: string }
  | { readonly does: 'joins' | 'changes'; readonly entry: PersonChange }
  | { readonly does: 'leaves' }
)

export const tellDone = (state: State, done: Done): void => tell(state, { kind: 'done', done })
