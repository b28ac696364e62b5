import { z } from 'zod'
import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { dateWords } from '#cards/kit/dates.ts'
import { profileCard } from '#cards/talents/profile.ts'
import type { Context } from '#core/context.ts'
import { within } from '#core/data-class.ts'
import { type Action, onPress } from '#core/handlers.ts'
import { maskName } from '#core/masks.ts'
import { grantsFor } from '#core/permission.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { done, privately, type Reply, show, stale } from '#core/reply.ts'
import { birthWords } from './birth.ts'
import { correctable } from './dictionary.ts'
import { fieldRules } from './field-values.ts'
import { registerStates } from './find-vocabulary.ts'
import { talentNumber } from './number.ts'
import { classOf, covers, isSelf, maySearch, standingOf } from './policy.ts'
import { findTalent, type TalentRow } from './record.ts'
import { viewOf } from './view.ts'

const isRegistered = ({ state }: TalentRow): boolean => registerStates.some(one => one === state)

/** Whether the actor may open the record: in the register by the reach of his search, otherwise only who handles it. */
const mayOpen = ({ actor }: Context, row: TalentRow): boolean => {
  if (row.state === 'erased') return false
  if (isSelf(actor, row)) return true
  const standing = standingOf(actor, row)
  if (!isRegistered(row))
    return ['submitter', 'unit', 'office', 'head'].some(one => [...standing].some(has => has === one))
  return grantsFor(actor, 'talent.search').some(
    ({ grant, reach }) => reach === 'all' || reach === 'approve' || (reach === 'own' && covers(grant, row)),
  )
}

/** The profile of one record: the card to the person alone, and in a group one masked line. */
export const profileOf = async (ctx: Context, id: number): Promise<Reply> => {
  const row = await rowToOpen(ctx, id)
  return {
    ...privately(ctx.chat, show(await drawProfile(ctx, row, {})), groupWords(ctx, row)),
    shown: { items: [talentNumber(row.id)] },
  }
}

const rowToOpen = async (ctx: Context, id: number): Promise<TalentRow> => {
  const row = await findTalent(ctx.db, id)
  return row && mayOpen(ctx, row) ? row : notFound(`人才${talentNumber(id)}`)
}

const groupWords = (ctx: Context, row: TalentRow): string =>
  within('P1', classOf(ctx.actor, ctx.chat.scope, row))
    ? `${talentNumber(row.id)} ${maskName(row.name)}，详情已私聊发您。`
    : '详情已私聊发您。'

type Revealed = { readonly phone?: boolean; readonly born?: boolean; readonly idNumber?: boolean }

/** Cards about one person stand in private chat only, whatever chat was asked in. */
const classInPrivate = ({ actor }: Context, row: TalentRow) => classOf(actor, 'private', row)

const drawProfile = async (ctx: Context, row: TalentRow, revealed: Revealed): Promise<Card> => {
  const seesP2 = within('P2', classInPrivate(ctx, row))
  const seesP3 = within('P3', classInPrivate(ctx, row))
  const masked = viewOf(row, seesP2 ? ctx.vault : null)
  return profileCard({
    record: {
      ...masked,
      phone: revealed.phone ? openSealed(ctx, row.phoneSealed) : masked.phone,
      born: revealed.born ? bornWords(ctx, row) : masked.born,
      idNumber: revealed.idNumber ? openSealed(ctx, row.idSealed) : seesP3 ? masked.idNumber : null,
    },
    achievements: seesP2 ? await achievementLines(ctx, row.id) : [],
    history: historyWords(row),
    hidden: seesP2 ? null : '联系方式按职责保密，需要联系本人，请找县委人才办。',
    buttons: buttonsFor(ctx, row, { seesP2, seesP3, revealed }),
  })
}

const openSealed = (ctx: Context, sealed: string | null): string | null =>
  sealed === null ? null : ctx.vault.open(sealed)

const bornWords = (ctx: Context, { bornSealed }: TalentRow): string | null => {
  const born = openSealed(ctx, bornSealed)
  return born === null ? null : birthWords(born)
}

/** Most achievements shown; the newest. */
const achievementsMax = 5

const achievementLines = async (ctx: Context, talentId: number): Promise<readonly string[]> => {
  const rows = await ctx.db.achievement.findMany({
    where: { talentId },
    orderBy: [{ on: 'desc' }, { id: 'desc' }],
    take: achievementsMax,
  })
  return rows.map(
    ({ on, what, verifiedAt }) => `${dateWords(on)}，${what}（${verifiedAt ? '已核实' : '待核实'}）`,
  )
}

const historyWords = ({ verifiedAt, confirmedAt }: TalentRow): string | null => {
  if (verifiedAt === null) return null
  const confirmed = confirmedAt === null ? '' : `，最近确认${dateWords(confirmedAt)}`
  return `${dateWords(verifiedAt)}入库${confirmed}。`
}

type Seen = { readonly seesP2: boolean; readonly seesP3: boolean; readonly revealed: Revealed }

const buttonsFor = (ctx: Context, row: TalentRow, { seesP2, seesP3, revealed }: Seen): ButtonSpec[] => {
  const value = { id: row.id, version: row.version }
  const standing = standingOf(ctx.actor, row)
  const handles = (['self', 'submitter', 'unit', 'office'] as const).some(one => standing.has(one))
  const offered: readonly (readonly [boolean, ButtonSpec])[] = [
    [
      seesP2 && row.phoneSealed !== null && !revealed.phone,
      { text: '显示手机号', do: 'talents.reveal', value: { id: row.id, what: 'phone' } },
    ],
    [
      seesP2 && row.bornSealed !== null && !revealed.born,
      { text: '显示出生年月', do: 'talents.reveal', value: { id: row.id, what: 'born' } },
    ],
    [
      seesP3 && row.idSealed !== null && !revealed.idNumber,
      { text: '显示身份证号', do: 'talents.reveal', value: { id: row.id, what: 'idNumber' } },
    ],
    [handles, { text: '办理', do: 'talents.open', value }],
    [
      row.state === 'verified' && !isSelf(ctx.actor, row),
      { text: '提出疑问', do: 'talents.openDispute', value },
    ],
  ]
  return offered.filter(([wanted]) => wanted).map(([, button]) => button)
}

const incomplete = '这张卡片不完整，请重新查询。'

const WhichRecord = z.object({ id: z.number({ error: incomplete }).int({ error: incomplete }) })

const WhatToReveal = WhichRecord.extend({
  what: z.enum(['phone', 'born', 'idNumber'], { error: incomplete }),
})

export const profileActions: readonly Action[] = [
  onPress({
    name: 'talents.profile',
    allow: maySearch.inChats('private'),
    bound: WhichRecord,
    run: async (ctx, { id }) => ({ ...(await profileOf(ctx, id)), anew: true }),
  }),
  onPress({
    name: 'talents.reveal',
    allow: maySearch.inChats('private'),
    bound: WhatToReveal,
    run: async (ctx, { id, what }) => reveal(ctx, await rowToOpen(ctx, id), what),
  }),
]

const reveal = async (ctx: Context, row: TalentRow, what: keyof Revealed): Promise<Reply> => {
  const { dataClass } = fieldRules[what]
  if (!within(dataClass, classOf(ctx.actor, ctx.chat.scope, row))) return notYours()
  if (fieldRules[what].now(row, ctx.vault) === null)
    return stale(`记录里已经没有${correctable[what]}。`, await drawProfile(ctx, row, {}))
  if (!isSelf(ctx.actor, row)) ctx.noteReading({ talentId: row.id, dataClass, why: '查人才' })
  return done('已显示，这次查看已留痕。', await drawProfile(ctx, row, { [what]: true }))
}

const notYours = (): never =>
  refuse(
    '这一项您不能查看。',
    '手机号、出生年月、身份证号只给按职责需要的人看。',
    '需要联系本人，请找县委人才办。',
  )
