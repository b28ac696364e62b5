/**
 * What a press over the old channel (card.action.trigger_v1) is answered with. That channel draws the whole body
 * as the new card and knows only Card JSON 1.0.
 */
export const legacyRefusal = {
  config: { wide_screen_mode: true },
  header: {
    template: 'orange',
    title: { tag: 'plain_text', content: '这个按钮暂时用不了' },
  },
  elements: [
    {
      tag: 'div',
      text: {
        tag: 'plain_text',
        content:
          '应用订阅的是旧版卡片回调，您刚才点的没有办理，什么都没有改动。\n' +
          '请管理员打开飞书开发者后台的“事件与回调 → 回调配置”：\n' +
          '1. 退订“消息卡片回传交互（旧）card.action.trigger_v1”；\n' +
          '2. 添加“卡片回传交互 card.action.trigger”；\n' +
          '3. 发布应用的新版本。\n' +
          '改好后，请重新发一次原来的话。',
      },
    },
  ],
} as const
