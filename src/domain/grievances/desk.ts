import { grievanceCard, type Said as Spoken } from '#cards/grievances/grievance.ts'
import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { verbsOpenTo } from '#core/machine.ts'
import type { Desk } from '#domain/steps/index.ts'
import { deskButtons } from './desk-buttons.ts'
import { acceptCard, visitCard } from './desk-forms.ts'
import { type GrievanceState, type NoteKind, noteKinds, states } from './dictionary.ts'
import { grievanceMachine } from './machine.ts'
import { beyondCase, latestNote } from './notes.ts'
import { type GrievanceRow, stateOf } from './record.ts'
import type { Standing } from './steps.ts'
import { viewOf } from './view.ts'

const inOffice = (standing: ReadonlySet<Standing>): boolean => standing.has('office') || standing.has('head')

const isClose = (standing: ReadonlySet<Standing>): boolean =>
  standing.has('person') || standing.has('filer') || inOffice(standing)

/** Whether the reader's card may say whose case it is. */
const namedFor = (standing: ReadonlySet<Standing>, row: GrievanceRow): boolean =>
  !row.anonymous || standing.has('person') || standing.has('filer')

/** The card with which somebody can do what is his to do now; for everybody else, the case's present truth. Never the text. */
export const deskCard = async (desk: Desk<Standing>, row: GrievanceRow, words?: string): Promise<Card> => {
  const { standing } = desk
  const state = stateOf(row)
  const view = viewOf(row, desk.now, namedFor(standing, row))
  if (state === 'submitted' && inOffice(standing) && !standing.has('person'))
    return acceptCard(row, view, words)
  if (state === 'visit_back' && standing.has('person'))
    return visitCard(row, view, { reply: await latestNote(desk.db, desk.vault, row.id, 'reply'), words })
  const open = new Set(verbsOpenTo(grievanceMachine, state, standing))
  return grievanceCard({
    title: titles[state] ?? states[state],
    grievance: view,
    words,
    said: await spoken(desk, row),
    buttons: [...deskButtons(row, open, standing), ...readButton(row, standing)],
  })
}

const readButton = (row: GrievanceRow, standing: ReadonlySet<Standing>): readonly ButtonSpec[] =>
  standing.size === 0 ? [] : [{ text: '看内容', do: 'grievances.read', value: { id: row.id } }]

type Shown = {
  readonly kind: NoteKind
  readonly to: (standing: ReadonlySet<Standing>) => boolean
  /** Words of the person that go to others. */
  readonly masked?: true
}

const toUnit = (standing: ReadonlySet<Standing>): boolean =>
  standing.has('handler') || standing.has('unit') || standing.has('signer')

const reply: Shown = { kind: 'reply', to: standing => isClose(standing) || toUnit(standing) }

/** Which words of the case belong on the card of a state, and to whom. */
const shown: Readonly<Partial<Record<GrievanceState, Shown>>> = {
  refusing: { kind: 'refusal', to: inOffice },
  refused: { kind: 'refusal', to: isClose },
  returned: { kind: 'return', to: inOffice },
  deciding: { kind: 'return', to: inOffice },
  extension: { kind: 'extension', to: standing => inOffice(standing) || toUnit(standing) },
  waiting: { kind: 'material', to: standing => isClose(standing) || toUnit(standing) },
  signing: { kind: 'reply', to: standing => toUnit(standing) || standing.has('head') },
  replied: reply,
  visit_back: reply,
  solved: reply,
  partly: reply,
  unreached: reply,
  unsolved: { kind: 'comment', to: inOffice, masked: true },
  redo: { kind: 'comment', to: standing => inOffice(standing) || toUnit(standing), masked: true },
  escalated: { kind: 'comment', to: inOffice, masked: true },
  explained: { kind: 'explanation', to: isClose },
}

const spoken = async ({ db, vault, standing }: Desk<Standing>, row: GrievanceRow): Promise<Spoken[]> => {
  const one = shown[stateOf(row)]
  if (standing.has('helper') && row.items.length > 0)
    return row.items.map(({ unit, text }) => ({ title: `协办：${unit.name}`, words: vault.open(text) }))
  if (!one?.to(standing)) return []
  const words = await latestNote(db, vault, row.id, one.kind)
  if (words === null) return []
  const hidden = namedFor(standing, row) ? null : row.talent.name
  return [{ title: noteKinds[one.kind], words: one.masked ? beyondCase(words, hidden) : words }]
}

const titles: Readonly<Partial<Record<GrievanceState, string>>> = {
  refusing: '请复核：拟不予受理',
  accepted: '请转办诉求',
  assigned: '请签收诉求',
  returned: '请重新转办',
  deciding: '请裁定由谁办',
  handling: '诉求办理',
  extension: '请审批延期',
  waiting: '请补充材料',
  signing: '请签发答复',
  replied: '诉求已答复',
  visit_back: '请回访',
  unsolved: '请认定没有解决的原因',
  redo: '请重办诉求',
  escalated: '请协调：诉求升级',
}
