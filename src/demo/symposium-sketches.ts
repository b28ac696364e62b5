import type {
  OpinionKind,
  OpinionState,
  Outcome,
  Rating,
  SymposiumKind,
  SymposiumState,
} from '#domain/symposia/dictionary.ts'

/** A talk of the invented county: when, with whom, and what was said there. */
export type SymposiumSketch = {
  readonly kind: SymposiumKind
  readonly topic: string
  readonly place: string
  readonly daysFromNow: number
  readonly time: string
  readonly state: SymposiumState
  readonly talentIds: readonly number[]
  readonly units: readonly string[]
  readonly minutes?: string
  readonly opinions: readonly OpinionSketch[]
}

export type OpinionSketch = {
  readonly talentId: number
  readonly kind: OpinionKind
  readonly text: string
  readonly state: OpinionState
  readonly unit?: string
  readonly answer?: string
  readonly outcome?: Outcome
  readonly rating?: Rating
  readonly redos?: number
  readonly hidden?: true
}

const farming = '县农业农村局'
const schools = '县教育体育局'
const labour = '县人力资源和社会保障局'

export const symposiumSketches: readonly SymposiumSketch[] = [
  {
    kind: 'symposium',
    topic: '茶产业人才怎么留得住',
    place: '县委二楼会议室',
    daysFromNow: -62,
    time: '14:30',
    state: 'following',
    talentIds: [12, 31, 58, 77, 102],
    units: [farming, labour],
    minutes: '会议听取了茶产业一线人才的意见建议，围绕培训、职称、生活保障逐条作了研究。',
    opinions: [
      {
        talentId: 12,
        kind: 'suggestion',
        text: '建议每年春茶前办一期制茶夜校，请老师傅来讲。',
        state: 'closed',
        unit: farming,
        answer: '已列入培训计划，三月开班，学员名单正在报。',
        rating: 'satisfied',
      },
      {
        talentId: 12,
        kind: 'suggestion',
        text: '希望茶叶品评能请省里的专家来一次，给大家指点指点。',
        state: 'passed',
        unit: farming,
        answer: '已联系省农科院茶叶研究所，明年四月来县里品评。',
      },
      {
        talentId: 77,
        kind: 'difficulty',
        text: '孩子转学的手续卡在学籍上，跑了三趟。',
        state: 'grievance',
      },
      { talentId: 31, kind: 'praise', text: '人才公寓修得很好，谢谢大家。', state: 'dropped' },
      {
        talentId: 102,
        kind: 'suggestion',
        text: '乡镇农技员评职称，建议多看田间成果，少看论文。',
        state: 'review',
        unit: labour,
        answer: '职称评审按省里的条件执行，县里没有调整的权限。',
        outcome: 'declined',
        rating: 'unsatisfied',
        redos: 3,
        hidden: true,
      },
    ],
  },
  {
    kind: 'heart',
    topic: '年轻人才恳谈会',
    place: '县人才之家',
    daysFromNow: -11,
    time: '09:00',
    state: 'recorded',
    talentIds: [12, 58, 102, 31],
    units: [schools],
    minutes: '和年轻人才面对面谈心，谈了成长、住房和孩子上学。',
    opinions: [
      { talentId: 58, kind: 'suggestion', text: '希望年轻干部能到先进县跟班学习半年。', state: 'noted' },
      {
        talentId: 31,
        kind: 'difficulty',
        text: '父母在外县，年纪大了没人照看，请假也不方便。',
        state: 'noted',
      },
      {
        talentId: 12,
        kind: 'suggestion',
        text: '茶叶鲜叶的收购价，建议每天在村里公布一次。',
        state: 'assigned',
        unit: farming,
      },
      {
        talentId: 102,
        kind: 'question',
        text: '请问在职读研究生，县里有没有补助？',
        state: 'answered',
        unit: schools,
        answer: '按人才培养办法，取得学位后可以申请一次性补助。',
        outcome: 'done',
      },
    ],
  },
  {
    kind: 'symposium',
    topic: '核桃产业专家座谈会',
    place: '县委二楼会议室',
    daysFromNow: 15,
    time: '14:30',
    state: 'invited',
    talentIds: [12, 31, 58, 102],
    units: [farming],
    opinions: [],
  },
]
