import { describe, expect, test } from 'vitest'
import { createLexicon } from '#understanding/lexicon/names.ts'
import { readAll } from '#understanding/slots/read.ts'
import { standing } from '#understanding/slots/standing.ts'
import { tidy } from '#understanding/tidy.ts'
import { around, countyNames, lexicon, people, read, readings, wordsOf } from './stage.ts'

describe('People', () => {
  test.each([
    ['查一下杨春兰的电话', 'person 杨春兰'],
    ['楊春蘭的電話', 'person 杨春兰'],
    ['杨 春 兰在哪个单位', 'person 杨春兰'],
    ['杨春兰医生的电话', 'person 杨春兰'],
    ['把张一的电话改一下', 'person 张一'],
    ['王万元的补助是3万元', 'person 王万元 · money 3000000'],
    ['欧阳明老师', 'person 欧阳明'],
    ['和和志强说一声', 'person 和志强'],
    ['杨老师下周三来', 'person 杨老师 · day 2026-12-02'],
    ['李副县长联系了哪些专家', 'person 李副县长'],
    ['和主任在哪里', 'person 和主任'],
    ['向杨书记汇报', 'person 杨书记'],
    ['杨春花医生是哪个单位的', 'person 杨春花'],
    ['老杨的电话', 'person 老杨'],
    ['我要登记李四喜', 'person 李四喜'],
    ['登记人才 赵小花', 'person 赵小花'],
    ['新增人才杨某', 'person 杨某'],
    ['引进了一位主任医师韩冬，在县医院', 'number 1 · person 韩冬 · unit 县人民医院'],
    ['登记石桥镇核桃箐村的段有才，带了15户', 'village 石桥镇核桃箐村 · person 段有才 · number 15'],
    ['登记人才赵永康诺溪镇石门村', 'person 赵永康 · village 诺溪镇石门村'],
    ['加个人 胡建军 卫健局', 'person 胡建军 · unit 县卫生健康局'],
    ['让赵小满帮我代办', 'person 赵小满'],
    ['补录张立平和王海燕', 'person 张立平 · person 王海燕'],
    ['上周五尹老师来过', 'day 2026-11-20 · person 尹老师'],
    ['杨春山这条记录', 'person 杨春山'],
    ['引进了陈思远博士', 'person 陈思远'],
    ['张博士来过', 'person 张博士'],
    ['委托李静，下周回来', 'person 李静 · period 2026-11-30–2026-12-06'],
  ])('%s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })

  test.each([
    '向县长汇报',
    '金融专家有几个',
    '时间安排好了',
    '方案什么时候交',
    '高级职称',
    '周末',
    '任务重，时间紧',
    '他的高血压，',
    '我的方案，',
  ])('%s names nobody', said => {
    expect(readings(said).filter(({ kind }) => kind === 'person')).toEqual([])
  })

  test('named with @ are who they are, the longest name first', () => {
    const mentions = [
      { openId: 'ou_1', name: '王强' },
      { openId: 'ou_2', name: '王强生' },
    ]
    const found = standing(readAll(tidy('@王强生 和 @王强 明天开会'), { ...around, mentions }))
    expect(
      found.filter(({ kind }) => kind === 'person').flatMap(({ values }) => (values ?? []).map(wordsOf)),
    ).toEqual(['王强生@ou_2', '王强@ou_1'])
  })

  // 杨春 is somebody else than 杨春栏, whose name was mistyped: it used to be read as 杨春.
  test('are not taken for another whose name begins theirs', () => {
    const [found] = readings('查一下杨春栏的电话')
    expect(found).toMatchObject({ values: [{ name: '杨春栏' }], near: ['杨春兰', '杨春'], strength: 'weak' })
    expect(read('杨春的电话')).toBe('person 杨春')
  })

  test.each([
    ['ycl是谁', ['杨春兰']],
    ['yangchunlan的电话', ['杨春兰']],
    ['cl在哪', ['曾乐']],
  ])('%s is a question with names to offer, never a match', (said, near) => {
    expect(readings(said).find(({ kind }) => kind === 'person')).toMatchObject({ values: null, near })
  })

  test('are suggested by sound, by the sound of the southwest, and by one wrong character', () => {
    const near = (word: string) => lexicon.near(word, ['person']).map(({ name }) => name)
    expect(near('扬春兰')).toContain('杨春兰')
    expect(near('杨村兰')).toContain('杨春兰')
    expect(near('杨春南')).toContain('杨春兰')
    expect(near('段雪眉')).toContain('段雪梅')
    expect(near('增乐')).toContain('曾乐')
    expect(near('赵钱孙')).toEqual([])
  })
})

describe('Offices by two characters', () => {
  test.each([
    ['44号转人社', 'id -44 · unit 县人力资源和社会保障局'],
    ['请卫健来办', 'unit 县卫生健康局'],
    ['懂财政的有谁', ''],
    ['人社会保险', ''],
  ])('are offices where something is handed to them: %s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })
})

describe('Units and places', () => {
  test.each([
    ['教体局有多少人', 'unit 县教育体育局'],
    ['县农技站和云岭县教体局', 'unit 县农业技术推广中心 · unit 县教育体育局'],
    ['我县农技中心', 'unit 县农业技术推广中心'],
    ['咱们县医院', 'unit 县人民医院'],
    ['县委组织部', 'unit 县委组织部'],
    ['云岭县委组织部', 'unit 县委组织部'],
    ['第一中学', 'unit 县第一中学'],
    ['一中的数学老师', 'unit 县第一中学 · field 中学数学'],
    ['中医院的中医', 'unit 县中医医院 · field 中医'],
    ['水务局搞水务的', 'unit 县水务局 · field 水利'],
    ['诺溪火腿', 'unit 诺溪火腿食品有限公司'],
    ['诺溪的核桃', 'township 诺溪镇 · field 核桃'],
    ['诺溪镇', 'township 诺溪镇'],
    ['清水彝族乡', 'township 清水彝族乡'],
    ['清水乡', 'township 清水彝族乡'],
    ['两河乡的核桃', 'township 两河乡 · field 核桃'],
    ['三家村有几户', 'village 宝山乡三家村'],
    ['十里村离这里三公里', 'village 宝山乡十里村 · number 3'],
    ['诺溪镇和平村', 'village 诺溪镇和平村'],
    ['诺溪和平', 'village 诺溪镇和平村'],
    ['石桥镇的和平村', 'village 石桥镇和平村'],
    ['城东社区', 'village 诺溪镇城东社区'],
    ['永安村委会', 'village 诺溪镇永安村'],
    ['和平村', '? village ≈ 诺溪镇和平村、石桥镇和平村'],
    ['苗岭乡和平村', '? village ≈ 诺溪镇和平村、石桥镇和平村'],
    ['懂茶的有谁', 'field 茶叶'],
    ['会种茶的', 'field 茶叶'],
    ['医生有多少', 'field 临床医学'],
    ['查人才 木工 诺溪镇', 'field 木雕 · township 诺溪镇'],
    ['诺溪镇的文旅人才有几个', 'township 诺溪镇 · field 乡村旅游'],
  ])('%s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })

  test.each([
    '勤劳致富的人',
    '人民和政府的关系',
    '喜欢喝茶的人',
    '统一中心管理',
    '一中午没人',
    '胜利完成任务',
  ])('%s names none', said => {
    expect(read(said)).toBe('')
  })

  test('a village of two townships asks which, and says which there are', () => {
    expect(readings('和平村')[0]?.ask).toBe(
      '「和平村」不止一个：诺溪镇和平村、石桥镇和平村。您说的是哪一个？',
    )
    expect(readings('苗岭乡和平村')[0]?.ask).toContain('苗岭乡没有「和平村」')
  })
})

describe('Places nobody has told us', () => {
  test.each([
    ['幸福村有多少茶农', '? village'],
    ['诺溪镇幸福村有几户', 'township 诺溪镇 · ? village'],
    ['诺西镇的人', '? township ≈ 诺溪镇'],
    ['把杨春兰调到县融媒中心', 'person 杨春兰 · ? unit'],
    ['县农机中心有多少人', '? unit ≈ 县农业技术推广中心'],
  ])('are asked about, not left out: %s', (said, expected) => {
    expect(read(said)).toBe(expected)
  })

  test.each([
    '农村人才有哪些',
    '哪个村有',
    '各乡镇的人才数',
    '农民合作社的带头人',
    '下乡',
    '我们单位',
    '乡村振兴',
  ])('%s names none', said => {
    expect(read(said)).toBe('')
  })
})

describe('The names kept', () => {
  test('are found as soon as they are put in, under their new name when they change, and no more when they are gone', () => {
    const names = countyNames()
    const found = (text: string) => names.find(text).map(({ entry }) => entry.name)
    expect(found('赵小花')).toEqual([])
    names.apply('talents', {
      version: '2',
      put: [{ kind: 'person', id: 'RC-99', name: '赵小花', also: [] }],
      gone: ['RC-1'],
    })
    expect(found('赵小花')).toEqual(['赵小花'])
    expect(found('杨春兰')).toEqual(['杨春'])
    expect(names.near('ycl')).toEqual([])
    names.apply('talents', {
      version: '3',
      put: [{ kind: 'person', id: 'RC-99', name: '赵晓华', also: [] }],
      gone: [],
    })
    expect(found('赵小花和赵晓华')).toEqual(['赵晓华'])
    expect(names.versionOf('talents')).toBe('3')
    expect(found('诺溪镇')).toEqual(['诺溪镇'])
  })

  test('are only those of a whole list, when it is one; other lexicons keep theirs', () => {
    const names = countyNames()
    names.apply('talents', { version: '2', put: people.slice(2), gone: [], whole: true })
    expect(names.find('杨春兰')).toEqual([])
    expect(names.find('张一')).toHaveLength(1)
    expect(names.find('茶叶')).toHaveLength(1)
  })

  test('of two people called the same stay while one of them does', () => {
    const names = createLexicon()
    const twin = (id: string) => ({ kind: 'person' as const, id, name: '李和平', also: [] })
    names.apply('talents', { version: '1', put: [twin('RC-1'), twin('RC-2')], gone: [] })
    names.apply('talents', { version: '2', put: [], gone: ['RC-1'] })
    expect(names.find('李和平').map(({ entry }) => entry.id)).toEqual(['RC-2'])
    expect(names.near('lhp').map(({ id }) => id)).toEqual(['RC-2'])
  })
})
