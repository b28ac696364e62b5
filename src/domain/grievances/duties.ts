import { z } from 'zod'
import { dutiesCard } from '#cards/grievances/duties.ts'
import { dutyForm } from '#cards/grievances/duty-form.ts'
import { dateWords } from '#cards/kit/dates.ts'
import type { Context } from '#core/context.ts'
import { codesOf, optionsOf, wordOf } from '#core/dictionary.ts'
import { choice, optionalWords, typed } from '#core/form-input.ts'
import { command, onPress, onSubmit, type Said } from '#core/handlers.ts'
import { refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply, show } from '#core/reply.ts'
import { gazetteerOf, townshipOptions, unitOptions } from '#domain/places/index.ts'
import { kinds } from './dictionary.ts'
import { asking } from './phrases/asking.ts'
import { handling } from './phrases/handling.ts'
import { mayAccept, mayHandle } from './policy.ts'
import { duty } from './slots.ts'
import { setDuty } from './verbs/duty.ts'

/** What the place select answers for the whole county. */
const everywhere = 'all'
/** Past lines named on the card. */
const pastMax = 8

/** `责任清单`: which unit handles which kind, where, and who there. */
export const showDuties = command({
  intent: 'grievance.duties',
  phrases: asking['grievance.duties'],
  slots: duty,
  words: ['责任清单', '诉求 责任清单', 'grievance duties'],
  summary: '看各类诉求由哪个单位、谁来办',
  example: '责任清单',
  allow: mayHandle,
  run: async ctx => show(await listed(ctx)),
})

/** `设责任清单 子女入学 县教育体育局`. */
export const openDuty = command({
  intent: 'grievance.duty',
  phrases: handling['grievance.duty'],
  slots: duty,
  writes: true,
  words: ['设责任清单', '修改责任清单', '责任清单 修改', 'grievance duty'],
  summary: '修改诉求责任清单',
  example: '设责任清单 子女入学 县教育体育局',
  allow: mayAccept,
  run: async (ctx, said) => privately(ctx.chat, await opened(ctx, said), '责任清单的表已私聊发您。'),
})

const opened = async (ctx: Context, said?: Said): Promise<Reply> => {
  const gazetteer = await gazetteerOf(ctx.db)
  const [kind, township, unit, person] = (['kind', 'township', 'unit', 'person'] as const).map(
    name => said?.slots[name]?.[0],
  )
  return ask(
    dutyForm,
    dutyForm({
      kinds: [...optionsOf(kinds)],
      kind: kind?.kind === 'choice' ? kind.value : undefined,
      townships: [{ text: '全县', value: everywhere }, ...townshipOptions(gazetteer)],
      township: township?.kind === 'township' ? String(township.id) : everywhere,
      units: unitOptions(gazetteer),
      unit: unit?.kind === 'unit' ? String(unit.id) : undefined,
      handler: person?.kind === 'person' ? person.name : undefined,
    }),
  )
}

const people = { unit: true, township: true, handler: true, signer: true } as const

const listed = async (ctx: Context) => {
  const [now, past] = await Promise.all([
    ctx.db.grievanceDuty.findMany({
      where: { toAt: null },
      include: people,
      orderBy: [{ kind: 'asc' }, { townshipId: { sort: 'asc', nulls: 'first' } }],
    }),
    ctx.db.grievanceDuty.findMany({
      where: { toAt: { not: null } },
      include: people,
      orderBy: { toAt: 'desc' },
      take: pastMax,
    }),
  ])
  const countywide = new Set(now.filter(({ townshipId }) => townshipId === null).map(({ kind }) => kind))
  return dutiesCard({
    lines: now.map(line => ({
      kind: wordOf(kinds, line.kind) ?? line.kind,
      place: line.township?.name ?? '全县',
      unit: line.unit.name,
      people: peopleWords(line),
      since: `${dateWords(line.fromAt)}起`,
    })),
    missing: codesOf(kinds)
      .filter(kind => !countywide.has(kind))
      .map(kind => kinds[kind]),
    past: past.map(
      ({ kind, unit, toAt }) =>
        `${wordOf(kinds, kind)}：${unit.name}（到${toAt === null ? '' : dateWords(toAt)}）`,
    ),
    mayEdit: mayAccept.check({ actor: ctx.actor, chat: ctx.chat }) === null,
  })
}

type Account = { readonly name: string; readonly leftAt: Date | null } | null

const peopleWords = ({ handler, signer }: { readonly handler: Account; readonly signer: Account }): string =>
  `经办：${accountWords(handler)}，签发：${accountWords(signer)}`

const accountWords = (account: Account): string => {
  if (account === null) return '单位自定'
  return account.leftAt === null ? account.name : `${account.name}（已离岗）`
}

/** The colleague of that name; of several, the one who works for that unit. */
const colleague = async (ctx: Context, name: string | null, unitId: number): Promise<number | null> => {
  if (name === null) return null
  const found = await ctx.db.person.findMany({
    where: { name, leftAt: null },
    include: { grants: { where: { revokedAt: null } } },
  })
  const ofUnit = found.filter(({ grants }) => grants.some(grant => grant.unitId === unitId))
  const [one, ...others] = ofUnit.length > 0 ? ofUnit : found
  return one && others.length === 0 ? one.id : unclear(name)
}

const unclear = (name: string): never =>
  refuse(
    `没有对上“${name}”是谁。`,
    '经办人和签发人要是和伯乐说过话或者授过权的同志。',
    '请先用“授权”登记，再来修改。',
  )

const place = z.preprocess(
  typed,
  z.union([z.literal(everywhere), z.coerce.number().int().min(1)], { error: '请选择地方。' }),
)

export const dutyActions = [
  onPress({
    name: 'grievances.openDuty',
    allow: mayAccept.inChats('private'),
    bound: z.object({}),
    run: async ctx => ({ ...(await opened(ctx)), anew: true }),
  }),
  onSubmit(dutyForm, {
    allow: mayAccept.inChats('private'),
    input: z.object({
      kind: choice('类别', kinds),
      township: place,
      unit: z.preprocess(
        typed,
        z.coerce.number({ error: '请选择责任单位。' }).int().min(1, { error: '请选择责任单位。' }),
      ),
      handler: optionalWords('经办人', 20),
      signer: optionalWords('签发的单位负责人', 20),
    }),
    run: async (ctx, { kind, township, unit, handler, signer }) => {
      await setDuty(ctx, {
        kind,
        townshipId: township === everywhere ? null : township,
        unitId: unit,
        handlerId: await colleague(ctx, handler, unit),
        signerId: await colleague(ctx, signer, unit),
      })
      return done('已保存', await listed(ctx))
    },
  }),
]
