import type { Gazetteer } from './gazetteer.ts'

/** A choice of a select: `value` is the row's id, as a string because that is what a form answers. */
export type PlaceOption = { readonly text: string; readonly value: string }

const option = ({ id, name }: { readonly id: number; readonly name: string }): PlaceOption => ({
  text: name,
  value: String(id),
})

export const unitOptions = ({ units }: Gazetteer): readonly PlaceOption[] => units.map(option)

export const townshipOptions = ({ townships }: Gazetteer): readonly PlaceOption[] => townships.map(option)

/** Villages of one township, or of all with the township's name before each. */
export const villageOptions = ({ villages }: Gazetteer, townshipId?: number): readonly PlaceOption[] =>
  townshipId === undefined
    ? villages.map(({ id, name, township }) => option({ id, name: `${township}${name}` }))
    : villages.filter(village => village.townshipId === townshipId).map(option)

export const fieldOptions = ({ fields }: Gazetteer): readonly PlaceOption[] => fields.map(option)
