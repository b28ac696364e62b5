import { mayReadDepartment } from '../availability.ts'
import { type Department, rootId } from '../departments.ts'
import type { App } from '../people.ts'
import type { State } from '../state.ts'
import type { Ask } from './endpoint.ts'
import { refuse } from './refusals.ts'

/** The departments under one, or with `deep` all below it. */
export function* below(state: State, id: string, deep: boolean): Generator<Department> {
  for (const department of state.departments.values()) {
    if (department.parentId !== id) continue
    yield department
    if (deep) yield* below(state, department.openDepartmentId, deep)
  }
}

/** The one an id names, if the app may read it; `0` is the company. */
export const departmentFor = (
  state: State,
  { app, query }: Pick<Ask, 'app' | 'query'>,
  id: string,
): Department => {
  const key = query.get('department_id_type') === 'department_id' ? 'departmentId' : 'openDepartmentId'
  const found = id === rootId ? company : [...state.departments.values()].find(one => one[key] === id)
  if (!found) throw refuse(40015)
  mustRead(state, app, found)
  return found
}

const mustRead = (state: State, app: App, { openDepartmentId }: Department): void => {
  if (!mayReadDepartment(state, app, openDepartmentId)) throw refuse(40004)
}

const company: Department = {
  openDepartmentId: rootId,
  departmentId: rootId,
  name: '',
  parentId: '',
  leaderId: null,
}
