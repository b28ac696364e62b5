import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import { invitationCard } from '#cards/symposia/invitation.ts'
import type { Context, Vault } from '#core/context.ts'
import type { Notice } from '#core/reply.ts'
import { type Colleague, quietUntil, unitOfficers } from '#domain/steps/index.ts'
import { symposiumCourse } from './course.ts'
import { deputyAllowed } from './dictionary.ts'
import { type GuestRow, kindOf, type Looking, type SymposiumRow } from './record.ts'
import { invitationOf } from './view.ts'

/** The invitation as the one invited sees it now, with what he can still do. */
export const invitationFor = (
  { vault, now }: { readonly vault: Vault; readonly now: Date },
  row: SymposiumRow,
  guest: GuestRow,
  words = '您的答复和会议的时间地点如下。',
): Card =>
  invitationCard({
    invitation: invitationOf(row, guest, vault),
    words,
    note: mayAnswer(row, now) ? '开会前都可以改。请假的原因只有人才办能看到。' : null,
    buttons: mayAnswer(row, now) ? answerButtons(row, guest) : [],
  })

/** Answers can be given and changed until it begins. */
export const mayAnswer = ({ state, startsAt }: SymposiumRow, now: Date): boolean =>
  state === 'invited' && now < startsAt

/** Units may always send whom they like; experts where the kind of talk allows it. */
export const mayDeputise = (row: SymposiumRow, guest: Pick<GuestRow, 'unitId'>): boolean =>
  guest.unitId !== null || deputyAllowed[kindOf(row)]

const answerButtons = (row: SymposiumRow, guest: GuestRow): readonly ButtonSpec[] => {
  const value = { guest: guest.id }
  const all: readonly (ButtonSpec & { readonly is: string })[] = [
    { is: 'yes', text: '参加', do: 'symposia.come', value, tone: 'primary' },
    { is: 'no', text: '请假', do: 'symposia.openAbsent', value },
    { is: 'deputy', text: '派人代', do: 'symposia.openDeputy', value },
  ]
  return all
    .filter(({ is }) => is !== guest.answer || is === 'deputy')
    .filter(({ is }) => is !== 'deputy' || mayDeputise(row, guest))
    .map(({ is: _, ...button }) => button)
}

/** Who reads an invitation: the expert himself, or the officers of a unit. Nobody: he has to be called. */
export const readersOf = async (
  db: Looking,
  { talent, unitId }: GuestRow,
  now: Date,
): Promise<readonly Colleague[]> => {
  const person = talent?.person ?? null
  if (person !== null && person.leftAt === null)
    return [{ personId: person.id, openId: person.openId, name: person.name }]
  return unitId === null ? [] : unitOfficers(db, unitId, now)
}

type About = {
  /** Tells apart what is said about the same version of a symposium. */
  readonly key: string
  readonly words: string
  readonly to?: (guest: GuestRow) => boolean
}

/** A card to everybody invited who can be written to, in office hours only. */
export const tellGuests = async (
  ctx: Context,
  db: Looking,
  row: SymposiumRow,
  { key, words, to = () => true }: About,
): Promise<readonly Notice[]> => {
  const later = await quietUntil(symposiumCourse, db, ctx.now)
  const notices: Notice[] = []
  for (const guest of row.guests.filter(to))
    for (const { openId } of await readersOf(db, guest, ctx.now))
      notices.push({
        to: { openId },
        say: { card: invitationFor(ctx, row, guest, words) },
        once: `symposium:${row.id}:${row.version}:${key}:${guest.id}:${openId}`,
        ...(later ? { notBefore: later } : {}),
      })
  return notices
}
