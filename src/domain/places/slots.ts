import type { SlotSpec, Slots } from '#core/slots.ts'
import { languages, unitKinds } from './kinds.ts'

const named = {
  township: { kind: 'township', title: '乡镇' },
  village: { kind: 'village', title: '村' },
  unit: { kind: 'unit', title: '单位' },
  field: { kind: 'field', title: '领域' },
} as const satisfies Slots

const language: SlotSpec = {
  kind: 'choice',
  title: '语言',
  options: languages.map(one => ({ value: one, words: [one, one.replace(/语$/, '话')] })),
}

export const places: Slots = {
  township: { ...named.township, many: true },
  village: named.village,
  field: { ...named.field, title: '产业', many: true },
  language,
  kind: {
    kind: 'choice',
    title: '类型',
    options: [
      { value: 'community', words: ['社区', '居委会'] },
      { value: 'hamlet', words: ['行政村', '建制村'] },
    ],
  },
  id: { kind: 'id', title: '村编号', prefix: 'CS' },
  township_id: { kind: 'id', title: '乡镇编号', prefix: 'XZ' },
}

export const units: Slots = {
  unit: named.unit,
  kind: {
    kind: 'choice',
    title: '类型',
    options: [
      { value: 'department', words: [unitKinds.department, '机关', '党政部门', '部门'] },
      { value: 'institution', words: [unitKinds.institution, '事业'] },
      { value: 'enterprise', words: [unitKinds.enterprise, '公司'] },
    ],
  },
  id: { kind: 'id', title: '单位编号', prefix: 'DW' },
}

export const fields: Slots = {
  field: named.field,
  id: { kind: 'id', title: '领域编号', prefix: 'LY' },
}

// No numbers: in a sentence they are other records' far more often. 修改名录 CS-12 reads its own.
export const editing: Slots = named

export const addingVillage: Slots = { township: named.township }

export const merging: Slots = { field: { ...named.field, many: true } }

export const joining: Slots = {
  village: { ...named.village, many: true },
  unit: { ...named.unit, many: true },
}
