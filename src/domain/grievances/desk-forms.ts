import { acceptForm } from '#cards/grievances/accept-form.ts'
import type { GrievanceView } from '#cards/grievances/grievance.ts'
import { visitForm } from '#cards/grievances/visit-form.ts'
import type { Card } from '#cards/kit/card.ts'
import { optionsOf } from '#core/dictionary.ts'
import { kinds, natures, satisfactions, solvedAnswers } from './dictionary.ts'
import { type GrievanceRow, natureOf } from './record.ts'
import { greenDays, replyDays, sentences } from './settings.ts'

const refOf = ({ id, version }: GrievanceRow) => ({ id, version })

/** 一般求助（5个工作日，绿色通道3个） */
const natureOptions = () =>
  optionsOf(natures).map(({ value, text }) => {
    // The options are the dictionary's own.
    const days = replyDays[value as keyof typeof replyDays]
    return { value, text: `${text}（${days}个工作日，绿色通道${greenDays(days)}个）` }
  })

export const acceptCard = (row: GrievanceRow, view: GrievanceView, words: string | undefined): Card =>
  acceptForm({
    grievance: view,
    words: words ?? `${sentences.accept}先看内容，再核准类别和性质。`,
    kinds: [...optionsOf(kinds)],
    kind: row.kind,
    natures: natureOptions(),
    nature: natureOf(row),
    green: row.green,
    sensitive: row.sensitive,
    buttons: [
      { text: '看内容', do: 'grievances.read', value: { id: row.id } },
      { text: '不予受理', do: 'grievances.openRefuse', value: refOf(row) },
    ],
    bound: refOf(row),
  })

export const visitCard = (
  row: GrievanceRow,
  view: GrievanceView,
  {
    reply,
    words,
    satisfiedNow,
  }: {
    readonly reply: string | null
    readonly words?: string | undefined
    readonly satisfiedNow?: string | undefined
  },
): Card =>
  visitForm({
    title: '请评价办理结果',
    grievance: view,
    words: words ?? '您反映的事已经答复，请您自己说一说结果。',
    reply,
    solved: [...optionsOf(solvedAnswers)],
    satisfied: satisfactionOptions(),
    satisfiedNow,
    submit: '提交',
    note: '只评价一次；说没有解决的，由人才办认定后重办。',
    bound: { ...refOf(row), phone: false },
  })

/** From the best to the worst; object keys that are digits come the other way round. */
export const satisfactionOptions = () =>
  [...optionsOf(satisfactions)].sort((a, b) => Number(b.value) - Number(a.value))
