import { type Command, command } from '#core/handlers.ts'
import type { SlotValue } from '#core/slots.ts'
import { queryPairings } from './browse.ts'
import { type PairingState, states } from './dictionary.ts'
import { deciding } from './phrases/deciding.ts'
import { mayRead } from './policy.ts'
import { decided } from './slots.ts'

/** What is decided about a pairing is decided by the buttons of its card: these words lead there, or to those it may be. */
const leading =
  (state: PairingState | null): Command['run'] =>
  (ctx, said) => {
    const waiting: readonly SlotValue[] =
      state === null ? [] : [{ kind: 'choice', value: state, words: states[state] }]
    return queryPairings.run(ctx, { ...said, slots: { ...said.slots, state: waiting } })
  }

/** `确认结对 JD-12`. */
export const openConfirm = command({
  intent: 'pair.confirm',
  phrases: deciding['pair.confirm'],
  slots: decided,
  writes: true,
  words: ['确认结对', '同意结对'],
  summary: '对提出来的结对表示同意',
  example: '确认结对 JD-12',
  allow: mayRead,
  run: leading('awaiting'),
})

/** `拒绝结对 JD-12`. */
export const openDecline = command({
  intent: 'pair.decline',
  phrases: deciding['pair.decline'],
  slots: decided,
  writes: true,
  words: ['拒绝结对', '不同意结对'],
  summary: '对提出来的结对表示不同意',
  example: '拒绝结对 JD-12',
  allow: mayRead,
  run: leading('awaiting'),
})

/** `解除结对 JD-12`. */
export const openEnd = command({
  intent: 'pair.end',
  phrases: deciding['pair.end'],
  slots: decided,
  writes: true,
  words: ['解除结对', '终止结对'],
  summary: '解除、暂停一项结对',
  example: '解除结对 JD-12',
  allow: mayRead,
  run: leading(null),
})
