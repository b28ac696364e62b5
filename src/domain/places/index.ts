import { defineNoun } from '#core/handlers.ts'
import { placeNames } from './lexicon.ts'

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

/** Townships, villages, units and fields of work: what the other nouns refer to. Nobody talks to the bot about them alone. */
export const places = defineNoun({
  name: 'places',
  lexicon: placeNames,
  commands: [],
  actions: [],
  jobs: [],
  undo: {},
})
