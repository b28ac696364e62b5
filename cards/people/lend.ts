import { confirmCard } from '../shell/confirm.ts'

type LendProps = {
  readonly name: string
  /** The roles about to be lent: 「部门联络员（县农技中心）」. */
  readonly holdings: readonly string[]
  /** The last day, in words. */
  readonly until: string
  readonly value: {
    readonly person: number
    /** Numbers of the lender's own grants, separated by commas. */
    readonly grants: string
    readonly until: string
  }
}

/** Power about to be lent for a time. */
export const lendCard = confirmCard('people.lend', ({ name, holdings, until, value }: LendProps) => ({
  title: '委托',
  understood: [
    ['受托人', name],
    ['代办', holdings.join('、')],
    ['到期', until],
  ],
  consequence: '到期自动收回；您的角色撤去时一并失效。代办的每一步都记在受托人名下。',
  confirm: '确认委托',
  value,
}))

export const sample = () =>
  lendCard({
    name: '李梅',
    holdings: ['人才办'],
    until: '2026年12月31日',
    value: { person: 15, grants: '7', until: '2026-12-31' },
  })
