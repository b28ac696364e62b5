import { z } from 'zod'
import { dateWords } from '#cards/kit/dates.ts'
import { teamForm } from '#cards/pairings/team-form.ts'
import { teamsCard } from '#cards/pairings/teams.ts'
import { doneCard } from '#cards/shell/done.ts'
import type { Context } from '#core/context.ts'
import { day, wholeNumber, words } from '#core/form-input.ts'
import { command, onPress, onSubmit } from '#core/handlers.ts'
import { type Cursor, cursorOf, firstPage, readPage, shownIn } from '#core/keyset.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, type Reply, show } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { oneVillage } from '../meant.ts'
import { asking } from '../phrases/asking.ts'
import { doing } from '../phrases/doing.ts'
import { mayRead, maySolve } from '../policy.ts'
import { addTeam, endTeam, type TeamRow, teamNumber } from './verbs.ts'

const pageSize = 10

/** `服务团队`, `服务团队 诺溪镇`: which teams look after villages; the office registers and ends them there. */
export const queryTeams = command({
  intent: 'pair.teams',
  phrases: asking['pair.teams'],
  slots: {
    village: { kind: 'village', title: '村' },
    township: { kind: 'township', title: '乡镇' },
  },
  words: ['服务团队', '查服务团队', '结对 团队', 'teams', 'pair teams'],
  summary: '查服务团队照看的村',
  example: '服务团队 诺溪镇',
  allow: mayRead,
  run: async (ctx, { slots }) => {
    const [village] = slots.village ?? []
    const [township] = slots.township ?? []
    return listing(
      ctx,
      {
        village: village?.kind === 'village' ? village.id : null,
        township: township?.kind === 'township' ? township.id : null,
        words: [township, village]
          .flatMap(value => (value && 'name' in value ? [value.name] : []))
          .join(' · '),
      },
      firstPage,
    )
  },
})

const mayKeep = maySolve.inChats('private')

/** `登记服务团队 和平村`: the form with the village already in it. */
export const openTeam = command({
  intent: 'pair.team',
  phrases: doing['pair.team'],
  slots: { village: { kind: 'village', title: '村' } },
  writes: true,
  words: ['登记服务团队', '服务团队 新增', '服务团队 登记', 'pair team'],
  summary: '登记一个照看村的服务团队',
  example: '登记服务团队 和平村',
  allow: mayKeep,
  run: async (ctx, { slots }) => {
    const [village] = slots.village ?? []
    return opened(ctx, village?.kind === 'village' ? village.name : undefined)
  },
})

const opened = (ctx: Context, village?: string): Reply =>
  ask(teamForm, teamForm({ village, from: dayOf(ctx.now) }))

const incomplete = '这张卡片不完整，请重新查询。'
const number = z.number({ error: incomplete }).int({ error: incomplete })

const Filter = z.object({
  village: number.nullable(),
  township: number.nullable(),
  words: z.string({ error: incomplete }).max(80),
})

type Filter = z.output<typeof Filter>

const whereOf = ({ village, township }: Filter): Prisma.VillageTeamWhereInput => ({
  to: null,
  ...(village === null ? {} : { villageId: village }),
  ...(township === null ? {} : { village: { townshipId: township } }),
})

const listing = async (ctx: Context, filter: Filter, cursor: Cursor): Promise<Reply> => {
  const where = whereOf(filter)
  const { rows, ...place } = await readPage(
    {
      find: (beyond, id, take) =>
        ctx.db.villageTeam.findMany({
          where: { AND: [where, beyond] },
          include: { village: { include: { township: true } } },
          orderBy: { id },
          take,
        }),
      count: beyond => ctx.db.villageTeam.count({ where: { AND: [where, beyond] } }),
    },
    cursor,
    pageSize,
  )
  const mayEdit = mayKeep.check(ctx) === null
  const card = teamsCard({ understood: filter.words, lines: rows.map(lineOf), ...place, filter, mayEdit })
  const numbers = rows.map(({ id }) => teamNumber(id))
  return { ...show(card), shown: shownIn(numbers, place, { do: 'pairings.teams', ...filter }) }
}

const lineOf = ({ id, name, people, from, village }: TeamRow) => ({
  id,
  village: `${village.township.name}${village.name}`,
  team: `${name}（${people}人）`,
  since: `${dateWords(from)}起`,
})

export const teamActions = [
  onPress({
    name: 'pairings.teams',
    allow: mayRead,
    bound: Filter.extend({ after: number.optional(), before: number.optional() }),
    run: (ctx, { after, before, ...filter }) => listing(ctx, filter, cursorOf({ after, before })),
  }),
  onPress({
    name: 'pairings.openTeam',
    allow: mayKeep,
    bound: z.object({}),
    run: ctx => Promise.resolve({ ...opened(ctx), anew: true }),
  }),
  onPress({
    name: 'pairings.endTeam',
    allow: mayKeep,
    bound: z.object({ id: number }),
    run: async (ctx, { id }) => {
      const row = await endTeam(ctx, id)
      const line = lineOf(row)
      const facts = [
        ['编号', teamNumber(id)],
        ['村', line.village],
        ['团队', line.team],
      ] as const
      return done('已结束', doneCard({ title: '服务团队已结束', facts }))
    },
  }),
  onSubmit(teamForm, {
    allow: mayKeep,
    input: z.object({
      village: words('村', 40),
      name: words('团队名称', 40, 2),
      people: wholeNumber('人数', { min: 1, max: 500, unit: '人' }),
      from: day('开始日期'),
    }),
    run: async (ctx, { village, ...team }) => {
      if (team.from > dayOf(ctx.now))
        refuse('开始日期还没有到。', '登记已经在服务的团队。', '请改成实际的日期。')
      const { id: villageId } = await oneVillage(ctx, village)
      const row = await addTeam(ctx, { ...team, villageId })
      const line = lineOf(row)
      return done(
        '已登记',
        doneCard({
          title: '服务团队已登记',
          what: '团队照看的村在“覆盖”里单独列出，不计入人才结对覆盖。',
          facts: [
            ['编号', teamNumber(row.id)],
            ['村', line.village],
            ['团队', line.team],
          ],
        }),
      )
    },
  }),
]
