import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { stationCard } from '#cards/workstations/station.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Desk } from '#domain/steps/index.ts'
import { drawers } from './desk-forms.ts'
import type { StationState } from './dictionary.ts'
import type { Standing } from './machine.ts'
import { isNoteTime } from './note-time.ts'
import type { StationRow } from './record.ts'
import { resultsOf } from './results.ts'
import { storyOf } from './story.ts'
import { stateOf, viewOf } from './view.ts'

/**
 * The card with which somebody standing to a station as `desk.standing` says can do what is his to do now; for everybody
 * else, the station's present truth.
 */
export const deskCard = async (desk: Desk<Standing>, row: StationRow, words?: string): Promise<Card> => {
  const draw = drawers[stateOf(row)]
  return (draw && (await draw(desk, row, words))) ?? plainStation(desk, row, words)
}

type Act = { readonly by: readonly Standing[]; readonly button: ButtonSpec }

const act = (by: readonly Standing[], text: string, name: string, more: Partial<ButtonSpec> = {}): Act => ({
  by,
  button: { text, do: `workstations.${name}`, ...more },
})

const ending = act(['host', 'office'], '终止工作站', 'openEnd', { tone: 'danger' })
const revoking = act(['office'], '提请撤销', 'openRevoke', { tone: 'danger' })
const experts = act(['host', 'office'], '更换专家', 'openExpert')
const withdrawing = act(['host'], '撤回申报', 'withdraw', {
  tone: 'danger',
  confirm: '撤回后要建站得重新申报。确定吗？',
})

const actsOf: Readonly<Partial<Record<StationState, readonly Act[]>>> = {
  applied: [withdrawing],
  fix: [act(['host', 'office'], '去补正', 'openResubmit', { tone: 'primary' }), withdrawing],
  dept_review: [withdrawing],
  review: [withdrawing],
  publicity: [withdrawing],
  approved: [act(['host', 'office'], '登记协议', 'openSign', { tone: 'primary' })],
  agreement: [act(['host', 'office'], '放弃建站', 'openGiveUp', { tone: 'danger' })],
  running: [
    act(['head'], '择优资助', 'openFund'),
    act(['host', 'office'], '申报升级', 'openUpgrade'),
    experts,
    ending,
    revoking,
  ],
  reporting: [act(['host', 'office'], '填写述职', 'openReport', { tone: 'primary' }), revoking],
  rectify: [act(['office'], '代报整改完成', 'openRectified'), revoking],
  renewal: [act(['host', 'office'], '续签协议', 'openRenew', { tone: 'primary' }), experts, ending, revoking],
}

const plainStation = async (desk: Desk<Standing>, row: StationRow, words?: string): Promise<Card> =>
  stationCard({
    title: row.name,
    station: viewOf(row),
    words,
    story: await storyOf(desk.db, row.id, desk.now),
    results: resultsOf(row),
    notes: noteLines(desk, row),
    buttons: [...noteActs(desk, row), ...(actsOf[stateOf(row)] ?? [])]
      .filter(one => one.by.some(standing => desk.standing.has(standing)))
      .map(one => ({ ...one.button, value: { id: row.id, version: row.version } })),
  })

/** In June and July, while the station runs. */
const noteActs = ({ now }: Desk<Standing>, row: StationRow): readonly Act[] => {
  if (!['running', 'renewal'].includes(row.state) || !isNoteTime(dayOf(now))) return []
  const isWritten = row.notes.some(({ year }) => year === Number(dayOf(now).slice(0, 4)))
  return [
    isWritten
      ? act(['host', 'office'], '改上半年小结', 'openNote')
      : act(['host', 'office'], '填上半年小结', 'openNote', { tone: 'primary' }),
  ]
}

/** 2026年上半年：专家驻站12天，培训80人次。古树茶提质示范200亩。 The latest two; difficulties for who handles the station. */
const noteLines = ({ standing }: Desk<Standing>, { notes }: StationRow): readonly string[] =>
  notes
    .slice(-2)
    .map(({ year, daysOnSite, trainees, done, difficulty }) =>
      [
        `${year}年上半年：专家驻站${daysOnSite}天，培训${trainees}人次。${done}`,
        standing.size > 0 && difficulty && `困难和建议：${difficulty}`,
      ]
        .filter(Boolean)
        .join('；'),
    )
