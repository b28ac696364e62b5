import type { SlotSpec, Slots } from '#core/slots.ts'
import { correctable, exitReasons, levels } from './dictionary.ts'
import { category, education, field, kind, optionsOf, title, who } from './slots.ts'

/** What can be said of one record: what it holds, what becomes of it. */

/** Which fact of a record. */
export const item: SlotSpec = {
  kind: 'choice',
  title: '哪一项',
  options: optionsOf(correctable, {
    name: ['名字', '名儿'],
    place: ['单位', '工作单位', '村', '所在村', '所在单位', '住址'],
    category: ['类别'],
    title: ['职称', '技能等级', '职业资格'],
    education: ['文凭', '文化程度'],
    fields: ['领域', '专业', '专长', '行业'],
    craft: ['手艺', '绝活'],
    householdsLed: ['带动农户', '带了多少户', '户数'],
    phone: ['电话', '手机', '电话号码', '手机号码', '联系方式', '号码', '联系电话'],
    born: ['出生日期', '出生时间', '生日', '年龄'],
    idNumber: ['身份证', '身份证号码', '证件号'],
  }),
}

const phone: SlotSpec = { kind: 'phone', title: '手机号' }

/** What the registration form can be opened with. */
export const registering: Slots = {
  person: { kind: 'person', title: '姓名' },
  unit: { kind: 'unit', title: '单位' },
  township: { kind: 'township', title: '乡镇' },
  village: { kind: 'village', title: '村' },
  field,
  phone,
  category: { ...category },
  title: { kind: 'choice', title: '职称', options: title.options ?? [] },
  education: { kind: 'choice', title: '学历', options: education.options ?? [] },
  kind: { kind: 'choice', title: '来源', options: kind.options ?? [] },
  households: { kind: 'number', title: '带动户数', cues: ['带动', '带了', '户'] },
}

const one = (spec: SlotSpec): SlotSpec => ({
  kind: spec.kind,
  title: spec.title,
  ...(spec.options ? { options: spec.options } : {}),
  ...(spec.cues ? { cues: spec.cues } : {}),
})

/** One fact of one record, and what it becomes. */
export const corrected: Slots = {
  ...who,
  item,
  phone,
  unit: { kind: 'unit', title: '单位', many: true },
  village: { kind: 'village', title: '村' },
  field,
  title: one(title),
  education: one(education),
  level: { kind: 'choice', title: '层次', options: optionsOf(levels, { high: ['高层次人才'] }) },
  kind: one(kind),
  households: { kind: 'number', title: '带动户数', cues: ['带动', '带了', '户'] },
  value: {
    kind: 'text',
    title: '改成',
    cues: ['改成', '改为', '换成', '换为', '变成', '应该是', '应为', '评上', '升为'],
  },
  reason: { kind: 'text', title: '理由', cues: ['理由是', '原因是', '因为'] },
}

export const doubted: Slots = {
  ...who,
  item,
}

export const achieved: Slots = {
  ...who,
  what: {
    kind: 'text',
    title: '成果',
    part: true,
    cues: [
      '获得',
      '获得了',
      '获',
      '获了',
      '拿了',
      '拿到',
      '得了',
      '得',
      '取得',
      '取得了',
      '荣获',
      '评为',
      '被评为',
      '评上',
    ],
  },
  on: { kind: 'day', title: '取得日期', past: true },
}

export const leaving: Slots = {
  ...who,
  reason: {
    kind: 'choice',
    title: '离库原因',
    options: [
      { value: 'transfer', words: [exitReasons.transfer, '调走', '调离', '调出', '调到外县', '离开本县'] },
      { value: 'death', words: [exitReasons.death, '过世', '病故', '不在了', '逝世'] },
      { value: 'discipline', words: [exitReasons.discipline, '违纪', '违法', '被处分', '被开除'] },
      { value: 'request', words: [exitReasons.request, '本人要求', '自己申请', '自己要求'] },
      { value: 'retired', words: [exitReasons.retired, '退休', '退休了'] },
    ],
  },
}
