import { elementId, margin } from './attributes.ts'
import type { Component } from './component.ts'
import { containers } from './containers.ts'
import { display, fallback } from './display.ts'
import { errCodes } from './fault.ts'
import { interactive } from './interactive.ts'
import { anything, type Check, type Fields, fail, isFields, object, type Place, string } from './shapes.ts'

/** Every component of Card JSON 2.0, by tag. */
export const components: Readonly<Record<string, Component>> = { ...containers, ...display, ...interactive }

/** Containers in containers, at most this deep. */
const depthMax = 5

const shapes: ReadonlyMap<string, Component & { readonly shape: Check }> = new Map(
  Object.entries(components).map(([tag, component]) => [
    tag,
    {
      ...component,
      shape: object(
        { tag: anything, ...component.required },
        { element_id: elementId, margin, fallback, ...component.optional },
      ),
    },
  ]),
)

/** Checks one component and, through it, everything it holds. */
export const element: Check = (value, place) => {
  if (!isFields(value)) return fail(place, 'element is not an object')
  const tag = String(value.tag)
  const component = shapes.get(tag)
  if (!component) return fail(place, unsupported(tag), errCodes.tag)
  place.survey.elements += 1
  standing(tag, component, place)
  if (component.interactive) answering(value, place)
  if (component.container) place.within.push(tag)
  component.shape(value, place)
  if (component.container) place.within.pop()
  component.rule?.(value, place)
}

/** Components of 1.0 that 2.0 dropped. */
const dropped = new Set(['action', 'note'])

const unsupported = (tag: string): string =>
  dropped.has(tag)
    ? `cards of schema V2 no longer support this capability; ErrorValue: unsupported tag ${tag}`
    : `unsupported tag ${tag}`

/** Where a component may stand. */
const standing = (tag: string, component: Component, place: Place): void => {
  const { within } = place
  if (component.rootOnly && within.length > 0)
    fail(place, `${tag} can not be nested in ${within.at(-1)}, only at the root of the card`)
  if (component.formOnly && !within.includes('form')) fail(place, `${tag} is only supported in form`)
  if (component.container && within.length >= depthMax)
    fail(place, `containers are nested deeper than ${depthMax} levels`, errCodes.limit)
}

/** What answers needs a name inside a form, and only there may it be required or submit. */
const answering = (value: Fields, place: Place): void => {
  const inForm = place.within.includes('form')
  if (inForm && (value.name === undefined || value.name === ''))
    fail(place, 'name is required in form and can not be empty string', errCodes.name)
  if (value.name !== undefined) uniqueName(value.name, place)
  if (inForm) withinForm(value, place)
  else outsideForm(value, place)
}

const withinForm = (value: Fields, place: Place): void => {
  if (value.tag === 'button' && value.form_action_type === undefined && value.action_type === undefined)
    fail(place, 'a button in form needs form_action_type')
}

const outsideForm = (value: Fields, place: Place): void => {
  // Of choosing a person the documents say only that it does nothing there.
  if (value.required === true && value.tag !== 'select_person')
    fail(place, 'required is only supported in form')
  if (value.form_action_type !== undefined) fail(place, 'form_action_type is only supported in form')
}

const uniqueName = (name: unknown, place: Place): void => {
  string()(name, place)
  const written = String(name)
  if (written === '') return
  if (place.survey.names.has(written)) fail(place, `duplicate name: ${written}`, errCodes.name)
  place.survey.names.add(written)
}
