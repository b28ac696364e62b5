import type { ButtonSpec } from '#cards/kit/buttons.ts'
import { closing, over } from './dictionary.ts'
import { type GrievanceRow, stateOf } from './record.ts'
import { limits, sentences } from './settings.ts'
import type { Standing, Verb } from './steps.ts'

type Offer = {
  readonly verb: Verb
  readonly text: string
  readonly do: string
  /** Opens the form of words for this step. */
  readonly words?: Verb
  readonly tone?: ButtonSpec['tone']
  readonly confirm?: string
  readonly when?: (row: GrievanceRow) => boolean
}

const words = (verb: Verb, text: string, more: Partial<Offer> = {}): Offer => ({
  verb,
  text,
  do: 'grievances.openWords',
  words: verb,
  ...more,
})

const hasTries = (row: GrievanceRow): boolean => row.visitTries < limits.visitTries

/** What each step is called on a button, in the order of the eye. */
const offers: readonly Offer[] = [
  { verb: 'assign', text: '转办', do: 'grievances.openAssign', tone: 'primary' },
  { verb: 'take', text: '签收办理', do: 'grievances.take', tone: 'primary' },
  {
    verb: 'takeOver',
    text: '接手办理',
    do: 'grievances.takeOver',
    tone: 'primary',
    when: row => row.handlerId === null,
  },
  words('draft', '答复', { tone: 'primary', when: row => row.handlerId !== null }),
  { verb: 'sign', text: '签发', do: 'grievances.sign', tone: 'primary' },
  words('sendBack', '退回修改'),
  words('supply', '补充材料', { tone: 'primary' }),
  words('help', '协办办完了', { when: row => row.items.some(({ doneAt }) => doneAt === null) }),
  words('askMaterial', '请本人补充材料', { when: row => row.waits < limits.waits }),
  {
    verb: 'askExtension',
    text: '申请延期',
    do: 'grievances.openExtend',
    when: row => row.extraDays === null,
  },
  { verb: 'extend', text: '同意延期', do: 'grievances.extendYes', tone: 'primary' },
  { verb: 'refuseExtension', text: '不同意', do: 'grievances.extendNo' },
  { verb: 'return', text: '不归我们管', do: 'grievances.openReturn' },
  { verb: 'confirmRefusal', text: '同意不予受理', do: 'grievances.confirmRefusal', tone: 'primary' },
  { verb: 'keep', text: '应当受理', do: 'grievances.keep' },
  words('rule', '直接答复'),
  { verb: 'startVisit', text: '开始回访', do: 'grievances.startVisit', tone: 'primary' },
  { verb: 'tryAgain', text: '再次回访', do: 'grievances.tryAgain', tone: 'primary', when: hasTries },
  { verb: 'phone', text: '登记电话回访', do: 'grievances.openPhone' },
  {
    verb: 'giveUp',
    text: sentences.visitsDone,
    do: 'grievances.giveUp',
    when: row => !hasTries(row),
  },
  { verb: 'redo', text: '认定', do: 'grievances.openJudge', tone: 'primary' },
  words('reopen', '没有解决，要求重办'),
  {
    verb: 'withdraw',
    text: '撤回',
    do: 'grievances.withdraw',
    tone: 'danger',
    confirm: '撤回以后不再办理。确定吗？',
  },
]

/** The buttons of whatever is open to the reader, and what he may add to the case. */
export const deskButtons = (
  row: GrievanceRow,
  open: ReadonlySet<Verb>,
  standing: ReadonlySet<Standing>,
): readonly ButtonSpec[] => [
  ...offers
    .filter(({ verb, when }) => open.has(verb) && (when?.(row) ?? true))
    .map(offer => buttonOf(row, offer)),
  ...extras(row, standing),
]

const buttonOf = (row: GrievanceRow, { text, do: act, words: verb, tone, confirm }: Offer): ButtonSpec => ({
  text,
  do: act,
  value: { id: row.id, version: row.version, ...(verb ? { verb } : {}) },
  tone,
  confirm,
})

const extras = (row: GrievanceRow, standing: ReadonlySet<Standing>): readonly ButtonSpec[] => {
  const state = stateOf(row)
  const value = { id: row.id, version: row.version }
  const own = standing.has('person') || standing.has('filer')
  const office = standing.has('office') || standing.has('head')
  if (over.includes(state) || closing.includes(state))
    return office && row.excluded === null
      ? [{ text: '提请不计入考核', do: 'grievances.openExclude', value }]
      : []
  return [
    ...(own ? [{ text: '补充说明', do: 'grievances.openMore', value }] : []),
    ...(office && row.contactedAt === null
      ? [{ text: '已联系本人', do: 'grievances.contacted', value }]
      : []),
  ]
}
