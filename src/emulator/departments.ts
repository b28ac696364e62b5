import type { EmulatorConfig } from './config.ts'
import { stableId } from './ids.ts'

export type Department = {
  readonly openDepartmentId: string
  readonly departmentId: string
  readonly name: string
  /** `0` is the company itself. */
  readonly parentId: string
  readonly leaderId: string | null
}

export const rootId = '0'

export const departmentIdOf = (name: string): string => stableId('od-', name)

/** The departments people name, and those the configuration places under each other. */
export const departmentsFrom = (config: EmulatorConfig): Map<string, Department> => {
  const told = new Map((config.departments ?? []).map(one => [one.name, one]))
  const named = config.people.flatMap(({ department }) => department || [])
  const above = [...told.values()].flatMap(({ parent }) => parent || [])
  const names = new Set([...told.keys(), ...above, ...named])
  const all = [...names].map(name => {
    const one = told.get(name)
    return {
      openDepartmentId: departmentIdOf(name),
      departmentId: one?.id ?? stableId('', name).slice(0, 16),
      name,
      parentId: one?.parent ? departmentIdOf(one.parent) : rootId,
      leaderId: one?.leader ?? null,
    }
  })
  return new Map(all.map(department => [department.openDepartmentId, department]))
}
