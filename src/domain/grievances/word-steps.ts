import type { Context } from '#core/context.ts'
import type { NoteKind } from './dictionary.ts'
import type { GrievanceRow } from './record.ts'
import { sentences } from './settings.ts'
import { askMaterial, draftReply, helped, ruleOn, sendBack, supplyMaterial } from './verbs/handle.ts'
import { reopen } from './verbs/visit.ts'

/** What a step that asks only for words says on its card, and what it does. */
export type WordStep = {
  readonly title: string
  readonly label: string
  readonly placeholder: string
  readonly submit: string
  readonly done: string
  readonly note?: string
  /** Words of the case shown above the field. */
  readonly shows?: NoteKind
  readonly run: (ctx: Context, row: GrievanceRow, words: string) => Promise<GrievanceRow>
}

export const wordSteps = {
  askMaterial: {
    title: '请本人补充材料',
    label: '要补充什么',
    placeholder: '一次写清，如：居住证明、单位出具的在职证明',
    submit: '发给本人',
    done: '已告诉本人，时限暂停',
    note: sentences.wait,
    run: askMaterial,
  },
  supply: {
    title: '补充材料',
    label: '补充的内容',
    placeholder: '写明补充了什么；照片、文件直接发给我',
    submit: '提交',
    done: '已补充，承办单位继续办理',
    shows: 'material',
    run: supplyMaterial,
  },
  help: {
    title: '登记协办情况',
    label: '办了什么',
    placeholder: '写明协办事项的结果，主办单位会看到',
    submit: '办完了',
    done: '已登记，主办单位会看到',
    run: helped,
  },
  draft: {
    title: '答复诉求',
    label: '答复内容',
    placeholder: '办了什么、结果怎样、还有什么安排',
    submit: '送单位负责人签发',
    done: '已送签',
    note: '单位负责人点一下签发，本人才会收到。',
    run: draftReply,
  },
  sendBack: {
    title: '退回修改',
    label: '要改什么',
    placeholder: '写明哪里要改',
    submit: '退回',
    done: '已退回修改',
    shows: 'reply',
    run: sendBack,
  },
  rule: {
    title: '主任直接答复',
    label: '答复内容',
    placeholder: '写明协调的结果',
    submit: '答复本人',
    done: '已答复',
    note: '答复直接发给本人，另派没有经手的同志回访。',
    run: ruleOn,
  },
  reopen: {
    title: '要求重办',
    label: '哪里没有解决',
    placeholder: '写明还有什么没有解决',
    submit: '提出异议',
    done: '已退回重办',
    note: `${sentences.objection}，重办的时限减半。`,
    run: reopen,
  },
} as const satisfies Readonly<Record<string, WordStep>>

export type WordVerb = keyof typeof wordSteps

// Object.keys forgets the key type, and that the table is never empty.
export const wordVerbs = Object.keys(wordSteps) as [WordVerb, ...WordVerb[]]
