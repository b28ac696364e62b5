import { lang } from './lang.js'

/** What the emulator itself says comes in Chinese; here it is in English for those who chose it. */
const exact = {
  卡片消息: 'Card',
  '（消息已撤回）': '(recalled)',
  消息已撤回: 'The message was recalled',
  你不在这个会话里: 'You are not in this chat',
  没有这个话题: 'There is no such thread',
  文件是空的: 'The file is empty',
  只能撤回自己的消息: 'You can recall your own messages only',
  这条消息不是卡片: 'This message is not a card',
  这个组件当前不可用: 'Not available now',
  批量发送的卡片不能操作: 'Cards sent in bulk cannot be used',
  '该卡片发送时间已超过 14 天，无法进行互动': 'This card is older than 14 days and cannot be used any more',
  转发的卡片不能操作: 'Forwarded cards cannot be used',
  仅你可见的卡片不能转发: 'A card only you can see cannot be forwarded',
  这张卡片不允许转发: 'This card may not be forwarded',
  '卡片还在生成中，不能转发': 'This card is still being written and cannot be forwarded',
  '长连接的回包缺少 data': 'The answer over the long connection has no data',
  请求回调服务出错: 'The callback service failed',
  '应用没有配置回调地址，或长连接不在线':
    'The app has no callback address, or its long connection is offline',
  '回调服务 3 秒内没有响应': 'The callback service did not answer within 3 seconds',
  无法连接回调服务: 'The callback service cannot be reached',
  回调地址的域名解析失败: 'The callback address cannot be resolved',
  '回调服务返回的 HTTP 状态码不是 200': 'The callback service answered with an HTTP status other than 200',
  回调服务返回的内容格式不对: 'The callback service answered in a wrong format',
  回调服务返回的卡片不合规范: 'The callback service answered with an invalid card',
  新版卡片不能改回旧版结构: 'A card of the new structure cannot become one of the old',
}

const kinds = {
  图片: 'Image',
  文件: 'File',
  语音: 'Audio',
  视频: 'Video',
  表情: 'Sticker',
  群名片: 'Group card',
  个人名片: 'Contact card',
  聊天记录: 'Chat history',
}

const whys = {
  收到了: 'has heard',
  答错了: 'answered wrongly',
  没有按时应答: 'did not answer in time',
  连不上: 'cannot be reached',
  的地址解析不了: 'has an address that cannot be resolved',
  不在线: 'is offline',
  的长连接断了: 'lost its long connection',
}

const units = { 秒: 's', 分钟: 'min', 小时: 'h' }

const patterns = [
  [/^文件最大 (\d+) MB$/, (_all, size) => `Files may have ${size} MB at most`],
  [/^有必填项未填写：(.*)$/, (_all, names) => `Please fill in: ${names}`],
  [/^模拟器里没有这(?:个|条)\S+：(.*)$/, (_all, id) => `The emulator does not know ${id}`],
  [/^没有这个表情：(.*)$/, (_all, name) => `There is no such emoji: ${name}`],
  [/^「(.*)」最多 (\d+) 字$/, (_all, name, max) => `“${name}” takes ${max} characters at most`],
  [
    /^机器人(?:答了 HTTP (\d+)|(.*?))，(.*) (秒|分钟|小时)后再送一次$/,
    (_all, status, why, count, unit) =>
      `The bot ${status ? `answered HTTP ${status}` : (whys[why] ?? why)}; delivered again in ${count} ${units[unit]}`,
  ],
  [/\[(图片|文件|语音|视频|表情|群名片|个人名片|聊天记录)\]/g, (_all, kind) => `[${kinds[kind]}]`],
]

export const serverWords = words => {
  if (lang !== 'en') return words
  return exact[words] ?? patterns.reduce((said, [like, other]) => said.replace(like, other), words)
}
