import type { Act, Step } from './transcript.ts'

/** One act in a sentence. */
export const actWords = ({ who, act }: Pick<Step, 'who' | 'act'>): string => `${who}${wordsFor(act)}`

const wordsFor = (act: Act): string => {
  switch (act.does) {
    case 'says':
      return `说：${act.text}`
    case 'sends':
      return `发送 ${act.type}`
    case 'forwards':
      return `转发第 ${act.message} 条消息`
    case 'presses':
      return `按「${act.words}」`
    case 'recalls':
      return `撤回第 ${act.message} 条消息`
    case 'reacts':
      return `给第 ${act.message} 条消息${act.on ? '加' : '去掉'}表情 ${act.emoji}`
    case 'menu':
      return `按菜单「${act.key}」`
    default:
      return placeWords(act)
  }
}

type Elsewhere = Exclude<
  Act,
  { does: 'says' | 'sends' | 'forwards' | 'presses' | 'recalls' | 'reacts' | 'menu' }
>

const placeWords = (act: Elsewhere): string => {
  switch (act.does) {
    case 'enters':
      return '打开与机器人的会话'
    case 'reads':
      return `看${chatWords(act.chat)}`
    case 'makesGroup':
      return `建群「${act.name}」`
    case 'adds':
      return `把${act.people.join('、')}拉进${chatWords(act.chat)}`
    case 'removes':
      return `把${act.people.join('、')}移出${chatWords(act.chat)}`
    case 'addsBot':
      return `把机器人拉进${chatWords(act.chat)}`
    case 'removesBot':
      return `把机器人移出${chatWords(act.chat)}`
    case 'joins':
      return '入职'
    case 'changes':
      return '改资料'
    case 'leaves':
      return '离职'
  }
}

const chatWords = (chat: string): string =>
  chat.startsWith('group:') ? `群「${chat.slice('group:'.length)}」` : '与机器人的会话'
