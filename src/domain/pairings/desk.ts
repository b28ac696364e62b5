import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { pairingCard } from '#cards/pairings/pairing.ts'
import { verbsOpenTo } from '#core/machine.ts'
import type { Desk } from '#domain/steps/index.ts'
import { effectWords } from './coverage-effect.ts'
import type { PairingState } from './dictionary.ts'
import { pairingMachine, type Standing, type Verb } from './machine.ts'
import type { PairingRow } from './record.ts'
import { type Party, partiesOf, stateOf, viewOf } from './view.ts'

/** The card with which somebody can do what is his to do now; for everybody else, the pairing's present truth. */
export const deskCard = async (desk: Desk<Standing>, row: PairingRow, words?: string): Promise<Card> =>
  pairingCard({
    title: titleOf(desk, row),
    pairing: viewOf(row),
    words: words ?? wordsOf(desk, row),
    coverage: await effectWords(desk, row),
    buttons: buttonsOf(desk, row).map(one => ({ ...one, value: { id: row.id, version: row.version } })),
  })

/** The parties the reader may speak for that have not answered yet. */
const asked = ({ standing }: Desk<Standing>, row: PairingRow): readonly Party[] =>
  row.state === 'awaiting'
    ? partiesOf(row)
        .filter(({ party, yes }) => yes === null && standing.has(party))
        .map(({ party }) => party)
    : []

const titleOf = (desk: Desk<Standing>, row: PairingRow): string =>
  asked(desk, row).length > 0 ? '请确认结对' : titles[stateOf(row)]

const wordsOf = (desk: Desk<Standing>, row: PairingRow): string | undefined =>
  asked(desk, row).length > 0 ? '县委人才办提出这项结对，请您确认。没有答复不算同意。' : undefined

const buttonsOf = (desk: Desk<Standing>, row: PairingRow): readonly ButtonSpec[] => {
  const open = new Set(verbsOpenTo(pairingMachine, stateOf(row), desk.standing))
  const mine = asked(desk, row)
  return [
    ...(mine.length > 0 ? answering : []),
    ...actions.filter(({ verb }) => open.has(verb)).map(({ button }) => button),
    ...(serves(desk, row) ? [{ text: '登记服务', do: 'pairings.openLog' }] : []),
    ...(row.servedOn === null ? [] : [{ text: '服务记录', do: 'pairings.services' }]),
  ]
}

const serves = ({ standing }: Desk<Standing>, row: PairingRow): boolean =>
  ['active', 'warned'].includes(row.state) &&
  (['talent', 'village', 'office'] as const).some(one => standing.has(one))

const answering: readonly ButtonSpec[] = [
  { text: '同意', do: 'pairings.agree', tone: 'primary' },
  { text: '不同意', do: 'pairings.openDecline' },
]

type Act = { readonly verb: Verb; readonly button: ButtonSpec }

const actions: readonly Act[] = [
  {
    verb: 'approve',
    button: { text: '审定', do: 'pairings.approve', tone: 'primary', confirm: '审定后结对成立，确定吗？' },
  },
  { verb: 'byPhone', button: { text: '登记电话确认', do: 'pairings.openPhone' } },
  { verb: 'keep', button: { text: '谈话后继续', do: 'pairings.openKeep' } },
  { verb: 'renew', button: { text: '续结', do: 'pairings.openRenew', tone: 'primary' } },
  { verb: 'resume', button: { text: '恢复', do: 'pairings.resume', tone: 'primary' } },
  { verb: 'pause', button: { text: '暂停', do: 'pairings.openPause' } },
  { verb: 'handOver', button: { text: '交接给他人', do: 'pairings.openHandOver' } },
  { verb: 'end', button: { text: '解除', do: 'pairings.openEnd', tone: 'danger' } },
  { verb: 'takeBack', button: { text: '撤回', do: 'pairings.openTakeBack', tone: 'danger' } },
]

const titles: Readonly<Record<PairingState, string>> = {
  awaiting: '结对等待确认',
  office: '结对等待审定',
  active: '结对',
  warned: '结对预警',
  paused: '结对已暂停',
  review: '结对到期，请评估',
  ended: '结对已解除',
  declined: '结对未成立',
  expired: '结对确认已过期',
}
