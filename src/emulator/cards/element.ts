import { elementId, margin } from './attributes.ts'
import type { Component } from './component.ts'
import { containers } from './containers.ts'
import { display } from './display.ts'
import { errCodes } from './fault.ts'
import { interactive } from './interactive.ts'
import { type Check, type Fields, fail, isFields, object, oneOf, type Place, string } from './shapes.ts'

/** Every component of Card JSON 2.0, by tag. */
export const components: Readonly<Record<string, Component>> = { ...containers, ...display, ...interactive }

/** Containers in containers, at most this deep. */
const depthMax = 5

/** Checks one component and, through it, everything it holds. */
export const element: Check = (value, place) => {
  if (!isFields(value)) return fail(place, 'element is not an object')
  const tag = String(value.tag)
  if (!Object.hasOwn(components, tag)) return fail(place, unsupported(tag), errCodes.tag)
  const component: Component = components[tag] ?? {}
  place.survey.elements += 1
  standing(tag, component, place)
  if (component.interactive) answering(value, place)
  const inside: Place = component.container ? { ...place, within: [...place.within, tag] } : place
  object(
    { tag: oneOf(tag), ...component.required },
    { element_id: elementId, margin, ...component.optional },
  )(value, inside)
  component.rule?.(value, place)
}

// Capabilities of 1.0 that 2.0 dropped get the platform's own sentence.
const unsupported = (tag: string): string =>
  tag === 'action' || tag === 'note'
    ? `cards of schema V2 no longer support this capability; unsupported tag ${tag}`
    : `unsupported tag ${tag}`

/** Where a component may stand. */
const standing = (tag: string, component: Component, place: Place): void => {
  if (component.rootOnly && place.within.length > 0)
    fail(place, `${tag} can not be nested in ${place.within.at(-1)}, only at the root of the card`)
  if (component.formOnly && !place.within.includes('form')) fail(place, `${tag} is only supported in form`)
  if (component.container && place.within.length >= depthMax)
    fail(place, `containers are nested deeper than ${depthMax} levels`, errCodes.limit)
}

/** What answers needs a name inside a form, and only there may it be required or submit. */
const answering = (value: Fields, place: Place): void => {
  const inForm = place.within.includes('form')
  if (inForm && (value.name === undefined || value.name === ''))
    fail(place, 'name is required in form and can not be empty string', errCodes.name)
  if (value.name !== undefined) uniqueName(value.name, place)
  if (!inForm && value.required === true) fail(place, 'required is only supported in form')
  if (!inForm && value.form_action_type !== undefined)
    fail(place, 'form_action_type is only supported in form')
  if (inForm && value.tag === 'button' && value.form_action_type === undefined)
    fail(place, 'a button in form needs form_action_type')
}

const uniqueName = (name: unknown, place: Place): void => {
  string()(name, place)
  const written = String(name)
  if (written === '') return
  if (place.survey.names.has(written)) fail(place, `duplicate name: ${written}`, errCodes.name)
  place.survey.names.add(written)
}
