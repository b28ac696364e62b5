import { doneCard } from '#cards/shell/done.ts'
import { command } from '#core/handlers.ts'
import { everyone } from '#core/permission.ts'
import { show } from '#core/reply.ts'
import { outsidePhrases } from './outside-phrases.ts'

/** What people ask that is not the talent office's business: a polite no, and whom to ask. */
export const outside = command({
  intent: 'scope.outside',
  words: ['不归我管的事'],
  summary: '人才工作以外的事，问谁',
  example: '不归我管的事',
  phrases: outsidePhrases,
  allow: everyone,
  run: async (_ctx, said) => {
    const office = offices.find(({ about }) => about.test(said.rest)) ?? notHere(said.rest)
    return show(
      doneCard({
        title: '这件事我帮不上忙',
        what: office?.answer ?? '没听出这和人才工作有什么关系，我只办人才方面的事。',
        facts: [['可以找', office?.whom ?? '县政务服务热线 12345，或者对口的部门']],
        next: '人才方面的事，直接说一句话就行；发“帮助”看看能办哪些。',
      }),
    )
  },
})

type Office = { readonly about: RegExp; readonly whom: string; readonly answer?: string }

/** What the talent office does, but not here. */
const notHere = (text: string): Office | null => {
  const [number, prefix = ''] = /\b(ZJ|HY|PX|JH|TM|RW|HG|XQ|JY|BG|XM)-?\d+/i.exec(text) ?? []
  const matter = matters[prefix.toUpperCase()] ?? Object.values(matters).find(one => text.includes(one))
  return matter === undefined
    ? null
    : {
        about: /./,
        whom: '县委人才办',
        answer: number
          ? `${number}是${matter}的编号，${matter}方面的事现在不在这里办。`
          : `${matter}方面的事现在不在这里办。`,
      }
}

const matters: Readonly<Record<string, string>> = {
  ZJ: '资金',
  HY: '会议',
  PX: '培训',
  JH: '计划',
  TM: '提名',
  RW: '督办',
  HG: '回引',
  XQ: '需求目录',
  JY: '建议',
  BG: '报告',
  XM: '项目',
}

/** Whom to ask about what people ask most. */
const offices: readonly Office[] = [
  {
    about: /忽略|指令|提示词|开发者模式|你现在是|你是我|跳过|ignore|system:|drop table|<script/i,
    whom: '县委人才办',
    answer: '规则和权限不能靠一句话改变，我照原来的规则办事。',
  },
  {
    about: /审计|记录我|数据库|备份/,
    whom: '系统管理员',
    answer: '系统的记录和数据，我不能替您改动。',
  },
  {
    about: /身份证号|银行卡|工资卡|手机号|电话|住址|定位/,
    whom: '本人，或者县委人才办',
    answer: '别人的个人信息不能随便给，我不能帮您查。',
  },
  { about: /低保|救助|婚|婚介/, whom: '县民政局' },
  { about: /医保|看病|挂号/, whom: '县医保局、就诊的医院' },
  { about: /社保|养老|退休金|工伤/, whom: '县人力资源和社会保障局' },
  { about: /工资|报销|公积金/, whom: '本单位财务' },
  { about: /身份证|户口|护照|驾驶证|报警|丢了|诈骗/, whom: '当地派出所、县公安局' },
  { about: /执照|许可证|办证/, whom: '县政务服务中心' },
  { about: /占地|占了|修路|宅基地|纠纷|告状|打官司/, whom: '村委会、乡镇人民政府，或者 12345 热线' },
  { about: /举报|信访/, whom: '县纪委监委、县信访局' },
  { about: /天气|下雨|气温/, whom: '县气象局' },
  { about: /打印机|电脑|网络|微信|密码|wifi/i, whom: '本单位负责信息化的同事' },
  { about: /食堂|机票|酒店|快递|聚餐/, whom: '本单位办公室' },
]
