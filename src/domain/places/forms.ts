import type { Card } from '#cards/kit/card.ts'
import { fieldForm } from '#cards/places/field-form.ts'
import { townshipForm } from '#cards/places/township-form.ts'
import { unitForm } from '#cards/places/unit-form.ts'
import { villageForm } from '#cards/places/village-form.ts'
import { optionsOf } from '#core/dictionary.ts'
import type { Gazetteer } from './gazetteer.ts'
import { type PlaceKind, type PlaceRef, unitKinds, villageKinds } from './kinds.ts'
import { townshipOptions } from './options.ts'
import { nameIn, type Standing, standingIn, type Values } from './values.ts'

export const faces = {
  township: townshipForm,
  village: villageForm,
  unit: unitForm,
  field: fieldForm,
} as const satisfies Record<PlaceKind, unknown>

/** What stands in a form before anybody types: of a row, or what was said of a new one. */
type Draft<K extends PlaceKind> = {
  readonly id: number | null
  readonly version: number
  readonly title?: string | undefined
  readonly words?: string | undefined
  readonly values: Partial<Values[K]>
}

/** The form for a row as it stands now. */
export const formOf = <K extends PlaceKind>(
  gazetteer: Gazetteer,
  ref: PlaceRef & { readonly kind: K },
  standing: Standing<K>,
  words?: string,
): Card =>
  drawers[ref.kind](gazetteer, {
    id: ref.id,
    version: standing.version,
    title: `修改${nameIn(gazetteer, ref)}`,
    words,
    values: standing.values,
  })

/** The form for a new row. */
export const newForm = <K extends PlaceKind>(
  gazetteer: Gazetteer,
  kind: K,
  values: Partial<Values[K]>,
): Card => drawers[kind](gazetteer, { id: null, version: 0, values })

const originOf = ({ id, version, title, words }: Draft<PlaceKind>) => ({
  title,
  words,
  bound: { id, version },
})

const listed = (words: readonly string[] | undefined): string | undefined => words?.join('、') || undefined

const drawers: { readonly [K in PlaceKind]: (gazetteer: Gazetteer, draft: Draft<K>) => Card } = {
  township: (_gazetteer, draft) => {
    const { name, also, lat, lng } = draft.values
    return townshipForm({
      ...originOf(draft),
      name,
      also: listed(also),
      centre: typeof lat === 'number' && typeof lng === 'number' ? `${lat}，${lng}` : undefined,
    })
  },
  village: (gazetteer, draft) => {
    const { name, also, kind, townshipId, languages, industries } = draft.values
    const names = (industries ?? []).map(id => standingIn(gazetteer, 'field', id)?.values.name ?? '')
    return villageForm({
      ...originOf(draft),
      townships: townshipOptions(gazetteer),
      kinds: [...optionsOf(villageKinds)],
      name,
      township: townshipId === undefined ? undefined : String(townshipId),
      kind,
      industries: listed(names),
      languages: listed(languages),
      also: listed(also),
    })
  },
  unit: (_gazetteer, draft) => {
    const { name, also, kind } = draft.values
    return unitForm({
      ...originOf(draft),
      kinds: [...optionsOf(unitKinds)],
      name,
      also: listed(also),
      kind,
    })
  },
  field: (_gazetteer, draft) =>
    fieldForm({ ...originOf(draft), name: draft.values.name, also: listed(draft.values.also) }),
}
