import { defineNoun } from '#core/handlers.ts'
import { addCommands } from './add.ts'
import { browseActions, queryFields, queryPlaces, queryUnits } from './browse.ts'
import { openEdit } from './edit.ts'
import { joinActions, openJoin } from './join.ts'
import { ledgers } from './ledger.ts'
import { placeNames } from './lexicon.ts'
import { mergeActions, openMerge } from './merge.ts'
import { editActions } from './saving.ts'
import { undo } from './undo.ts'

export { kilometresBetween } from './coordinates.ts'
export {
  findFields,
  findPlaces,
  findTownships,
  findUnits,
  findVillages,
  type PlaceFound,
} from './find.ts'
export {
  type Gazetteer,
  gazetteerOf,
  type Township,
  type Unit,
  type Village,
  type WorkField,
} from './gazetteer.ts'
export { nearestNames } from './nearest.ts'
export { fieldOptions, type PlaceOption, townshipOptions, unitOptions, villageOptions } from './options.ts'
export { unknownPlace } from './unknown.ts'

/** Townships, villages, units and fields of work: what the other nouns refer to; kept by the office. */
export const places = defineNoun({
  name: 'places',
  title: '名录',
  lexicon: placeNames,
  ledgers,
  commands: [queryPlaces, queryUnits, queryFields, ...addCommands, openEdit, openMerge, openJoin],
  actions: [...browseActions, ...editActions, ...mergeActions, ...joinActions],
  jobs: [],
  undo,
  events: {
    'place.added': '加进名录',
    'place.changed': '修改名录',
    'place.removed': '从名录删除',
    'place.restored': '撤回了名录的改动',
    'field.merged': '并入了另一个领域',
    'place.joined': '合并了重复的名录',
  },
})
