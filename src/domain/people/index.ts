import { defineNoun } from '#core/handlers.ts'
import { confirmBind, joinChat, leaveChat, openBind } from './bind.ts'
import { leave } from './company.ts'
import { confirmLend, confirmTakeBack, openLend, openTakeBack } from './delegate.ts'
import { confirmGrant, openGrant, submitGrant } from './grant.ts'
import { colleagueNames } from './lexicon.ts'
import { confirmRevoke, openRevoke } from './revoke.ts'
import { undo } from './undo.ts'
import { whoAmI } from './who-am-i.ts'

export { type Bootstrapped, bootstrapAdmins } from './bootstrap.ts'
export { welcomeDue } from './company.ts'
export { type Holder, whoHolds } from './holders.ts'
export { type Identified, identify } from './identify.ts'
export { type Arriving, type Met, meet } from './meet.ts'

/** Colleagues: who they are, what they may, who stands in for whom, and what groups are for. */
export const people = defineNoun({
  name: 'people',
  title: '人员与权限',
  lexicon: colleagueNames,
  commands: [whoAmI, openGrant, openRevoke, openLend, openTakeBack, openBind],
  actions: [submitGrant, confirmGrant, confirmRevoke, confirmLend, confirmTakeBack, confirmBind],
  jobs: [],
  undo,
  events: {
    'person.met': '第一次和伯乐说话',
    'person.renamed': '更新了姓名',
    'person.reached': '打开了私聊',
    'person.returned': '回到单位',
    'person.welcomed': '收到欢迎',
    'person.left': '离职，角色全部收回',
    'person.granted': '授权',
    'person.grantUndone': '撤回授权',
    'person.revoked': '撤权',
    'person.revokingUndone': '恢复角色',
    'person.lent': '委托',
    'person.tookBack': '收回委托',
    'chat.joined': '伯乐进群',
    'chat.left': '伯乐离群',
    'chat.bound': '绑定群用途',
    'chat.unbound': '撤回绑定',
  },
  hears: { botAdded: joinChat, botRemoved: leaveChat, left: leave },
})
