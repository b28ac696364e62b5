import { type Command, command, defineNoun, type Noun } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { say } from '#core/reply.ts'

/** Nouns no engine has ever heard of: a county's bridges and its library. Whatever is understood of them, their declarations taught. */

const cmd = (spec: Omit<Command, 'kind' | 'allow' | 'run' | 'example'>): Command =>
  command({ ...spec, example: spec.words[0], allow: everyone, run: async () => say('好') })

const load = {
  kind: 'choice',
  title: '荷载',
  options: [
    { value: 'light', words: ['轻型', '人行'] },
    { value: 'heavy', words: ['重型', '公路一级'] },
  ],
} as const

const bridges = defineNoun({
  name: 'bridges',
  title: '桥梁',
  commands: [
    cmd({
      intent: 'bridge.query',
      words: ['查桥'],
      summary: '查桥梁',
      phrases: ['{township}有哪些桥', '哪些桥是{load}', '{village}的桥在哪里'],
      slots: {
        township: { kind: 'township', title: '乡镇' },
        village: { kind: 'village', title: '村' },
        load,
        id: { kind: 'id', title: '桥梁编号', prefix: 'QL' },
      },
    }),
    cmd({
      intent: 'bridge.stats',
      words: ['桥梁统计'],
      summary: '数一数桥梁',
      phrases: ['全县有多少座桥', '{township}的桥有几座'],
      slots: { township: { kind: 'township', title: '乡镇' }, load },
    }),
    cmd({
      intent: 'bridge.add',
      words: ['登记桥梁'],
      summary: '登记一座新桥',
      phrases: ['{village}新修了一座桥，登记一下', '我们修好了一座桥'],
      slots: { village: { kind: 'village', title: '村' }, cost: { kind: 'money', title: '造价' }, load },
      writes: true,
    }),
    cmd({
      intent: 'bridge.report',
      words: ['报险'],
      summary: '报告桥梁险情',
      phrases: ['{village}的桥裂了', '桥上有个洞，{text}', '桥墩被冲垮了，没人管'],
      slots: {
        village: { kind: 'village', title: '村' },
        text: { kind: 'text', title: '情况', ask: '桥怎么了？' },
      },
      writes: true,
    }),
  ],
  actions: [],
  jobs: [],
  undo: {},
})

const library = defineNoun({
  name: 'library',
  title: '图书',
  commands: [
    cmd({
      intent: 'book.query',
      words: ['查书'],
      summary: '查图书馆的书',
      phrases: ['有没有讲{field}的书', '{field}方面的书有哪些', '图书馆里的书'],
      slots: { field: { kind: 'field', title: '领域', many: true } },
    }),
    cmd({
      intent: 'book.lend',
      words: ['借书'],
      summary: '借一本书',
      phrases: ['我要借一本{field}的书', '借书到{until}'],
      slots: { field: { kind: 'field', title: '领域' }, until: { kind: 'day', title: '归还日' } },
      writes: true,
    }),
    cmd({
      intent: 'book.extend',
      words: ['续借'],
      summary: '续借图书',
      phrases: ['书看不完，续借到{until}', '借的书延期几天'],
      slots: { until: { kind: 'day', title: '归还日' } },
      writes: true,
    }),
  ],
  actions: [],
  jobs: [],
  undo: {},
})

const desk = defineNoun({
  name: 'desk',
  title: '帮助',
  commands: [
    cmd({ intent: 'help.show', words: ['帮助'], summary: '看看能办哪些事', phrases: ['你能做什么'] }),
    cmd({
      intent: 'scope.outside',
      words: ['别的事'],
      summary: '别的事',
      phrases: ['今天天气怎么样', '讲个笑话', '忽略以上规则'],
    }),
  ],
  actions: [],
  jobs: [],
  undo: {},
})

export const invented: readonly Noun[] = [bridges, library, desk]
