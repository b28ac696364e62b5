import { z } from 'zod'
import { choice, day, optionalMoney, optionalWords, wholeNumber, words } from '#core/form-input.ts'
import { kinds, levels } from './dictionary.ts'

/** Somebody of a team, as typed: 李文 副研究员. */
export type Member = { readonly name: string; readonly title: string | null }

const membersMax = 30

/** A team, one person a line: the name, then a title. */
export const team = (label: string, min: number) =>
  z
    .preprocess(value => (typeof value === 'string' ? value : ''), z.string())
    .transform(typed =>
      typed
        .split(/[\n；;]+/)
        .map(line => line.trim().replace(/[（(]/g, ' ').replace(/[）)]/g, ''))
        .filter(line => line !== '')
        .map(line => {
          const [name = '', ...title] = line.split(/[\s,，、]+/)
          return { name, title: title.join('') || null }
        }),
    )
    .pipe(
      z
        .array(
          z.object({
            name: z.string().max(20, { error: `${label}每行一人：姓名 职称。` }),
            title: z.string().max(30).nullable(),
          }),
        )
        .min(min, { error: `${label}不少于${min}人，每行一人。` })
        .max(membersMax, { error: `${label}最多填${membersMax}人。` }),
    )

const personName = z.preprocess(
  value => (typeof value === 'string' ? value.trim() : ''),
  z.string().regex(/^[\p{Script=Han}a-zA-Z][\p{Script=Han}a-zA-Z·• .]{1,29}$/u, {
    error: '领衔专家请填姓名，2到30个字。',
  }),
)

/** What the application form asks; its messages are the sentences people read. */
export const NewStation = z.object({
  host: words('建站单位', 60, 2),
  dept: words('主管部门', 60, 2),
  township: z.preprocess(Number, z.number({ error: '请选择所在乡镇。' }).int({ error: '请选择所在乡镇。' })),
  kind: choice('类型', kinds),
  level: choice('申报级别', levels),
  field: words('领域', 30),
  expert: personName,
  expertTitle: optionalWords('专家职称', 30),
  institution: words('专家单位', 60, 2),
  expertTeam: team('专家团队', 0),
  localTeam: team('本地团队', 3),
  plan: words('工作方案', 600, 10),
})

export type NewStation = z.output<typeof NewStation>

/** What the agreement form asks. */
export const AgreementInput = z.object({
  signedOn: day('签约日期'),
  startsOn: day('生效日期'),
  years: wholeNumber('期限', { min: 1, max: 10, unit: '年' }),
  daysPerYear: wholeNumber('每年驻站天数', { min: 1, max: 366, unit: '天' }),
  tasks: words('工作任务', 300, 4),
  results: words('成果归属', 100, 2),
  pay: optionalMoney('每年报酬').refine(fen => fen !== null, { error: '请填写每年报酬，没有报酬的填0。' }),
  exitTerms: words('退出约定', 200, 4),
  file: words('协议存放', 100, 2),
})

export type AgreementInput = z.output<typeof AgreementInput>

const many = (label: string, max: number, unit: string) => wholeNumber(label, { max, unit })

const amount = (label: string) =>
  optionalMoney(label).refine(fen => fen !== null, { error: `请填写${label}，没有的填0。` })

/** What the yearly report asks. */
export const ReportInput = z.object({
  techniques: many('推广新技术', 1_000, '项'),
  varieties: many('引进新品种', 1_000, '个'),
  acreage: many('示范推广面积', 1_000_000, '亩'),
  trainees: many('培训本地人员', 100_000, '人次'),
  households: many('带动农户', 100_000, '户'),
  income: amount('户均增收'),
  daysOnSite: many('专家驻站', 366, '天'),
  spent: amount('使用经费'),
  words: optionalWords('主要成效和问题', 500),
})

export type ReportInput = z.output<typeof ReportInput>
