import { defineNoun, type Noun } from '#core/handlers.ts'
import { openStory, turnStory, type Wording } from './story.ts'
import { undoOver } from './undo.ts'
import { openViewers, turnViewers } from './viewers.ts'

/** What was done and who has looked: taking back one's last act, one's viewers, a record's story. */
export const historyOver = (nouns: readonly Noun[]): Noun => {
  const events = new Map(nouns.flatMap(noun => Object.entries(noun.events ?? {})))
  const words: Wording = event => events.get(event) ?? '办理了一步'
  const telling = {
    words,
    reaches: new Map(nouns.flatMap(noun => Object.entries(noun.stories ?? {}))),
    deadlines: new Map(nouns.flatMap(noun => Object.entries(noun.deadlines ?? {}))),
    parts: new Map(nouns.flatMap(noun => Object.entries(noun.storyParts ?? {}))),
  }
  const { openUndo, confirmUndo } = undoOver(nouns, words)
  return defineNoun({
    name: 'history',
    title: '记录',
    commands: [openUndo, openViewers, openStory(telling)],
    actions: [confirmUndo, turnViewers, turnStory(telling)],
    jobs: [],
    undo: {},
  })
}
