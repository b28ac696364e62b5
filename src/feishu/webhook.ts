import { type Context, Hono } from 'hono'
import { bodyBytesMax, headerOf, readBody } from './body.ts'
import { createIntake, type Intake, type IntakeDeps } from './intake.ts'
import { legacyRefusal } from './legacy-refusal.ts'
import { createVerifier, type Secrets, type Verdict } from './verify.ts'

export type WebhookDeps = IntakeDeps & { readonly config: Secrets }

/** The path both fields of the developer console take: 事件配置 and 回调配置. */
export const webhookPath = '/webhook/feishu'

/**
 * Events and card callbacks in. 200 only for what is proven genuine and, for an event, durably claimed:
 * 400 unreadable, 401 not signed by the platform, 403 for another app, 413 too large, 503 not kept, deliver again.
 */
export const feishuRoutes = (deps: WebhookDeps): Hono => {
  const judge = createVerifier(deps.config)
  const take = createIntake(deps)
  const noteRefusal = createRefusalNotes(deps)
  const refuse = (c: Context, status: 400 | 401 | 403 | 413, why: string): Response => {
    noteRefusal(status, why)
    return c.json({ error: why }, status)
  }
  const routes = new Hono()
  routes.post(webhookPath, async c => {
    const body = await readBody(c)
    if (body === 'tooLarge') return refuse(c, 413, `正文超过 ${bodyBytesMax} 字节`)
    if (body === 'broken') return refuse(c, 400, '正文没有收完')
    const verdict = judge(signedHeaders(c), body)
    return verdict.kind === 'refused'
      ? refuse(c, verdict.status, verdict.why)
      : answer(c, verdict, take, deps)
  })
  routes.all(webhookPath, c => c.json({ error: '这是飞书推送事件和回调的地址，只接受 POST。' }, 405))
  return routes
}

type Accepted = Exclude<Verdict, { kind: 'refused' }>

const answer = async (c: Context, verdict: Accepted, take: Intake, deps: WebhookDeps): Promise<Response> => {
  switch (verdict.kind) {
    case 'genuine':
      return answerTaken(c, await take(verdict.envelope))
    case 'challenge':
      return c.json({ challenge: verdict.challenge })
    case 'legacyPress':
      deps.log.warn('收到旧版卡片回调：后台应改订“卡片回传交互 card.action.trigger”')
      return c.json(legacyRefusal)
  }
}

const answerTaken = (c: Context, taken: Awaited<ReturnType<Intake>>): Response =>
  taken.kind === 'retry' ? c.json({ error: '暂时收不下，请重发。' }, 503) : c.json(taken.body)

const noteEveryMs = 60_000

// Anybody can be refused as often as they like; the log gets each reason once a minute.
const createRefusalNotes = (deps: WebhookDeps) => {
  const notedAt = new Map<string, number>()
  return (status: number, why: string): void => {
    const now = deps.now().getTime()
    if (now - (notedAt.get(why) ?? -noteEveryMs) < noteEveryMs) return
    notedAt.set(why, now)
    deps.log.warn({ status, why }, '拒收')
  }
}

const signedHeaders = (c: Context) => ({
  timestamp: headerOf(c, 'x-lark-request-timestamp'),
  nonce: headerOf(c, 'x-lark-request-nonce'),
  signature: headerOf(c, 'x-lark-signature'),
})
