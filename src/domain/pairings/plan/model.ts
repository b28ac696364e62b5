/** Where something lies, in degrees. */
export type Point = { readonly lat: number; readonly lng: number }

/** A village that needs somebody. */
export type PlanVillage = {
  readonly id: number
  /** The centre of its township; unknown, distance does not count. */
  readonly at: Point | null
  /** Fields of work its industries ask for; empty, anybody's will do. */
  readonly fields: readonly number[]
  /** Its order says that only somebody of its fields will do. */
  readonly strict: boolean
  readonly languages: readonly string[]
  /** Who was paired with it before. */
  readonly former: number | null
}

/** Somebody who may be sent. */
export type PlanTalent = {
  readonly id: number
  readonly at: Point | null
  readonly fields: readonly number[]
  readonly languages: readonly string[]
  /** Villages he has already, and how many more he may take. */
  readonly load: number
  readonly room: number
}

/** A village and somebody for it. */
export type Couple = { readonly village: number; readonly talent: number }

export type PlanInput = {
  readonly villages: readonly PlanVillage[]
  readonly talents: readonly PlanTalent[]
  /** Settled by the office: they stand in the plan as they are. */
  readonly locked: readonly Couple[]
  /** Never to be put together: refused before, kin, the talent's own objection. */
  readonly barred: readonly Couple[]
  /** The plan to keep to: every pair of it that changes counts before anything else does. `null`: there is none. */
  readonly keep: readonly Couple[] | null
  readonly weights: Weights
}

/** What each shortcoming costs, in points. */
export type Weights = {
  /** The talent's fields are none of the village's. */
  readonly field: number
  /** Each kilometre between the township centres. */
  readonly kilometre: number
  /** Nobody's language in common. */
  readonly language: number
  /** The village had somebody else before. */
  readonly stranger: number
  /** Each village the talent has already. */
  readonly load: number
}

export const weights: Weights = { field: 400, kilometre: 4, language: 120, stranger: 60, load: 80 }

/** Why a pair costs what it costs. */
export type Reasons = {
  /** The fields both have. */
  readonly fields: readonly number[]
  /** Rounded; `null` when a place is not on the map. */
  readonly kilometres: number | null
  readonly sharesLanguage: boolean
  readonly isFormer: boolean
  /** The villages the talent has beside this one. */
  readonly load: number
}

export const reasonsOf = (village: PlanVillage, talent: PlanTalent, load: number): Reasons => ({
  fields: village.fields.filter(field => talent.fields.includes(field)),
  kilometres: village.at && talent.at ? kilometresApart(village.at, talent.at) : null,
  sharesLanguage:
    village.languages.length === 0 || village.languages.some(one => talent.languages.includes(one)),
  isFormer: village.former === talent.id,
  load,
})

export const pointsOf = (village: PlanVillage, reasons: Reasons, weights: Weights): number =>
  (village.fields.length > 0 && reasons.fields.length === 0 ? weights.field : 0) +
  (reasons.kilometres ?? 0) * weights.kilometre +
  (reasons.sharesLanguage ? 0 : weights.language) +
  (village.former !== null && !reasons.isFormer ? weights.stranger : 0) +
  reasons.load * weights.load

const earthRadiusKm = 6371

/** As the crow flies, in whole kilometres. */
export const kilometresApart = (a: Point, b: Point): number => {
  const radians = (degrees: number): number => (degrees * Math.PI) / 180
  const half =
    Math.sin(radians(b.lat - a.lat) / 2) ** 2 +
    Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lng - a.lng) / 2) ** 2
  return Math.round(2 * earthRadiusKm * Math.asin(Math.sqrt(half)))
}
