import { card, note } from '../kit/card.ts'
import type { Option } from '../kit/fields.ts'
import { formCard } from '../kit/form.ts'

/** One contact as it was understood; everything can be put right before it is kept. */
export const contactForm = formCard(
  'liaisons.log',
  ['liaison', 'on', 'form', 'matters', 'difficulty'],
  (
    props: {
      readonly liaisons: readonly Option[]
      readonly liaison?: string | undefined
      readonly forms: readonly Option[]
      readonly form?: string | undefined
      readonly on: string
      readonly matters?: string | undefined
      readonly difficulty?: string | undefined
    },
    form,
  ) =>
    card(
      { title: '登记联系服务', tone: 'info', forward: false },
      form.body(
        [
          form.select('liaison', {
            label: '联系的专家',
            required: true,
            options: props.liaisons,
            value: props.liaison,
          }),
          form.datePicker('on', { label: '联系日期', required: true, value: props.on }),
          form.select('form', { label: '方式', required: true, options: props.forms, value: props.form }),
          form.multiline('matters', { label: '谈了什么', required: true, max: 500, value: props.matters }),
          form.multiline('difficulty', {
            label: '专家反映的困难',
            max: 500,
            placeholder: '没有可不填；填了可以转为诉求办理',
            value: props.difficulty,
          }),
        ],
        { submit: '登记' },
      ),
      note('困难的内容加密保存，只有领导本人和人才办能看到。'),
    ),
)

export const sample = () =>
  contactForm({
    liaisons: [{ text: 'LX-7 杨春兰（诺溪镇和平村）', value: '7' }],
    liaison: '7',
    forms: [{ text: '走访', value: 'visit' }],
    form: 'visit',
    on: '2026-11-23',
    matters: '看了新建的初制所，商量品牌包装',
  })
