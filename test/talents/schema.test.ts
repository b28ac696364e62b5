import { describe, expect, test } from 'vitest'
import { codeFor } from '#core/dictionary.ts'
import { readInput } from '#core/reading-input.ts'
import { categories, levels } from '#domain/talents/dictionary.ts'
import { NewTalent } from '#domain/talents/schema.ts'

const filled = {
  name: '杨春兰',
  place: '漕溪镇松炼村',
  fields: '茶叶、核桃',
  phone: '138 1234 1234',
  category: 'folk',
  craft: '手工制茶',
  householdsLed: '３６',
}

const sentence = (change: Record<string, unknown>): string => {
  try {
    readInput(NewTalent, { ...filled, ...change })
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

describe('The registration form', () => {
  test('is read with blanks, full-width digits and missing optional fields made even', () => {
    expect(readInput(NewTalent, { ...filled, idNumber: '11010519491231002x', tags: undefined })).toEqual({
      name: '杨春兰',
      place: '漕溪镇松炼村',
      fields: ['茶叶', '核桃'],
      phone: '13812341234',
      idNumber: '11010519491231002X',
      category: 'folk',
      level: null,
      title: null,
      education: null,
      source: 'local',
      craft: '手工制茶',
      product: null,
      householdsLed: 36,
      born: null,
    })
  })

  test.each([
    ['1975年3月', '1975-03'],
    ['1975.3', '1975-03'],
    ['１９７５－０３', '1975-03'],
    ['197503', '1975-03'],
    ['1975年3月12日', '1975-03'],
    ['1975-03-12', '1975-03'],
    ['19750312', '1975-03'],
    ['1975年12月生', '1975-12'],
  ])('reads the month of birth %s as %s, and keeps no day', (said, month) => {
    expect(readInput(NewTalent, { ...filled, born: said }).born).toBe(month)
  })

  test.each([
    ['name', '', '姓名请填2到30个字，只用汉字、字母和“·”。'],
    ['name', '杨', '姓名请填2到30个字，只用汉字、字母和“·”。'],
    ['name', '<at id=all></at>', '姓名请填2到30个字，只用汉字、字母和“·”。'],
    ['place', ' ', '请填写单位或村。'],
    ['fields', '', '请至少填写一个从事领域，例如：茶叶。'],
    ['fields', '一 二 三 四 五 六 七 八 九', '从事领域最多填8个。'],
    ['phone', '1381234', '手机号应为11位数字，请核对。'],
    ['phone', '02912345678', '手机号应为11位数字，请核对。'],
    ['idNumber', '110105194912310021', '身份证号没有通过校验，请核对18位号码，末位可以是X。'],
    ['category', undefined, '请选择人才类别。'],
    ['category', 'king', '请选择人才类别。'],
    ['level', 'king', '层次请从列表里选。'],
    ['craft', '', '乡土人才请填写技艺，例如：手工制茶。'],
    ['householdsLed', '很多', '带动户数请填数字。'],
    ['householdsLed', '-1', '带动户数不能是负数。'],
    ['title', '长'.repeat(61), '职称或技能等级不超过60个字。'],
    ['born', '51', '年龄每年都变，请填出生年月，例如：1975年3月。'],
    ['born', '五十一岁', '出生年月看不懂，请写成“1975年3月”，不用写日。'],
    ['born', '1975年', '出生年月请写到月，例如：1975年3月。'],
    ['born', '1975年13月', '出生年月看不懂，请写成“1975年3月”，不用写日。'],
  ])('answers a wrong %s (%s) with a sentence', (field, value, words) => {
    expect(sentence({ [field]: value })).toBe(words)
  })

  test('does not take an identity number that says another month of birth', () => {
    const number = { idNumber: '11010519491231002X' }
    expect(readInput(NewTalent, { ...filled, ...number, born: '1949年12月' }).born).toBe('1949-12')
    expect(sentence({ ...number, born: '1949年11月' })).toBe('出生年月和身份证号对不上，请核对这两项。')
  })

  test('takes a number with the country’s code before it', () => {
    expect(readInput(NewTalent, { ...filled, phone: '+86-13812341234' }).phone).toBe('13812341234')
  })
})

test('The office’s words are read as codes: whole, by their beginning, or the code itself; never by guessing', () => {
  expect([
    codeFor(levels, '高层次'),
    codeFor(levels, '高'),
    codeFor(levels, 'high'),
    codeFor(levels, '特级'),
  ]).toEqual(['high', 'high', 'high', null])
  expect(codeFor(categories, '乡土人才')).toBe('folk')
})
