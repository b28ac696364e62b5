import { defineNoun, type Hears, type Noun } from '#core/handlers.ts'
import { outOffersOf } from '#core/out-offers.ts'
import { browseActions, templateCommands } from './browse.ts'
import { forgetDrafts, keepingActions } from './keeping.ts'
import { hearAwaited, hearBlank } from './receive.ts'
import { shapingActions } from './shaping.ts'
import { takeAction } from './take.ts'

export { sorted as columnsOf } from './columns.ts'
export {
  bytesOf as workbookOf,
  findTemplate,
  listTemplates,
  shapeOf,
  type TemplateRecord,
  templateNumber,
} from './record.ts'
export { nameOf as templateName } from './view.ts'

/** Templates (上级模板): the upper level's own workbooks, filled with a ledger's rows when it leaves. */
export const templatesOver = (nouns: readonly Noun[]): Noun => {
  const offers = outOffersOf(nouns)
  return defineNoun({
    name: 'templates',
    title: '上级模板',
    commands: templateCommands(offers),
    actions: [
      takeAction(offers),
      ...shapingActions(offers),
      ...keepingActions(offers),
      ...browseActions(offers),
    ],
    jobs: [forgetDrafts],
    undo: {},
    events: {
      'template.received': '收到上级模板',
      'template.changed': '改了模板',
      'template.kept': '保存了模板',
      'template.dropped': '没有保存模板',
      'template.stopped': '停用了模板',
      'template.restored': '恢复了模板',
    },
    hears: { file: hearAwaited(offers) },
  })
}

/** A table with nothing under its head, sent by somebody who may keep templates; `null`: it is none of theirs. */
export const blankTable = (nouns: readonly Noun[]): NonNullable<Hears['file']> =>
  hearBlank(outOffersOf(nouns))
