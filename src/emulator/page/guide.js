import { h, icon, icons } from './dom.js'
import { keep, kept } from './kept.js'
import { t } from './lang.js'

/**
 * Leads a newcomer through a story: one step after the other, each somebody's. What a step does is told to `onDo(step)`
 * and, for the form it fills, `onFill(step)`. Steps are done when their words arrive, or when somebody goes on.
 */
export const createGuide = (place, { guide, run, people, onDo, onFill }) => {
  const state = { ...remembered(guide, run), begun: -1 }
  const show = () => draw(place, { guide, state, people, act })
  const go = at => {
    state.at = at
    state.begun = -1
    settle()
  }
  const settle = () => {
    keep('guide', JSON.stringify({ title: guide.title, run, at: state.at, away: state.away }))
    show()
  }
  const act = {
    begin: () => {
      state.begun = state.at
      onDo(guide.steps[state.at])
      show()
    },
    fill: () => onFill(guide.steps[state.at]),
    go,
    away: () => {
      state.away = true
      settle()
    },
  }
  addEventListener('happening', ({ detail }) => {
    if (state.begun === state.at && isDone(guide.steps[state.at], detail.message)) go(state.at + 1)
  })
  show()
  return {
    flip: () => {
      state.away = !state.away
      settle()
      if (!state.away) place.querySelector('button.btn, .guide-step button')?.focus()
    },
  }
}

/** How far one came since the server began; put away stays put away. */
const remembered = (guide, run) => {
  try {
    const known = JSON.parse(kept('guide') ?? '{}')
    if (known.title !== guide.title) return { at: 0, away: false }
    return { at: known.run === run ? known.at : 0, away: known.away === true }
  } catch {
    return { at: 0, away: false }
  }
}

const isDone = (step, message) =>
  Boolean(step?.until && message) && `${message.text}\n${JSON.stringify(message.card)}`.includes(step.until)

const draw = (place, { guide, state, people, act }) => {
  place.hidden = state.away
  const { steps } = guide
  const over = state.at >= steps.length
  place.replaceChildren(
    h(
      'header',
      { className: 'guide-head' },
      h('h2', {}, guide.title),
      h('span', { className: 'guide-count' }, over ? t('走完了') : `${state.at + 1} / ${steps.length}`),
      h(
        'button',
        {
          type: 'button',
          className: 'ghost',
          'aria-label': t('收起引导'),
          title: t('收起引导'),
          onclick: act.away,
        },
        icon(icons.close, 14),
      ),
    ),
    h(
      'ol',
      { className: 'guide-steps' },
      ...steps.map((step, at) => stepLine(step, at, { state, people, act })),
    ),
    over ? ending(guide, act) : '',
  )
}

const stepLine = (step, at, { state, people, act }) => {
  const now = at === state.at
  const kind = now ? 'now' : at < state.at ? 'done' : 'later'
  return h(
    'li',
    { className: `guide-step ${kind}`, 'aria-current': now ? 'step' : undefined },
    h(
      'button',
      { type: 'button', className: 'guide-title', disabled: now, onclick: () => act.go(at) },
      h('span', { className: 'guide-mark', 'aria-hidden': 'true' }, at < state.at ? '✓' : String(at + 1)),
      h('span', {}, step.title),
    ),
    now ? body(step, state, people, act) : null,
  )
}

const body = (step, state, people, act) =>
  h(
    'div',
    { className: 'guide-body' },
    h('p', {}, step.words),
    h(
      'div',
      { className: 'guide-buttons' },
      h(
        'button',
        { type: 'button', className: 'btn btn-small btn-primary_filled', onclick: act.begin },
        doWords(step, people),
      ),
      step.fill && state.begun === state.at
        ? h('button', { type: 'button', className: 'btn btn-small', onclick: act.fill }, t('帮我填表'))
        : null,
      h(
        'button',
        { type: 'button', className: 'btn btn-small btn-text', onclick: () => act.go(state.at + 1) },
        t('下一步'),
      ),
    ),
  )

const doWords = (step, people) => t('扮演{0}', people.get(step.as)?.name ?? '')

const ending = (guide, act) =>
  h(
    'p',
    { className: 'guide-over' },
    guide.ending ?? t('接下来随便试：换个人，换句话。'),
    ' ',
    h('button', { type: 'button', className: 'btn btn-small', onclick: () => act.go(0) }, t('再来一遍')),
  )
