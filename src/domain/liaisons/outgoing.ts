import { dateWords } from '#cards/kit/dates.ts'
import { wordOf } from '#core/dictionary.ts'
import type { OutFilter, OutLedger } from '#core/outgoing.ts'
import { may } from '#core/permission.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { living, ranks, states } from './dictionary.ts'
import { liaisonNumber, whole } from './record.ts'

/** The liaisons' ledger as it goes out (联系服务专家台账): the talent office's alone. */
export const outgoing: OutLedger = {
  title: '联系服务专家台账',
  words: ['联系', '联系服务', '联系专家', '联系服务专家', '领导联系'],
  columns: [
    { key: 'number', title: '联系编号', dataClass: 'P1' },
    { key: 'leader', title: '联系领导', dataClass: 'P1' },
    { key: 'post', title: '职务', dataClass: 'P1', width: 24 },
    { key: 'rank', title: '层级', dataClass: 'P1', width: 16 },
    { key: 'talent', title: '专家', dataClass: 'P1' },
    { key: 'unit', title: '专家单位', dataClass: 'P1', width: 24 },
    { key: 'fields', title: '从事领域', dataClass: 'P1', width: 18 },
    { key: 'state', title: '状态', dataClass: 'P1' },
    { key: 'contactOn', title: '最近联系', dataClass: 'P1', width: 16 },
    { key: 'contacts', title: '联系次数', dataClass: 'P1', sums: true },
    { key: 'phone', title: '专家手机号', dataClass: 'P2', width: 14 },
  ],
  allow: may('liaison.assign'),
  states,
  narrows: ['township', 'village', 'unit', 'field'],
  count: (ctx, filter) => ctx.db.liaison.count({ where: whereOf(filter) }),
  rows: async (ctx, filter, { after, take, columns }) => {
    const rows = await ctx.db.liaison.findMany({
      where: { AND: [whereOf(filter), { id: { gt: after } }] },
      include: { ...whole, _count: { select: { contacts: true } } },
      orderBy: { id: 'asc' },
      take,
    })
    return rows.map(({ talent, leader, ...row }) => ({
      id: row.id,
      cells: {
        number: liaisonNumber(row.id),
        leader: leader.person.name,
        post: leader.post,
        rank: wordOf(ranks, leader.rank),
        talent: talent.name,
        unit: talent.unit?.name ?? talent.village?.name ?? null,
        fields: talent.fields.map(({ field }) => field.name).join('、'),
        state: wordOf(states, row.state),
        contactOn: row.contactOn === null ? null : dateWords(row.contactOn.toISOString().slice(0, 10)),
        contacts: row._count.contacts,
        phone:
          columns.includes('phone') && talent.phoneSealed !== null
            ? ctx.vault.open(talent.phoneSealed)
            : null,
      },
      talentIds: [row.talentId],
    }))
  },
}

/** Those that hold, unless other states are asked for. */
const whereOf = ({
  townships,
  villages,
  units,
  fields,
  states: wanted,
}: OutFilter): Prisma.LiaisonWhereInput => ({
  state: { in: wanted.length > 0 ? [...wanted] : [...living] },
  talent: {
    ...(townships.length === 0
      ? {}
      : {
          OR: [{ townshipId: { in: [...townships] } }, { village: { townshipId: { in: [...townships] } } }],
        }),
    ...(villages.length === 0 ? {} : { villageId: { in: [...villages] } }),
    ...(units.length === 0 ? {} : { unitId: { in: [...units] } }),
    ...(fields.length === 0 ? {} : { fields: { some: { fieldId: { in: [...fields] } } } }),
  },
})
