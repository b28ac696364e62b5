import type { Check, Fields, Place, Props } from './shapes.ts'

/** One component of Card JSON 2.0, as data: its properties, and where it may stand. */
export type Component = {
  readonly required?: Props
  readonly optional?: Props
  /** Counts as a level of nesting. */
  readonly container?: true
  /** Only directly under `body.elements`. */
  readonly rootOnly?: true
  /** Only somewhere inside a form. */
  readonly formOnly?: true
  /** Answers the person: needs a name inside a form. */
  readonly interactive?: true
  /** What no single property shows. */
  readonly rule?: (fields: Fields, place: Place) => void
}

/** Children of a container. */
export const children: Check = (value, place) => place.element(value, place)
