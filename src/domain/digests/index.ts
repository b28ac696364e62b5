import { defineNoun, type Noun } from '#core/handlers.ts'
import { openSettings, submitSettings } from './choose.ts'
import { confirmCorrect, openCorrect, submitCorrect } from './correct.ts'
import { digestJob } from './engine.ts'
import { comeBack, confirmPausing, pause, resume, takeLeave } from './pausing.ts'
import { openDigest, openQueue, preview } from './read.ts'
import { openRecords, turnRecords } from './records.ts'
import { openRelease, openRules, release, submitRules } from './rules.ts'
import { whenNext } from './when-next.ts'

export { mondayOf, weekOf } from './when.ts'

/** The digests (简报) over what all nouns tell: each kind, period and reader once. */
export const digestsOver = (nouns: readonly Noun[]): Noun =>
  defineNoun({
    name: 'digests',
    title: '简报',
    commands: [
      openDigest(nouns),
      openQueue(nouns),
      preview(nouns),
      whenNext,
      openSettings,
      pause,
      resume,
      takeLeave,
      comeBack,
      openCorrect,
      openRelease,
      openRules,
      openRecords,
    ],
    actions: [
      submitSettings,
      confirmPausing,
      submitCorrect(nouns),
      confirmCorrect,
      submitRules,
      release,
      turnRecords,
    ],
    jobs: [digestJob(nouns)],
    undo: {},
    events,
  })

const events = {
  'digest.opened': '开了一期简报',
  'digest.missed': '错过了一期简报',
  'digest.sent': '发出了简报',
  'digest.settled': '整理了没有发出的简报',
  'digest.reminded': '催放行简报',
  'digest.released': '放行了简报',
  'digest.ruled': '定了哪些简报要放行',
  'digest.correctionOrdered': '安排了简报更正',
  'digest.corrected': '发出了简报更正',
  'digest.correctionDone': '简报更正发完了',
  'digest.chosen': '改了自己的简报设置',
  'digest.paused': '暂停了自己的简报',
  'digest.resumed': '恢复了自己的简报',
  'digest.left': '请假',
  'digest.returned': '销假',
}
