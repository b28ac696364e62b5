import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Person, type Role, roles } from '#core/actor.ts'
import { grantFault, lendFault, revokeFault } from '../../src/domain/people/separation.ts'

const today = '2026-11-23'
const holding = (...held: Role[]): Person => ({
  kind: 'person',
  personId: 1,
  openId: 'ou_1',
  name: '段小梅',
  grants: held.map(role => ({ role, unitId: null, townshipId: null, villageId: null })),
  talentId: null,
})
const giving = (role: Role, more: { personId?: number; held?: Role[]; until?: string | null } = {}) => ({
  role,
  personId: 2,
  held: [] as Role[],
  until: null,
  ...more,
})
const why = (denial: { what: string } | null) => denial?.what ?? null

const role = fc.constantFrom(...roles)
const day = fc.constantFrom(null, '2026-11-22', '2026-11-23', '2027-01-01')

describe('Giving a role', () => {
  test('an admin may give any office to somebody else', () => {
    expect(grantFault(holding('admin'), giving('office'), today)).toBeNull()
    expect(grantFault(holding('admin'), giving('admin'), today)).toBeNull()
  })

  test('the head gives offices, but makes no admin', () => {
    expect(grantFault(holding('head'), giving('department'), today)).toBeNull()
    expect(why(grantFault(holding('head'), giving('admin'), today))).toContain('系统管理员')
  })

  test('auditors are let in for a time only', () => {
    expect(why(grantFault(holding('head'), giving('audit'), today))).toContain('截止日期')
    expect(grantFault(holding('head'), giving('audit', { until: '2026-12-31' }), today)).toBeNull()
  })

  test('whatever is asked, nobody gives himself anything, nor what is not given, nor for a time gone by', () => {
    fc.assert(
      fc.property(fc.array(role), role, fc.array(role), day, (own, given, held, until) => {
        const giver = holding(...own)
        expect(grantFault(giver, giving(given, { held, until, personId: 1 }), today)).not.toBeNull()
        const denied = grantFault(giver, giving(given, { held, until }), today) !== null
        const mustBe = ['talent', 'stranger'].includes(given) || (until !== null && until < today)
        expect(denied || !mustBe).toBe(true)
      }),
    )
  })

  test('whatever is asked, nobody comes to hold an office and the admin’s role', () => {
    const offices = roles.filter(one => !['admin', 'talent', 'stranger'].includes(one))
    for (const office of offices) {
      const asAdmin = holding('admin', 'head')
      expect(
        grantFault(asAdmin, giving(office, { held: ['admin'], until: '2026-12-31' }), today),
      ).not.toBeNull()
      expect(grantFault(asAdmin, giving('admin', { held: [office, 'talent'] }), today)).not.toBeNull()
    }
    expect(grantFault(holding('admin'), giving('admin', { held: ['talent'] }), today)).toBeNull()
  })
})

describe('Lending a role', () => {
  test('is for a time, within one’s own, and not to an admin', () => {
    const lending = (until: string | null, own: string | null, held: Role[] = []) =>
      why(lendFault(holding('office'), { ...giving('office', { until, held }), own }, today))
    expect(lending(null, null)).toContain('截止日期')
    expect(lending('2026-12-31', '2026-11-30')).toContain('超过')
    expect(lending('2026-12-31', null, ['admin'])).toContain('不能由同一个人')
    expect(lending('2026-12-31', null)).toBeNull()
  })

  test('leaves admins’, members’ and auditors’ roles where they are', () => {
    for (const one of ['admin', 'member', 'audit'] as const)
      expect(
        why(lendFault(holding(one), { ...giving(one, { until: '2026-12-31' }), own: null }, today)),
      ).toContain('不能委托')
  })
})

test('there is always an admin left, and only an admin removes one', () => {
  expect(why(revokeFault(holding('admin'), ['admin'], 1))).toContain('最后一位')
  expect(revokeFault(holding('admin'), ['admin'], 2)).toBeNull()
  expect(why(revokeFault(holding('head'), ['admin'], 2))).toContain('不能授予或撤去')
  expect(revokeFault(holding('head'), ['office'], 1)).toBeNull()
})
