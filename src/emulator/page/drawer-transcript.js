import { get, post } from './api.js'
import { h } from './dom.js'
import { t } from './lang.js'
import { toast } from './toast.js'

/** What people did and the bot answered, as a file; and such a file played against the bot that is running. */
export const createTranscript = () => {
  const result = h('div', { className: 'played', 'aria-live': 'polite' })
  const file = h('input', {
    type: 'file',
    id: 'transcript-file',
    accept: '.json,application/json',
    className: 'unseen',
    onchange: event => {
      const [chosen] = event.target.files
      if (chosen) void play(chosen, result)
      event.target.value = ''
    },
  })
  const button = (words, onclick) => h('button', { type: 'button', className: 'btn', onclick }, words)
  const element = h(
    'div',
    { className: 'transcript' },
    h(
      'p',
      { className: 'drawer-note' },
      t('保存的是大家说的话、按的按钮和机器人的回答，从启动或重新记录时算起。'),
    ),
    h(
      'div',
      { className: 'clock-steps' },
      button(t('保存记录'), () => guarded(save)),
      button(t('重新记录'), () => guarded(restart)),
      button(t('回放…'), () => file.click()),
      file,
    ),
    h('p', { className: 'drawer-note' }, t('回放时照样再做一遍，回答不同就停下。日期、时间和编号不比较。')),
    result,
  )
  return { element, show: () => {} }
}

const guarded = work => work().catch(error => toast('error', error.message))

const save = async () => {
  const transcript = await get('/transcript')
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(transcript, null, 2)}\n`], { type: 'application/json' }),
  )
  h('a', { href: url, download: `${t('会话记录')}-${transcript.savedAt.slice(0, 10)}.json` }).click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
  toast('success', t('已保存 {0} 步', transcript.steps.length))
}

const restart = async () => {
  await fetch('/emulator/transcript', { method: 'DELETE', headers: { 'content-type': 'application/json' } })
  toast('success', t('从现在起重新记录'))
}

const play = async (file, result) => {
  result.replaceChildren(h('p', {}, t('正在回放…')))
  try {
    const played = await post('/transcript/play', JSON.parse(await file.text()))
    result.replaceChildren(...shown(played))
  } catch (error) {
    const words = error instanceof SyntaxError ? t('这个文件不是会话记录') : error.message
    result.replaceChildren(h('p', { className: 'face-trouble' }, words))
  }
}

const shown = ({ steps, difference }) => {
  if (!difference) return [h('p', { className: 'verdict-good' }, t('{0} 步全部一致', steps))]
  const { step, act, wanted, got, reason } = difference
  return [
    h('p', { className: 'face-trouble' }, t('第 {0} 步不同：{1}', step, act)),
    reason ? h('p', { className: 'face-trouble' }, reason) : null,
    h('div', { className: 'both' }, column(t('记录里'), wanted, got), column(t('这一次'), got, wanted)),
  ].filter(Boolean)
}

/** The lines of one side; those the other has not are marked. */
const column = (title, answers, others) => {
  const there = new Set(others.flatMap(words => words.split('\n')))
  const lines = answers.flatMap(words => words.split('\n'))
  return h(
    'div',
    { className: 'both-side' },
    h('h4', {}, title),
    lines.length === 0 ? h('p', { className: 'line-none' }, t('没有回答')) : null,
    ...lines.map(words => h('p', { className: there.has(words) ? '' : 'differs' }, words)),
  )
}
