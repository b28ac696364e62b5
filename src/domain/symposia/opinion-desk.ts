import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { opinionCard } from '#cards/symposia/opinion.ts'
import { verbsOpenTo } from '#core/machine.ts'
import type { Desk } from '#domain/steps/index.ts'
import { type OpinionState, type Rating, ratings, redosMax } from './dictionary.ts'
import { type OpinionStanding, type OpinionVerb, opinionMachine } from './opinion-machine.ts'
import { opinionViewOf } from './opinion-view.ts'
import { readsWords } from './policy.ts'
import { type OpinionRow, opinionStateOf } from './record.ts'

/** The card with which somebody can do what is his to do now; for everybody else, the remark's present truth. */
export const opinionDesk = async (
  desk: Desk<OpinionStanding>,
  row: OpinionRow,
  words?: string,
): Promise<Card> => drawOpinion(desk, row, words === undefined ? {} : { words })

/** `reading`: the words of a difficulty stand on it as well. */
export const drawOpinion = (
  desk: Desk<OpinionStanding>,
  row: OpinionRow,
  { reading = false, words }: { readonly reading?: boolean; readonly words?: string },
): Card =>
  opinionCard({
    title: titleFor(desk.standing, row),
    opinion: opinionViewOf(row, { vault: desk.vault, standing: desk.standing, reading }),
    words,
    buttons: [...(reading ? [] : readButton(desk, row)), ...buttonsOf(desk, row)],
  })

const readButton = ({ standing }: Desk<OpinionStanding>, row: OpinionRow): readonly ButtonSpec[] =>
  row.kind === 'difficulty' && !standing.has('speaker') && readsWords(standing)
    ? [{ text: '看内容', do: 'opinions.read', value: { id: row.id } }]
    : []

const buttonsOf = ({ standing }: Desk<OpinionStanding>, row: OpinionRow): readonly ButtonSpec[] => {
  const open = new Set(verbsOpenTo(opinionMachine, opinionStateOf(row), standing))
  const value = { id: row.id, version: row.version }
  const steps = actions
    .filter(({ verb, when }) => open.has(verb) && (when?.(row, standing) ?? true))
    .map(({ button }) => ({ ...button, value }))
  return [...(open.has('rate') ? rateButtons(value) : []), ...steps]
}

/** Rating is a tap; only what is not satisfying asks for words. */
const rateButtons = (value: { readonly id: number; readonly version: number }): readonly ButtonSpec[] =>
  (['satisfied', 'fair'] as const satisfies readonly Rating[]).map((rating, index) => ({
    text: ratings[rating],
    do: 'opinions.rate',
    value: { ...value, rating },
    tone: index === 0 ? ('primary' as const) : undefined,
  }))

type Action = {
  readonly verb: OpinionVerb
  readonly when?: (row: OpinionRow, standing: ReadonlySet<OpinionStanding>) => boolean
  readonly button: ButtonSpec
}

const isDifficulty = ({ kind, guest }: OpinionRow): boolean =>
  kind === 'difficulty' && guest.talentId !== null

const actions: readonly Action[] = [
  {
    verb: 'turn',
    when: row => isDifficulty(row) && row.state === 'noted',
    button: { text: '转为诉求', do: 'opinions.openTurn', tone: 'primary' },
  },
  {
    verb: 'assign',
    when: row => !isDifficulty(row) && row.state === 'noted',
    button: { text: '交办', do: 'opinions.openAssign', tone: 'primary' },
  },
  {
    verb: 'assign',
    when: row => isDifficulty(row) && row.state === 'noted',
    button: { text: '交办', do: 'opinions.openAssign' },
  },
  {
    verb: 'assign',
    when: row => row.state === 'review',
    button: { text: '再交办', do: 'opinions.openAssign' },
  },
  { verb: 'correct', button: { text: '改正记录', do: 'opinions.openCorrect' } },
  { verb: 'drop', button: { text: '不作交办', do: 'opinions.openDrop' } },
  {
    verb: 'answer',
    when: (_row, standing) => standing.has('unit'),
    button: { text: '答复', do: 'opinions.openAnswer', tone: 'primary' },
  },
  { verb: 'sendBack', button: { text: '退回', do: 'opinions.openSendBack' } },
  {
    verb: 'answer',
    when: (_row, standing) => !standing.has('unit'),
    button: { text: '代单位答复', do: 'opinions.openAnswer' },
  },
  { verb: 'reassign', button: { text: '改交其他单位', do: 'opinions.openAssign' } },
  {
    verb: 'turn',
    when: row => isDifficulty(row) && row.state === 'assigned',
    button: { text: '转为诉求', do: 'opinions.openTurn' },
  },
  { verb: 'pass', button: { text: '转告提出人', do: 'opinions.pass', tone: 'primary' } },
  { verb: 'improve', button: { text: '退回重新答复', do: 'opinions.openImprove' } },
  {
    verb: 'redo',
    when: row => row.redos < redosMax,
    button: { text: '不满意', do: 'opinions.openRedo' },
  },
  {
    verb: 'raise',
    when: row => row.redos >= redosMax,
    button: { text: '仍不满意，请主任研究', do: 'opinions.openRedo' },
  },
  { verb: 'explain', button: { text: '说明并办结', do: 'opinions.openExplain', tone: 'primary' } },
]

const titles: Readonly<Record<OpinionState, string>> = {
  noted: '请梳理意见',
  assigned: '请答复意见',
  answered: '请转告答复',
  passed: '等待评价',
  review: '请研究意见',
  grievance: '困难已转为诉求',
  closed: '意见已办结',
  dropped: '意见不作交办',
}

const titleFor = (standing: ReadonlySet<OpinionStanding>, row: OpinionRow): string => {
  const state = opinionStateOf(row)
  if (standing.has('speaker') && !standing.has('unit'))
    return state === 'passed' ? '您的意见有了答复' : '您提的意见'
  return titles[state]
}
