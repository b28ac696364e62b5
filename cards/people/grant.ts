import { confirmCard } from '../shell/confirm.ts'

type GrantProps = {
  readonly name: string
  readonly role: string
  readonly area: string
  /** The last day, in words; none: until it is taken back. */
  readonly until: string | null
  readonly value: {
    readonly person: number
    readonly role: string
    readonly unit: number | null
    readonly township: number | null
    readonly village: number | null
    readonly until: string | null
  }
}

/** A role about to be given. */
export const grantCard = confirmCard('people.grant', ({ name, role, area, until, value }: GrantProps) => ({
  title: '授权',
  understood: [
    ['谁', name],
    ['角色', role],
    ['范围', area],
    ['到期', until ?? '长期，撤权为止'],
  ],
  consequence: '确认后马上生效，并通知本人。',
  confirm: '确认授权',
  value,
}))

export const sample = () =>
  grantCard({
    name: '王强',
    role: '部门联络员',
    area: '县农技中心',
    until: '2026年12月31日',
    value: { person: 12, role: 'department', unit: 3, township: null, village: null, until: '2026-12-31' },
  })
