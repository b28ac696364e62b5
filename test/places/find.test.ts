import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  findFields,
  findPlaces,
  findTownships,
  findUnits,
  findVillages,
  type Gazetteer,
  nearestNames,
} from '#domain/places/index.ts'

const village = (id: number, name: string, townshipId: number, township: string) => ({
  id,
  name,
  townshipId,
  township,
  version: 1,
  also: [],
  townshipAlso: [],
  industries: [],
  languages: [],
  kind: name.endsWith('社区') ? '社区' : '村',
})

const county: Gazetteer = {
  townships: [
    { id: 1, name: '诺溪镇', version: 1, also: [], kind: '镇', at: null },
    { id: 2, name: '白石镇', version: 1, also: [], kind: '镇', at: null },
    { id: 3, name: '松坪彝族乡', version: 1, also: [], kind: '乡', at: null },
  ],
  villages: [
    village(11, '和平村', 1, '诺溪镇'),
    village(12, '城东社区', 1, '诺溪镇'),
    village(21, '白石村', 2, '白石镇'),
    village(22, '和平村', 2, '白石镇'),
  ],
  units: [
    { id: 1, version: 1, name: '县农业农村局', kind: 'department', short: ['农业农村局', '农业局'] },
    { id: 2, version: 1, name: '县农业技术推广中心', kind: 'department', short: ['县农技中心', '农技站'] },
    { id: 3, version: 1, name: '县人民医院', kind: 'department', short: ['县医院'] },
    { id: 4, version: 1, name: '县中医医院', kind: 'department', short: ['中医院'] },
    { id: 5, version: 1, name: '县疾病预防控制中心', kind: 'department', short: ['县疾控'] },
  ],
  fields: [
    { id: 1, version: 1, name: '茶叶', synonyms: ['制茶', '茶'] },
    { id: 2, version: 1, name: '茶艺', synonyms: ['茶'] },
  ],
}

const names = (found: readonly { readonly name: string }[]): readonly string[] =>
  found.map(({ name }) => name)
const words = (typed: string): readonly string[] => findPlaces(county, typed).map(place => place.words)

describe('A unit is found by what people call it', () => {
  test.each([
    ['县农业农村局', ['县农业农村局']],
    ['云岭县农业农村局', ['县农业农村局']],
    ['农业农村局', ['县农业农村局']],
    ['农业局', ['县农业农村局']],
    ['县农业局', ['县农业农村局']],
    ['农技中心', ['县农业技术推广中心']],
    ['县 农 技 站', ['县农业技术推广中心']],
    ['技术推广', ['县农业技术推广中心']],
    ['中心', ['县农业技术推广中心', '县疾病预防控制中心']],
    ['医院', ['县人民医院']],
    ['心', []],
    ['县医院', ['县人民医院']],
    ['水务局', []],
    ['县', []],
    ['', []],
  ])('%s', (typed, found) => {
    expect(names(findUnits(county, typed))).toEqual(found)
  })
})

describe('A township or village is found with or without what stands before and behind its name', () => {
  test.each([
    ['诺溪', ['诺溪镇']],
    ['云岭县诺溪镇', ['诺溪镇']],
    ['松坪乡', ['松坪彝族乡']],
    ['松坪', ['松坪彝族乡']],
    ['县', []],
  ])('township %s', (typed, found) => {
    expect(names(findTownships(county, typed))).toEqual(found)
  })

  test.each([
    ['城东', [12]],
    ['城东社区居委会', [12]],
    ['诺溪镇和平村', [11]],
    ['诺溪和平村民委员会', [11]],
    ['诺溪镇·和平', [11]],
    ['和平村委会', [11, 22]],
    ['光明村', []],
  ])('village %s', (typed, found) => {
    expect(findVillages(county, typed).map(({ id }) => id)).toEqual(found)
  })
})

describe('A place of any kind', () => {
  test.each([
    ['白石镇', ['白石镇']],
    ['白石村', ['白石镇白石村']],
    ['白石', ['白石镇', '白石镇白石村']],
    ['农业局', ['县农业农村局']],
    ['和平村', ['诺溪镇和平村', '白石镇和平村']],
    ['中心', ['县农业技术推广中心', '县疾病预防控制中心']],
  ])('%s', (typed, found) => {
    expect(words(typed)).toEqual(found)
  })

  test('a village knows its township, a unit has none', () => {
    expect(findPlaces(county, '白石村')).toMatchObject([{ unitId: null, townshipId: 2, villageId: 21 }])
    expect(findPlaces(county, '农业局')).toMatchObject([{ unitId: 1, townshipId: null, villageId: null }])
  })

  test('whatever is typed, looking it up never fails, and every name finds itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), typed => {
        findPlaces(county, typed)
        nearestNames(county, typed)
      }),
    )
    for (const { id, name, township } of county.villages)
      expect(findVillages(county, `${township}${name}`).map(found => found.id)).toEqual([id])
    for (const { name } of county.units) expect(names(findUnits(county, name))).toEqual([name])
  })
})

test('what a place was called before still finds it, unless another is called so now', () => {
  const renamed: Gazetteer = {
    ...county,
    townships: county.townships.map(one => (one.id === 2 ? { ...one, also: ['黑石镇', '诺溪镇'] } : one)),
    villages: county.villages.map(one =>
      one.id === 21 ? { ...one, also: ['老街村'], townshipAlso: ['黑石镇', '诺溪镇'] } : one,
    ),
  }
  expect(names(findTownships(renamed, '黑石'))).toEqual(['白石镇'])
  expect(names(findTownships(renamed, '诺溪镇'))).toEqual(['诺溪镇'])
  for (const typed of ['老街村', '白石镇老街', '黑石镇白石村', '黑石老街村'])
    expect(findVillages(renamed, typed).map(({ id }) => id)).toEqual([21])
})

test('a field is found by its name, and by a synonym that two may share', () => {
  expect(names(findFields(county, '茶叶'))).toEqual(['茶叶'])
  expect(names(findFields(county, '茶'))).toEqual(['茶叶', '茶艺'])
})

test('a name that does not exist suggests those like it', () => {
  expect(nearestNames(county, '诺西镇')).toContain('诺溪镇')
  expect(nearestNames(county, '农业和农村局')[0]).toBe('县农业农村局')
  expect(nearestNames(county, 'zzz')).toEqual([])
})
