import { english } from './english.js'

/** Words of cards that came after the interface's own. */
Object.assign(english, {
  播放: 'Play',
  暂停: 'Pause',
  播放进度: 'Progress',
  这段语音放不出来: 'This sound cannot be played',
  未知用户: 'Unknown user',
})
