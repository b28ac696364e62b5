import { confirmCard } from '../shell/confirm.ts'

type RevokeProps = {
  readonly name: string
  /** The roles about to go: 「部门联络员（县农技中心）」. */
  readonly holdings: readonly string[]
  readonly value: {
    readonly person: number
    /** Numbers of the grants, separated by commas. */
    readonly grants: string
  }
}

/** Roles about to be taken away. */
export const revokeCard = confirmCard('people.revoke', ({ name, holdings, value }: RevokeProps) => ({
  title: '撤权',
  understood: [
    ['谁', name],
    ['撤去', holdings.join('、')],
  ],
  consequence: '确认后马上失效，由这些角色委托出去的权限一并收回，并通知本人。',
  confirm: '确认撤权',
  value,
}))

/** A delegation about to be taken back by the one who gave it. */
export const takeBackCard = confirmCard('people.takeBack', ({ name, holdings, value }: RevokeProps) => ({
  title: '收回委托',
  understood: [
    ['受托人', name],
    ['收回', holdings.join('、')],
  ],
  consequence: '确认后马上失效，并通知本人。',
  confirm: '确认收回',
  value,
}))

export const sample = () =>
  revokeCard({
    name: '王强',
    holdings: ['部门联络员（县农技中心）', '人才办'],
    value: { person: 12, grants: '31,32' },
  })
