import { dateWords } from '#cards/kit/dates.ts'
import type { TellAbout } from '#core/about.ts'
import { wordOf } from '#core/dictionary.ts'
import { contactForms, states } from './dictionary.ts'
import { liaisonNumber } from './record.ts'

/** Which leaders keep in touch with somebody, and what was written down of it. */
export const about: TellAbout = async ({ db, vault }, talentId) => {
  const rows = await db.liaison.findMany({
    where: { talentId },
    include: { leader: { include: { person: true } }, contacts: { orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  return [
    {
      title: '领导联系',
      head: ['编号', '联系领导', '状态', '安排日期'],
      rows: rows.map(({ id, leader, state, createdAt }) => [
        liaisonNumber(id),
        leader.person.name,
        wordOf(states, state) ?? state,
        dateWords(createdAt),
      ]),
    },
    {
      title: '联系记录',
      head: ['编号', '日期', '方式', '内容', '反映的困难'],
      rows: rows.flatMap(({ id, contacts }) =>
        contacts.map(({ on, form, matters, difficulty }) => [
          liaisonNumber(id),
          dateWords(on.toISOString().slice(0, 10)),
          wordOf(contactForms, form) ?? form,
          matters,
          difficulty === null ? '' : vault.open(difficulty),
        ]),
      ),
    },
  ]
}
