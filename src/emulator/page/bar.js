import { h, icon } from './dom.js'
import { switchLanguage, t } from './lang.js'
import { setTheme, theme, themes } from './theme.js'

/** The buttons at the end of the strip: dividing the screen, light and dark, language, keys, and on a phone the way to them. */
const drawings = {
  auto: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 4v16M12 8h6M12 12h8M12 16h6',
  light:
    'M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 3v2M12 19v2M3 12h2M19 12h2M5.600 5.600l1.400 1.400M17 17l1.400 1.400M18.400 5.600L17 7M7 17l-1.400 1.400',
  dark: 'M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z',
  split: 'M4 5h16v14H4zM12.500 5v14',
  keys: 'M3 7h18v10H3zM7 10.500v.1M11 10.500v.1M15 10.500v.1M7.500 14h9M18.500 10.500v.1',
  guide: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM15.500 8.500l-2 5-5 2 2-5z',
  more: 'M5 12h.1M12 12h.1M19 12h.1',
}

const words = { auto: '外观：跟随系统', light: '外观：浅色', dark: '外观：深色' }

const tool = (name, label, keys, onclick) =>
  h(
    'button',
    {
      type: 'button',
      className: `ghost bar-tool bar-${name}`,
      'aria-label': t(label),
      'aria-keyshortcuts': keys,
      title: keys ? `${t(label)}（${keys}）` : t(label),
      onclick,
    },
    icon(drawings[name], 18),
    h('span', { className: 'bar-words' }, t(label)),
  )

/** `acts`: `onSplit`, `onGuide` (absent where there is none), `onKeys`. */
export const drawBar = (end, { onSplit, onGuide, onKeys }) => {
  end.append(
    ...[
      onGuide ? tool('guide', '上手引导', 'Alt+G', onGuide) : null,
      tool('split', '分屏：再看一个人', 'Alt+S', onSplit),
      themeTool(),
      tool('keys', '快捷键', '?', onKeys),
      h(
        'button',
        { type: 'button', className: 'ghost language', onclick: switchLanguage, title: t('换语言') },
        t('EN'),
      ),
    ].filter(Boolean),
  )
  end.before(
    h(
      'button',
      { type: 'button', className: 'ghost bar-more', 'aria-label': t('更多'), popoverTargetElement: end },
      icon(drawings.more, 20),
    ),
  )
}

const themeTool = () => {
  const button = h('button', {
    type: 'button',
    className: 'ghost bar-tool',
    onclick: () => {
      setTheme(themes[(themes.indexOf(theme()) + 1) % themes.length])
    },
  })
  const show = () => {
    const label = t(words[theme()])
    button.replaceChildren(icon(drawings[theme()], 18), h('span', { className: 'bar-words' }, label))
    button.setAttribute('aria-label', label)
    button.title = label
  }
  show()
  addEventListener('themechange', show)
  return button
}
