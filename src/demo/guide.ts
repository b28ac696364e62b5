import type { Guide } from '#emulator/config.ts'
import { groups, personas } from './personas.ts'

const personNamed = (name: string): string => {
  const one = personas.find(persona => persona.name === name)
  if (!one) throw new Error(`nobody in the try-out is called ${name}`)
  return one.openId
}

const groupNamed = (name: string): string => {
  const one = groups.find(group => group.name === name)
  if (!one) throw new Error(`the try-out has no group ${name}`)
  return one.chatId
}

/** The story a newcomer plays: one more step is one more entry. */
export const guide: Guide = {
  title: '一分钟走一遍',
  steps: [
    {
      title: '村民登记',
      words: '赵小满会做茶。句子已替您写好，按回车发出；卡片来了点“帮我填表”，提交，再点“同意”。',
      as: personNamed('赵小满'),
      say: '登记 赵小满',
      fill: {
        单位或村: '诺溪镇和平村',
        从事领域: '茶叶',
        手机号: '13900005678',
        人才类别: '乡土人才（土专家、田秀才）',
        技艺: '手工制茶',
      },
      until: '等待单位审核',
    },
    {
      title: '镇里审核',
      words: '审核卡片已发到诺溪镇联络员李志远手上，请他点“审核通过”。',
      as: personNamed('李志远'),
      beside: true,
      until: '等待人才办核验',
    },
    {
      title: '人才办核验',
      words: '轮到县委人才办。选一个层次，点“通过核验”，赵小满那边马上收到入库通知。',
      as: personNamed('王雪梅'),
      beside: true,
      fill: { 核定层次: '中级' },
      until: '已入库',
    },
    {
      title: '找到这位人才',
      words: '农业农村局要找会做茶的人，问一句就行。',
      as: personNamed('段小梅'),
      say: '查人才 茶叶 和平村',
      until: '赵小满',
    },
    {
      title: '在大群里问',
      words: '同一句话发在全县大群里：群里不出现个人信息，详情私聊给提问的人。',
      as: personNamed('王雪梅'),
      chatId: groupNamed('云岭县全县大群'),
      say: '@伯乐 查人才 茶叶 和平村',
      until: '详情已私聊发您',
    },
    {
      title: '领导收到周报',
      words: '时间走到下周一早上，领导小组成员周敏收到人才工作周报：自己的事在前，数字都能点开。',
      as: personNamed('周敏'),
      clock: { weekday: 1, time: '08:45' },
      until: '人才工作周报',
    },
    {
      title: '往群里放一张表',
      words: '把电脑里的一个 Excel 文件拖进“县委人才办工作群”的对话，松手、发送，群里的人都能看到和下载。',
      as: personNamed('王雪梅'),
      chatId: groupNamed('县委人才办工作群'),
    },
  ],
}
