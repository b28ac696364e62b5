import { z } from 'zod'
import { contactForm } from '#cards/liaisons/log-form.ts'
import type { Context } from '#core/context.ts'
import { optionsOf } from '#core/dictionary.ts'
import { choice, day, optionalWords, typed, words } from '#core/form-input.ts'
import { command, onSubmit, type Said } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { ask, done, privately, type Reply } from '#core/reply.ts'
import { dayOf } from '#core/shanghai.ts'
import type { SlotValue } from '#core/slots.ts'
import type { Prisma } from '#storage/generated/client.ts'
import { contactForms, inTouch } from './dictionary.ts'
import { phrases } from './phrases.ts'
import { mayLog } from './policy.ts'
import { cardFor, recordButton, rowAt, rowSeen } from './pressing.ts'
import { type LiaisonRow, liaisonNumber, whole } from './record.ts'
import { logging } from './slots.ts'
import { logContact } from './verbs/contact.ts'

/** `今天走访了杨春兰，商量茶厂扩建`: the form with everything understood already in it. */
export const openContact = command({
  intent: 'liaison.log',
  phrases: phrases['liaison.log'],
  slots: logging,
  writes: true,
  words: ['登记联系', '联系 登记', '联系记录', 'liaison log'],
  summary: '登记一次联系服务专家',
  example: '登记联系 今天走访杨春兰，商量茶厂扩建',
  allow: mayLog,
  run: async (ctx, said) =>
    privately(ctx.chat, opened(ctx, await mine(ctx, said), said), '登记表已私聊发您。'),
})

const optionsMax = 50

/** The liaisons the speaker may log for; leader and expert named narrow them where there are such. */
const mine = async (ctx: Context, said: Said): Promise<readonly LiaisonRow[]> => {
  const { actor } = ctx
  if (actor.kind !== 'person') return []
  const runsThings = actor.grants.some(({ role }) => role === 'office' || role === 'head')
  const own = {
    state: { in: [...inTouch] },
    ...(runsThings ? {} : { leader: { personId: actor.personId } }),
  }
  const narrow = [
    ...namedIn(said, 'expert').map(name => ({ talent: { name } })),
    ...namedIn(said, 'leader').map(name => ({ leader: { person: { name } } })),
  ]
  const listed = (where: Prisma.LiaisonWhereInput) =>
    ctx.db.liaison.findMany({ where, include: whole, orderBy: { id: 'asc' }, take: optionsMax })
  for (const some of [narrow, ...narrow.map(one => [one])]) {
    const named = await listed({ AND: [own, ...some] })
    if (named.length > 0) return named
  }
  return listed(own)
}

const namedIn = (said: Said, name: 'expert' | 'leader'): readonly string[] => {
  const value = first(said, name)
  return value?.kind === 'person' ? [value.name] : []
}

const opened = (ctx: Context, rows: readonly LiaisonRow[], said: Said): Reply => {
  if (rows.length === 0)
    return refuse(
      '您目前没有联系服务的专家。',
      '联系登记在您和专家的联系名下。',
      '有疑问，请联系县委人才办。',
    )
  const on = first(said, 'date')
  const mode = first(said, 'mode')
  const text = first(said, 'text')
  const spoken = text?.kind === 'text' ? text.text : said.rest || undefined
  return ask(
    contactForm,
    contactForm({
      liaisons: rows.map(row => ({
        value: String(row.id),
        text: `${liaisonNumber(row.id)} ${row.leader.person.name} — ${row.talent.name}`,
      })),
      liaison: rows.length === 1 ? String(rows[0]?.id) : undefined,
      forms: [...optionsOf(contactForms)],
      form: mode?.kind === 'choice' ? mode.value : undefined,
      on: on?.kind === 'day' ? on.day : dayOf(ctx.now),
      ...apart(spoken),
    }),
  )
}

const first = ({ slots }: Said, name: keyof typeof logging): SlotValue | undefined => slots[name]?.[0]

/** What stands behind 反映、困难是 is the difficulty; the rest are the matters. */
const apart = (spoken: string | undefined) => {
  const [, matters = '', difficulty] =
    /^(.*?)[，,。；]?(?:他|她|对方)?(?:反映|提出|困难是|有个困难)[，,：:]?(.+)$/s.exec(spoken ?? '') ?? []
  return difficulty === undefined
    ? { matters: spoken }
    : { matters: matters.trim() || '听取困难', difficulty: difficulty.trim() }
}

export const contactActions = [
  onSubmit(contactForm, {
    allow: mayLog,
    input: z.object({
      liaison: z.preprocess(
        typed,
        z.coerce.number({ error: '请选择专家。' }).int().min(1, { error: '请选择专家。' }),
      ),
      on: day('联系日期'),
      form: choice('方式', contactForms),
      matters: words('谈了什么', 500, 2),
      difficulty: optionalWords('专家反映的困难', 500),
    }),
    run: async (ctx, { liaison, ...contact }) => {
      const row = await rowSeen(ctx, liaison)
      if (!inTouch.some(state => state === row.state)) return notFound('正在进行的这项联系')
      const after = await logContact(ctx, { id: row.id, version: row.version }, contact)
      return done('已登记联系', await cardFor(ctx, after))
    },
  }),
  recordButton('openLog', async (ctx, ref) => {
    const row = await rowAt(ctx, ref)
    return { ...opened(ctx, [row], nothingSaid), anew: true }
  }),
]

const nothingSaid: Said = { rest: '', words: [], named: {}, mentions: [], slots: {} }
