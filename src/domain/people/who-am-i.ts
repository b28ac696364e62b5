import { dateWords } from '#cards/kit/dates.ts'
import { whoamiCard } from '#cards/shell/whoami.ts'
import { roleWords } from '#core/actor.ts'
import { command } from '#core/handlers.ts'
import { everyone, grantsFor } from '#core/permission.ts'
import { type Capability, matrix } from '#core/permission-matrix.ts'
import { privately, show } from '#core/reply.ts'
import { giverOf, holdingsOf } from './grants.ts'
import { phrases } from './phrases.ts'

/** 我是谁: one's roles, where and until when they hold, and what they allow. */
export const whoAmI = command({
  intent: 'role.show',
  phrases: phrases['role.show'],
  words: ['我是谁', '我的角色', '我的权限', 'whoami'],
  summary: '看看自己的角色和权限',
  example: '我是谁',
  allow: everyone,
  run: async ctx => {
    const me = giverOf(ctx)
    const holdings = await holdingsOf(ctx.db, me.personId, ctx.now)
    const given = holdings.map(({ role, area, until, lentBy }) => ({
      role: roleWords[role],
      where: area,
      until: until === null ? undefined : dateWords(until),
      from: lentBy ?? undefined,
    }))
    const isTalent = me.grants.some(grant => grant.role === 'talent')
    const card = whoamiCard({
      name: me.name,
      grants: isTalent ? [...given, { role: roleWords.talent }] : given,
      may: capabilities.filter(one => grantsFor(me, one).length > 0).map(one => matrix[one].words),
      talent: me.talentId === null ? undefined : `RC-${me.talentId}`,
      openId: me.openId,
    })
    return privately(ctx.chat, show(card))
  },
})

// The keys of the matrix are its capabilities; Object.keys only says string.
const capabilities = Object.keys(matrix) as readonly Capability[]
