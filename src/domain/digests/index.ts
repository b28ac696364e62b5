import { defineNoun, type Noun } from '#core/handlers.ts'
import { digestJob } from './engine.ts'
import { openDigest, openQueue, preview } from './read.ts'
import { whenNext } from './when-next.ts'

export { mondayOf, weekOf } from './when.ts'

/** The digests (简报) over what all nouns tell: each kind, period and reader once. */
export const digestsOver = (nouns: readonly Noun[]): Noun =>
  defineNoun({
    name: 'digests',
    title: '简报',
    commands: [openDigest(nouns), openQueue(nouns), preview(nouns), whenNext],
    actions: [],
    jobs: [digestJob(nouns)],
    undo: {},
    events: {
      'digest.opened': '开了一期简报',
      'digest.missed': '错过了一期简报',
      'digest.sent': '发出了简报',
      'digest.settled': '整理了没有发出的简报',
      'digest.reminded': '催放行简报',
      'digest.released': '放行了简报',
    },
  })
