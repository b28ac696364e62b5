import { post } from './api.js'
import { t } from './lang.js'
import { nextMoment } from './moment.js'
import { toast } from './toast.js'

/** What a step of the guide does once somebody is who they should be and the conversation is open. */
export const perform = async (step, talk) => {
  if (step.clock) await moveClock(step.clock)
  const compose = talk.compose()
  if (step.file) compose?.attach([await fetched(step.file)])
  if (step.say) compose?.fill(step.say)
}

const fetched = async ({ name, url }) => {
  const response = await fetch(url)
  if (!response.ok) throw new Error(t('取不到文件 {0}', name))
  return new File([await response.blob()], name, { type: response.headers.get('content-type') ?? '' })
}

const moveClock = async wanted => {
  const { now } = await (await fetch('/emulator/clock')).json()
  await post('/clock', { at: new Date(nextMoment(Date.parse(now), wanted)).toISOString() })
}

/** Writes the answers into the newest form of the conversation, and goes to its button. */
export const fillForm = (log, answers) => {
  const form = [...(log?.querySelectorAll('.form') ?? [])].at(-1)
  if (!form) return toast('info', t('先按回车发出去，卡片来了再填'))
  for (const [label, answer] of Object.entries(answers)) answerField(form, label, answer)
  const button = [...form.querySelectorAll('.btn')].at(-1)
  ;(form.querySelector('.btn-primary_filled, .btn-primary') ?? button)?.focus()
}

/** A field is known by its label, or by what stands in it while it is empty. */
const nameOf = field =>
  (field.querySelector('label')?.textContent ?? field.querySelector('[aria-label]')?.ariaLabel ?? '').replace(
    /^请(选择|填写|输入)/,
    '',
  )

const answerField = (form, label, answer) => {
  const field = [...form.querySelectorAll('.field')].find(one => nameOf(one).startsWith(label))
  const control = field?.querySelector('select, input, textarea')
  if (!control) return
  if (control.matches('select'))
    control.value = [...control.options].find(one => one.textContent.trim() === answer)?.value ?? ''
  else control.value = answer
  for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }))
}
