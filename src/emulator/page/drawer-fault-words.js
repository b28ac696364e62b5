/** Words for what the emulator offers: a name and a note. A kind without words stands under its own name. */
export const words = {
  push: {
    duplicate: ['推两次', '同一个事件送两遍'],
    duplicateNewId: ['推两次，事件编号不同', '消息编号相同'],
    drop: ['丢掉', '不送，也不重推'],
    delay: ['晚到', '压一会儿再送'],
    reorder: ['和下一个对调', '下一个先到'],
    wrongToken: ['校验令牌不对', '机器人应当拒收'],
    wrongApp: ['别的应用的事件', '机器人应当拒收'],
    wrongSignature: ['签名不对', '机器人应当拒收'],
    unsigned: ['没有签名', '机器人应当拒收'],
    plaintext: ['该加密时没加密', '机器人应当拒收'],
    undecryptable: ['解不开的密文', '机器人应当拒收'],
    spaced: ['JSON 里有空格换行', '机器人应当照收'],
    escaped: ['JSON 里有转义', '机器人应当照收'],
    chunked: ['请求体分两段到', '可能断在一个字中间，应当照收'],
  },
  call: {
    rateLimited: ['限频，HTTP 429', '99991400'],
    rateLimited400: ['限频，HTTP 400', '99991400'],
    imLimited: ['消息限频', '230020'],
    broken: ['服务器错误 500', '没有办'],
    tokenExpired: ['令牌过期', '99991663'],
    cardLocked: ['卡片被锁住', '有人正在按，11310'],
    gateway: ['网关错误 502', '答的不是 JSON，没有办'],
    hang: ['超时，没有办', '到时才断开'],
    late: ['超时，后来才办', '到时才办、才答'],
    brokenAfter: ['办完了才答 500', '机器人不知道已经办成'],
    slow: ['超时，其实办完了', '到时才答'],
  },
  socket: {
    split: ['一个事件分几帧', '可能断在一个字中间'],
    reversed: ['分帧倒着到', '次序全反'],
    missing: ['少一帧', '15 秒后重推'],
    repeated: ['同一帧两遍', '机器人应当只办一次'],
    garbage: ['先来一帧乱码', '应当不受影响'],
    cardFrame: ['卡片回传走 card 帧', '官方 SDK 收不到'],
    ackLost: ['回执丢了', '15 秒后重推'],
    closed: ['平台断开连接', '重连后再送'],
    tooMany: ['连接超过 50 个', '1000040350，连不上'],
    busy: ['平台正忙', '1，连不上'],
    pongConfig: ['pong 改心跳间隔', '客户端照新的来'],
  },
}

/** Kinds that last, and how many seconds unless somebody says otherwise. */
export const secondsOf = { delay: 3, reorder: 3, hang: 15, late: 15, slow: 15, pongConfig: 10 }

/** These strike connections, not pushes: no event type narrows them. */
export const unscoped = new Set(['tooMany', 'busy', 'pongConfig'])

/** Points the documents leave open; each can be turned. */
export const variantWords = {
  signChallenge: ['地址校验也带签名', '默认不带'],
  signWithoutKey: ['没有 Encrypt Key 也带签名头', '默认不带'],
  newEventIdOnRetry: ['重推换事件编号', '默认不换'],
  microseconds: ['事件时间用微秒', '默认毫秒'],
  cardFrames: ['卡片回传一律走 card 帧', '默认 event 帧'],
  flipBack: ['回传答复前的延时更新先成后退', '默认报错 300120'],
  lockedWhilePressed: ['有人正在按的卡片改不了', '默认如此'],
}
