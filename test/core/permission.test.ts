import { describe, expect, test } from 'vitest'
import { type Grant, type Person, type Role, roles } from '#core/actor.ts'
import { type Chat, scopes } from '#core/chat.ts'
import { classShown, dataClasses, type Relation, readsMasked, within } from '#core/data-class.ts'
import { everyone, grantsFor, may, onlySystem, reachOf } from '#core/permission.ts'
import { type Capability, matrix, type Reach, reachIn } from '#core/permission-matrix.ts'

const grant = (role: Role, more: Partial<Grant> = {}): Grant => ({
  role,
  unitId: null,
  townshipId: null,
  villageId: null,
  ...more,
})
const person = (...grants: (Role | Grant)[]): Person => ({
  kind: 'person',
  personId: 1,
  openId: 'ou_1',
  name: '段小梅',
  grants: grants.map(one => (typeof one === 'string' ? grant(one) : one)),
  talentId: null,
})
const chat = (scope: Chat['scope']): Chat => ({ chatId: 'oc_1', scope, threadId: null })
const system = { kind: 'system', name: 'weekly' } as const

// Object.keys says string; the keys of the matrix are its capabilities.
const capabilities = Object.keys(matrix) as Capability[]

/** The table of the office's rules, typed again by hand: ✓ all, o own, a approve, m masked, - none; in the order of `roles`. */
const table: Readonly<Record<Capability, string>> = {
  //                  TAL DEP TWN OFF OFH FIN LDR GRP ADM AUD GST
  'talent.register': 'o o o ✓ ✓ - - - - - o',
  'talent.search': 'm ✓ o ✓ ✓ m ✓ ✓ - ✓ -',
  'talent.edit': 'o o o ✓ ✓ - - - - - -',
  'talent.review': '- o o ✓ ✓ - - - - - -',
  'talent.verify': '- - - ✓ a - - - - - -',
  'talent.exit': '- - - ✓ a - - - - - -',
  'talent.merge': '- - - ✓ a - - - - - -',
  'talent.erase': '- - - - a - - - - - -',
  'places.edit': '- - - ✓ a - - - - - -',
  'pairing.read': 'o ✓ ✓ ✓ ✓ - ✓ ✓ - ✓ -',
  'pairing.propose': '- o o ✓ a - - - - - -',
  'pairing.confirm': 'o o o ✓ a - - - - - -',
  'pairing.log': 'o o o ✓ ✓ - - - - - -',
  'pairing.solve': '- - - ✓ ✓ - - - - - -',
  'liaison.read': 'o - - ✓ ✓ - o - - ✓ -',
  'liaison.assign': '- - - ✓ a - - - - - -',
  'liaison.log': '- - - ✓ ✓ - o - - - -',
  'grievance.submit': '✓ o o ✓ ✓ - o o - - -',
  'grievance.accept': '- - - ✓ ✓ - - - - - -',
  'grievance.handle': '- o o ✓ ✓ - - - - - -',
  'grievance.read': 'o o o ✓ ✓ - o m - o -',
  'grievance.visit': '- - - ✓ ✓ - - - - - -',
  'symposium.plan': '- - - ✓ ✓ - - - - - -',
  'symposium.read': 'o o o ✓ ✓ - o - - ✓ -',
  'opinion.handle': '- o o ✓ ✓ - - - - - -',
  'station.read': '✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ - ✓ -',
  'station.apply': 'o o - ✓ a - - - - - -',
  'station.assess': 'o o - ✓ a - - - - - -',
  'ledgers.import': '- o o ✓ a - - - - - -',
  'ledgers.export': '- o o ✓ a - - - - - -',
  'ledgers.exported': '- o o o ✓ - - - - ✓ -',
  'templates.keep': '- - - ✓ a - - - - - -',
  'figures.read': '- o o ✓ ✓ o ✓ ✓ - ✓ -',
  'figures.lock': '- - - ✓ a - - - - - -',
  'plans.edit': '- - - ✓ a - - - - - -',
  'digests.read': '- - - ✓ ✓ - ✓ ✓ - - -',
  'digests.preview': '- - - ✓ a - - - - - -',
  'digests.own': '- o o o o - o o - - -',
  'digests.release': '- - - - a - - - - - -',
  'digests.correct': '- - - ✓ a - - - - - -',
  'digests.records': '- - - ✓ ✓ - - - - ✓ -',
  'access.read': 'o - - - ✓ - - - - ✓ -',
  'roles.grant': '- - - - a - - - ✓ - -',
  'roles.delegate': '- o o o o o o - - - -',
  'calendar.load': '- - - - a - - - ✓ - -',
  'chats.bind': '- - - - a - - - ✓ - -',
  'system.health': '- - - - - - - - ✓ - -',
}

const signs: Readonly<Record<string, Reach>> = {
  '✓': 'all',
  o: 'own',
  a: 'approve',
  m: 'masked',
  '-': 'none',
}

describe.each(capabilities)('The right %s', capability => {
  const row = (table[capability] ?? '').split(' ').map(sign => signs[sign])

  test('stands in the table of rules, for every role', () => {
    expect(roles.map(role => reachIn(capability, role))).toEqual(row)
  })

  test.each(roles.map((role, index) => [role, row[index]] as const))('of %s is %s', (role, reach) => {
    const actor = person(role)
    expect(reachOf(actor, capability)).toBe(reach)
    expect(may(capability).check({ actor, chat: chat('private') }) === null).toBe(reach !== 'none')
  })

  test('is never the system’s', () => {
    expect(may(capability).check({ actor: system, chat: chat('private') })).not.toBeNull()
  })
})

describe('Several roles together', () => {
  test('reach as far as the widest of them, in its own area', () => {
    const actor = person(grant('department', { unitId: 3 }), 'finance', grant('township', { townshipId: 9 }))
    expect(reachOf(actor, 'talent.search')).toBe('all')
    expect(grantsFor(actor, 'talent.review').map(({ grant: one }) => one.unitId ?? one.townshipId)).toEqual([
      3, 9,
    ])
  })

  test('never give an admin a look at the business', () => {
    const business = capabilities.filter(one => /^(talent|figures|access)\./.test(one))
    expect(business.length).toBeGreaterThan(5)
    for (const capability of business) expect(reachOf(person('admin'), capability)).toBe('none')
  })
})

describe('Where something may be done', () => {
  test('is asked before who may', () => {
    const inGroups = may('chats.bind').inChats('office', 'village')
    for (const scope of scopes)
      expect(inGroups.check({ actor: person('admin'), chat: chat(scope) }) === null).toBe(
        scope === 'office' || scope === 'village',
      )
    expect(inGroups.check({ actor: person('talent'), chat: chat('private') })?.rule).toContain(
      '人才办群、村级结对群',
    )
    expect(inGroups.capability).toBe('chats.bind')
  })

  test('everyone is every person; only the system is nobody', () => {
    for (const role of roles) {
      const asking = { actor: person(role), chat: chat('public') }
      expect(everyone.check(asking)).toBeNull()
      expect(onlySystem.check(asking)).not.toBeNull()
    }
    expect(everyone.check({ actor: system, chat: chat('private') })).not.toBeNull()
    expect(onlySystem.check({ actor: system, chat: chat('private') })).toBeNull()
  })

  test('a no says who can', () => {
    const denial = may('system.health').check({ actor: person('office'), chat: chat('private') })
    expect(denial).toMatchObject({
      what: expect.stringContaining('查看系统健康'),
      rule: expect.stringContaining('系统管理员'),
    })
  })
})

describe('What a card may show', () => {
  const relations: readonly Relation[] = ['self', 'own', 'other']
  const ofScope = { private: 'P3', office: 'P2', taskforce: 'P1', leading: 'P1', village: 'P1', public: 'P0' }
  /** self own other, typed again by hand. */
  const ofRole: Readonly<Record<Role, string>> = {
    talent: 'P3 P0 P0',
    department: 'P3 P2 P1',
    township: 'P3 P2 P0',
    office: 'P3 P2 P2',
    head: 'P3 P3 P2',
    finance: 'P3 P0 P0',
    leader: 'P3 P2 P1',
    member: 'P3 P1 P1',
    admin: 'P3 P0 P0',
    audit: 'P3 P2 P1',
    stranger: 'P3 P0 P0',
  }
  const lower = (a: string, b: string) => (a < b ? a : b)
  const cases = roles.flatMap(role =>
    scopes.flatMap(scope => relations.map((relation, index) => ({ role, scope, relation, index }))),
  )

  test.each(cases)('to $role in $scope about $relation', ({ role, scope, relation, index }) => {
    const expected = lower(ofRole[role].split(' ')[index] ?? '', ofScope[scope])
    expect(classShown(person(role), scope, relation)).toBe(expected)
    expect(dataClasses.filter(one => within(one, classShown(person(role), scope, relation))).at(-1)).toBe(
      expected,
    )
  })

  const pairs = roles.flatMap(a => roles.map(b => [a, b] as const))

  test.each(pairs)('to %s who is also %s: as much as the wider shows, still within the chat', (a, b) => {
    for (const { scope, relation } of cases.slice(0, scopes.length * relations.length)) {
      const alone = [a, b].map(role => classShown(person(role), scope, relation)).sort()
      expect(classShown(person(a, b), scope, relation)).toBe(alone[1])
    }
  })

  test('each role looks from where it stands: own unit in one, a stranger’s in the other', () => {
    const actor = person(grant('department', { unitId: 3 }), grant('township', { townshipId: 9 }))
    const ofUnit = (unitId: number) =>
      classShown(actor, 'private', one => (one.unitId === unitId ? 'own' : 'other'))
    expect(ofUnit(3)).toBe('P2')
    expect(ofUnit(4)).toBe('P1')
  })

  test('to the clock: figures only', () => {
    for (const scope of scopes) expect(classShown(system, scope, 'self')).toBe('P0')
  })

  test('names are masked for those who only search', () => {
    expect(roles.filter(role => readsMasked(person(role)))).toEqual([
      'talent',
      'finance',
      'admin',
      'stranger',
    ])
    expect(readsMasked(person('talent', 'office'))).toBe(false)
  })
})
