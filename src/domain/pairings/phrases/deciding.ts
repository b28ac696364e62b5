import { phrasesIn } from '#core/phrases.ts'

/** How people agree to a pairing, decline it or have it ended. */
export const deciding = {
  'pair.confirm': [
    '确认{id}这项结对',
    '{id}我同意结对',
    ...phrasesIn(`
      {id}我们同意 {id}确认 确认{id} 同意{id} {id}我同意 {id}我愿意 {id}我们村同意 {id}我们村委会没意见 {id}没意见 {id}可以，我们认 {id}没问题，确认
      {id}接受 {id}我去 {id}这个村我愿意去 {id}行，就这么定 {id}答应了 {id}我这边同意 {id}村上同意 {id}本人同意 对{id}没有意见 {id}我答应
      同意跟{village}结对 同意和{person}结对 跟{person}结对我们同意 {village}的结对我同意 {village}的结对我愿意 结对的事我同意 结对我没意见 同意结对
      我愿意去{village}结对 {village}那个对子我认 我们村同意{person}来 {person}来帮我们村，同意 结对确认一下 我来确认结对 提给我的结对我确认
    `),
  ],
  'pair.decline': [
    '{id}我不同意结对',
    '结对的事我不同意',
    ...phrasesIn(`
      {id}我不同意 {id}不同意 {id}拒绝 {id}我不去 {id}我去不了 {id}我婉拒 {id}推掉 {id}我推了 {id}身体吃不消，推了 {id}我干不了 {id}不接受
      {id}我走不开，不结了 {id}我们村不要 {id}那个师傅我们不要 {id}不合适，不同意 {id}谢绝 {id}本人不愿意 {id}我不愿意去 {id}太远了，不去
      不想跟{village}结对 不同意和{person}结对 {village}我不去，太远了 跟{village}结对我不愿意 我们村不要{person} 结对我去不了 结对的事算了，我走不开 拒绝结对
      家里走不开，结对的事推了 结对我不接受 提给我的结对我不同意
    `),
  ],
  'pair.end': [
    '解除{id}',
    '{person}和{village}的结对解除',
    ...phrasesIn(`
      {id}解除 {id}不结了 {id}散了吧 {id}终止 {id}合不来，散了 {id}解掉 {id}到期不续 {id}到期了，解了 {id}那对散了 {id}不用再结了 {id}撤了这个对子
      {id}断了吧 {id}人走了，解除 {id}人退休了，了结 {id}专家调走了，结对取消 {id}先暂停 把{id}停了 {id}暂停，他请假 {id}取消结对 {id}结束了 把{id}解了
      {person}跟{village}散了 {person}不帮{village}了 {village}那个结对取消 {village}的结对不要了 我们村那个结对专家不来了，取消 {person}调走了，他的结对解除
      {person}的结对解掉 {person}和{village}不结了 结对解除 这个对子散了 跟{person}的结对结束 {person}身体不好，结对停一停 {village}和{person}解除结对
    `),
  ],
} as const
