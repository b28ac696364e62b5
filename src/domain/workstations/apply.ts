import { z } from 'zod'
import { type ApplyValues, applyForm } from '#cards/workstations/apply-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { type Action, command, onSubmit, type Said } from '#core/handlers.ts'
import { ask, privately, type Reply } from '#core/reply.ts'
import { gazetteerOf } from '#domain/places/index.ts'
import { kinds, levels } from './dictionary.ts'
import { phrases } from './phrases.ts'
import { mayApply, ownUnits } from './policy.ts'
import { facingTruth, inPrivate, recordButton, rowAt, went } from './pressing.ts'
import { type StationRow, stationNumber } from './record.ts'
import { resolve, talentUnits } from './resolve.ts'
import { NewStation } from './schema.ts'
import { applied } from './slots.ts'
import { applyStation, resubmitStation } from './verbs/apply.ts'

/** `申报工作站`: a host unit, its department or the office applies. */
export const openApply = command({
  intent: 'station.add',
  phrases: phrases['station.add'],
  slots: applied,
  writes: true,
  words: ['申报工作站', '申请建站', '工作站 申报', 'apply station'],
  summary: '建站单位申报专家工作站',
  example: '申报工作站 茶叶',
  allow: mayApply,
  run: async (ctx, said) => privately(ctx.chat, await opened(ctx, said), '申报表已私聊发您。'),
})

const opened = async (ctx: Context, said: Said): Promise<Reply> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const own = [...ownUnits(ctx.actor), ...(await talentUnits(ctx))][0]
  const ownName = gazetteer.units.find(({ id }) => id === own)?.name
  return ask(applyForm, await formFor(ctx, 'new', { host: ownName, ...saidIn(said) }, null))
}

const saidIn = ({ slots }: Said): ApplyValues => {
  const named = (slot: string): string | undefined => {
    const [value] = slots[slot] ?? []
    return value && 'name' in value ? value.name : undefined
  }
  const [township] = slots.township ?? []
  const [level] = slots.level ?? []
  const host = named('unit')
  return {
    ...(host === undefined ? {} : { host }),
    field: named('field'),
    expert: named('expert'),
    township: township?.kind === 'township' ? String(township.id) : undefined,
    level: level?.kind === 'choice' ? level.value : undefined,
  }
}

const texts = {
  new: {
    heading: '申报专家工作站',
    words: '请填写，带星号的必填。填完点“提交申报”。',
    submit: '提交申报',
  },
  fix: { heading: '补正申报材料', words: '请按补正要求修改，其余内容不用动。', submit: '提交补正' },
} as const

const formFor = async (
  ctx: Context,
  mode: keyof typeof texts,
  values: ApplyValues,
  row: StationRow | null,
) => {
  const { townships } = await gazetteerOf(ctx.db)
  const remark = row?.remark ? `补正要求：${row.remark}` : ''
  return applyForm({
    ...texts[mode],
    words: remark === '' ? texts[mode].words : `${texts[mode].words}${remark}`,
    values,
    kinds: optionsOf(kinds),
    levels: optionsOf(levels),
    townships: townships.map(({ id, name }) => ({ text: name, value: String(id) })),
    bound: { id: row?.id ?? null, version: row?.version ?? null },
  })
}

/** What stands in an application, as the form's fields want it. */
const valuesOf = (row: StationRow): ApplyValues => {
  const team = (side: string): string =>
    row.members
      .filter(member => member.side === side)
      .map(({ name, title }) => [name, title].filter(Boolean).join(' '))
      .join('\n')
  return {
    kind: row.kind,
    level: row.level,
    host: row.host.name,
    dept: row.dept.name,
    township: String(row.townshipId),
    field: row.field.name,
    expert: row.expertName,
    expertTitle: row.expertTitle ?? undefined,
    institution: row.institution,
    expertTeam: team('expert'),
    localTeam: team('local'),
    plan: row.plan,
  }
}

const Bound = z.object({ id: z.number().nullable(), version: z.number().nullable() })

export const applyActions: readonly Action[] = [
  onSubmit(applyForm, {
    allow: mayApply.inChats('private'),
    input: NewStation,
    bound: Bound,
    run: (ctx, input, { id, version }) =>
      facingTruth(ctx, async () => {
        const application = { input, resolved: await resolve(ctx, input) }
        const row =
          id === null || version === null
            ? await applyStation(ctx, application)
            : await resubmitStation(ctx, { id, version }, application)
        return went(ctx, id === null ? `已申报，编号${stationNumber(row.id)}` : '已提交补正', row)
      }),
  }),
  recordButton(
    'openResubmit',
    async (ctx, ref) => {
      const row = await rowAt(ctx, ref)
      return ask(applyForm, await formFor(ctx, 'fix', valuesOf(row), row))
    },
    inPrivate,
  ),
]
