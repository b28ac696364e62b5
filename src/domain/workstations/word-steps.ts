import type { Verb } from './machine.ts'

/** What a step that asks only for words says on its card. */
export type WordStep = {
  readonly title: string
  readonly words: string
  readonly label: string
  readonly placeholder: string
  readonly submit: string
  /** The toast when it went well. */
  readonly done: string
  readonly note?: string
  readonly confirm?: string
}

/** Steps that ask for nothing but words: opinions, reasons, what was done. */
export const wordSteps = {
  accept: {
    title: '请初审建站申报',
    words: '建站单位申报设立工作站，请看材料是否齐全、是否符合本行业需要。',
    label: '初审意见',
    placeholder: '如：材料齐全，符合产业需要，同意推荐',
    submit: '初审通过',
    done: '初审已通过',
  },
  askFix: {
    title: '请补正申报材料',
    words: '请一次写清要补正的内容，建站单位5个工作日内补齐。',
    label: '要补正什么',
    placeholder: '逐项写明',
    submit: '发出补正通知',
    done: '已发出补正通知',
  },
  sendToReview: {
    title: '请会审',
    words: '请会同科技、人社部门会审，写明各方意见。',
    label: '会审意见',
    placeholder: '如：科技、人社部门均无不同意见，同意组织评审',
    submit: '会审通过',
    done: '会审已通过，请组织专家评审',
  },
  reject: {
    title: '不予立项',
    words: '不予立项要说明原因，申报单位以后可以重新申报。',
    label: '原因',
    placeholder: '写明哪一条不符合',
    submit: '不予立项',
    done: '已办结：不予立项',
    confirm: '不予立项后这次申报就结束了。确定吗？',
  },
  object: {
    title: '登记异议',
    words: '公示期间收到实名异议、核查成立的，退回重新评审。',
    label: '异议内容和核查结果',
    placeholder: '写明异议是什么、怎么核查的',
    submit: '异议成立，重新评审',
    done: '已退回评审',
    note: '核查和重新评审10个工作日内完成。',
  },
  giveUp: {
    title: '放弃建站',
    words: '批复以后没有签约或者没有挂牌，决定不建了。',
    label: '原因',
    placeholder: '写明为什么不建了',
    submit: '放弃建站',
    done: '已登记：放弃建站',
    confirm: '放弃后要建站得重新申报。确定吗？',
  },
  rectified: {
    title: '请按要求整改',
    words: '年度考核基本合格，请在60个工作日内整改，完成后在这里报告。',
    label: '整改情况',
    placeholder: '逐项写明怎么改的',
    submit: '报告整改完成',
    done: '已报告，等人才办评定',
  },
  notUpgraded: {
    title: '未获升级',
    words: '上级没有批准升级，工作站按现在的级别继续运行。',
    label: '说明',
    placeholder: '写明上级的意见',
    submit: '登记结果',
    done: '已登记',
  },
  end: {
    title: '终止工作站',
    words: '协议到期不续签，或者双方商定终止。',
    label: '原因',
    placeholder: '写明原因和善后安排',
    submit: '终止工作站',
    done: '工作站已终止',
    confirm: '终止以后不能恢复。确定吗？',
  },
} as const satisfies Partial<Record<Verb, WordStep>>

export type WordVerb = keyof typeof wordSteps

// Object.keys forgets the key type, and that the table is never empty.
export const wordVerbs = Object.keys(wordSteps) as [WordVerb, ...WordVerb[]]
