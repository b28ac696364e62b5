import { dateWords } from '#cards/kit/dates.ts'
import type { TellAbout } from '#core/about.ts'
import { wordOf } from '#core/dictionary.ts'
import { answers, opinionKinds, opinionStates } from './dictionary.ts'
import { answerOf, opinionNumber, symposiumNumber } from './record.ts'

/** Which symposia somebody was asked to, what he said there, and what he was answered. */
export const about: TellAbout = async ({ db, vault }, talentId) => {
  const guests = await db.symposiumGuest.findMany({
    where: { talentId },
    include: { opinions: { orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  return [
    {
      title: '座谈邀请',
      head: ['座谈会', '邀请日期', '答复', '请假理由', '到会'],
      rows: guests.map(guest => [
        symposiumNumber(guest.symposiumId),
        dateWords(guest.createdAt),
        answers[answerOf(guest)],
        guest.reason === null ? '' : vault.open(guest.reason),
        guest.attended === null ? '' : attendance(guest.attended),
      ]),
    },
    {
      title: '座谈意见',
      head: ['编号', '日期', '类别', '内容', '状态', '答复'],
      rows: guests.flatMap(({ opinions }) =>
        opinions.map(one => [
          opinionNumber(one.id),
          dateWords(one.createdAt),
          wordOf(opinionKinds, one.kind) ?? one.kind,
          vault.open(one.text),
          wordOf(opinionStates, one.state) ?? one.state,
          one.answer === null ? '' : vault.open(one.answer),
        ]),
      ),
    },
  ]
}

const attendance = (attended: boolean): string => (attended ? '到会' : '未到')
