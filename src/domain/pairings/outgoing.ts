import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { exportAreas, type OutFilter, type OutLedger } from '#core/outgoing.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { forms, kinds, living, states } from './dictionary.ts'
import { mayRead } from './policy.ts'
import { pairingNumber, servedWords, whole } from './record.ts'

/** The pairings' ledger as it goes out (结对台账). */
export const outgoing: OutLedger = {
  title: '结对台账',
  words: ['结对', '结对名单', '结对帮扶台账', '结对表'],
  columns: [
    { key: 'number', title: '结对编号', dataClass: 'P1' },
    { key: 'talent', title: '人才', dataClass: 'P1' },
    { key: 'unit', title: '人才单位', dataClass: 'P1', width: 24 },
    { key: 'served', title: '结对对象', dataClass: 'P1', width: 24 },
    { key: 'kind', title: '类型', dataClass: 'P1' },
    { key: 'form', title: '方式', dataClass: 'P1' },
    { key: 'state', title: '状态', dataClass: 'P1' },
    { key: 'startsOn', title: '开始日期', dataClass: 'P1', width: 16 },
    { key: 'endsOn', title: '结束日期', dataClass: 'P1', width: 16 },
    { key: 'servedOn', title: '最近服务', dataClass: 'P1', width: 16 },
    { key: 'services', title: '服务次数', dataClass: 'P1', sums: true },
    { key: 'phone', title: '人才手机号', dataClass: 'P2', width: 14 },
  ],
  allow: mayRead,
  states,
  narrows: ['township', 'village', 'unit', 'field'],
  count: (ctx, filter) => ctx.db.pairing.count({ where: whereOf(ctx, filter) }),
  rows: async (ctx, filter, { after, take, columns }) => {
    const rows = await ctx.db.pairing.findMany({
      where: { AND: [whereOf(ctx, filter), { id: { gt: after } }] },
      include: { ...whole, _count: { select: { logs: true } } },
      orderBy: { id: 'asc' },
      take,
    })
    return rows.map(row => ({
      id: row.id,
      cells: {
        number: pairingNumber(row.id),
        talent: row.talent.name,
        unit: row.talent.unit?.name ?? row.talent.village?.name ?? null,
        served: servedWords(row),
        kind: wordOf(kinds, row.kind),
        form: wordOf(forms, row.form),
        state: wordOf(states, row.state),
        startsOn: day(row.startsOn),
        endsOn: day(row.endsOn),
        servedOn: day(row.servedOn),
        services: row._count.logs,
        phone:
          columns.includes('phone') && row.talent.phoneSealed !== null
            ? ctx.vault.open(row.talent.phoneSealed)
            : null,
      },
      talentIds: [row.talentId],
    }))
  },
}

const day = (on: Date | null): string | null =>
  on === null ? null : dateWords(on.toISOString().slice(0, 10))

/** Those under way, unless other states are asked for. */
const whereOf = ({ actor }: Context, filter: OutFilter): Prisma.PairingWhereInput => {
  const { townships, villages, units, fields, states: wanted } = filter
  const areas = exportAreas(actor)
  return {
    state: { in: wanted.length > 0 ? [...wanted] : [...living] },
    AND: [
      townships.length + villages.length === 0
        ? {}
        : {
            village: {
              OR: [{ townshipId: { in: [...townships] } }, { id: { in: [...villages] } }],
            },
          },
      units.length === 0
        ? {}
        : { OR: [{ unitId: { in: [...units] } }, { talent: { unitId: { in: [...units] } } }] },
      fields.length === 0 ? {} : { talent: { fields: { some: { fieldId: { in: [...fields] } } } } },
      areas === null
        ? {}
        : {
            OR: areas.flatMap(({ unitId, villageId, townshipId }): Prisma.PairingWhereInput[] => {
              if (unitId !== null) return [{ unitId }, { talent: { unitId } }]
              if (villageId !== null) return [{ villageId }]
              return townshipId === null ? [] : [{ village: { townshipId } }]
            }),
          },
    ],
  }
}
