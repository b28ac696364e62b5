import { rootId } from './departments.ts'
import type { App, Person } from './people.ts'
import type { State } from './state.ts'

/** An app without a list of scopes may do everything; otherwise any one of these is enough. */
export const hasAny = (app: App, scopes: readonly string[]): boolean =>
  app.scopes === null || scopes.length === 0 || scopes.some(scope => app.scopes?.includes(scope))

/** The bot is visible to them (可用范围). */
export const mayTalkTo = (state: State, app: App, person: Person): boolean =>
  covers(state, app.availability, person)

/** The app may read their entry in the address book (通讯录权限范围). */
export const mayRead = (state: State, app: App, person: Person): boolean =>
  covers(state, app.contactRange, person)

/** The company itself only where everybody is in the range. */
export const mayReadDepartment = (state: State, app: App, openDepartmentId: string): boolean =>
  app.contactRange === null ||
  namesAbove(state, openDepartmentId).some(name => app.contactRange?.includes(name))

const covers = (state: State, range: readonly string[] | null, person: Person): boolean =>
  range === null ||
  range.includes(person.openId) ||
  namesAbove(state, person.departmentId).some(name => range.includes(name))

/** A department's name and the names of all above it. */
const namesAbove = (state: State, openDepartmentId: string): string[] => {
  const names: string[] = []
  const seen = new Set([rootId])
  for (let id = openDepartmentId; !seen.has(id); ) {
    seen.add(id)
    const department = state.departments.get(id)
    if (!department) break
    names.push(department.name)
    id = department.parentId
  }
  return names
}
