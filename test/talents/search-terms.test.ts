import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createVault } from '#storage/vault.ts'
import { openKeys } from '#storage/vault-keys.ts'
import { type FreshDatabase, freshDatabase } from '#test/support/database.ts'
import { seedDemo } from '../../src/demo/seed.ts'

let database: FreshDatabase

beforeAll(async () => {
  database = await freshDatabase()
  const vault = createVault(
    openKeys({ vaultKeys: `test:${Buffer.alloc(32, 7).toString('base64')}`, dataDir: '.' }),
  )
  await seedDemo(database, vault, new Date('2026-11-23T09:00:00+08:00'))
})
afterAll(() => database.drop())

const allTerms = async (): Promise<string> => {
  const { rows } = await database.pool.query<{ all: string }>(
    `select md5(string_agg(term || chunk || bits::text, '|' order by term collate "C", chunk)) as all from talent_term`,
  )
  return rows[0]?.all ?? ''
}

const termsOf = async (id: number): Promise<readonly string[]> => {
  const { rows } = await database.pool.query<{ term: string }>(
    `select term from talent_term where chunk = $1 / 4096 and get_bit(bits, $1 % 4096) = 1 order by term collate "C"`,
    [id],
  )
  return rows.map(({ term }) => term)
}

/** What the triggers kept is what would be made anew. */
const expectKept = async (): Promise<void> => {
  const kept = await allTerms()
  await database.pool.query('select rebuild_search_terms()')
  expect(kept).toBe(await allTerms())
}

describe('The terms a talent is found by', () => {
  test('are those of its name, its sound, its place, its standing', async () => {
    const terms = await termsOf(12)
    expect(terms).toEqual(
      expect.arrayContaining([
        'text:杨',
        'text:杨春',
        'text:春兰',
        'text:手工',
        'initials:yc',
        'category:folk',
        'level:middle',
        'state:verified',
      ]),
    )
    expect(terms.some(term => term.startsWith('field:'))).toBe(true)
    expect(terms.some(term => term.startsWith('village:'))).toBe(true)
  })

  test('are kept whatever writes: one row, many rows, bare SQL', async () => {
    const { prisma, pool } = database
    await prisma.talent.update({
      where: { id: 12 },
      data: { name: '杨春花', level: null, tags: ['leading'] },
    })
    await prisma.talent.updateMany({ where: { id: { in: [3, 4, 5] } }, data: { state: 'exited' } })
    await pool.query(`update talent set title = 'ＢＩＭ 工程师' where id = 30`)
    await prisma.talentField.deleteMany({ where: { talentId: 31 } })
    await pool.query(
      `update talent_field set field_id = 40 where (talent_id, field_id) in
        (select talent_id, min(field_id) from talent_field where talent_id = 32 group by 1)`,
    )
    expect(await termsOf(12)).toEqual(expect.arrayContaining(['text:春花', 'level:none', 'tag:leading']))
    expect(await termsOf(12)).not.toContain('text:春兰')
    expect(await termsOf(30)).toEqual(expect.arrayContaining(['text:bi', 'text:m工']))
    await expectKept()
  })

  test('know every reading of a name that is read in several ways, and mix none', async () => {
    const terms = await termsOf(60)
    expect(terms).toEqual(expect.arrayContaining(['initials:cl', 'initials:zl', 'initials:zy']))
    expect(terms).not.toContain('initials:yz')
  })

  test('of an erased person go, to the last character', async () => {
    const { prisma } = database
    await prisma.talent.update({
      where: { id: 40 },
      data: { name: '龘龘', initials: 'dd', craft: null, title: null },
    })
    expect(await prisma.talentTerm.count({ where: { term: { contains: '龘' } } })).toBe(2)
    await prisma.talent.update({ where: { id: 40 }, data: { state: 'erased' } })
    expect(await prisma.talentTerm.count({ where: { term: { contains: '龘' } } })).toBe(0)
    expect((await termsOf(40)).filter(term => !term.startsWith('field:'))).toEqual([])
    await expectKept()
  })

  test('go with a record that is deleted', async () => {
    await database.prisma.talent.delete({ where: { id: 1_261 } })
    expect(await termsOf(1_261)).toEqual([])
    await expectKept()
  })

  test('are right when two write at once', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_unused, index) =>
        database.prisma.$transaction([
          database.prisma.talent.update({ where: { id: 100 + index }, data: { level: 'high' } }),
          database.prisma.talentField.deleteMany({ where: { talentId: 100 + index } }),
          database.prisma.talentField.create({ data: { talentId: 100 + index, fieldId: 2 } }),
        ]),
      ),
    )
    await expectKept()
  })
})

test.each([
  ['正高级教师', 'senior'],
  ['主任医师', 'senior'],
  ['推广研究员', 'senior'],
  ['副主任医师', 'vice'],
  ['高级教师', 'vice'],
  ['高级工程师', 'vice'],
  ['副研究员', 'vice'],
  ['高级技师', null],
  ['高级工', null],
  ['中级农民农艺师', null],
  ['高级农民农艺师', null],
  ['一级教师', null],
])('the title %s counts as %s', async (title, rank) => {
  const { rows } = await database.pool.query<{ rank: string | null }>('select title_rank($1) as rank', [
    title,
  ])
  expect(rows[0]?.rank).toBe(rank)
})
