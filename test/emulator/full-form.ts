/** The form of the card with every component: every way to fill something in. */

const plain = (content: string) => ({ tag: 'plain_text', content })
const option = (words: string, value: string) => ({ text: plain(words), value })

const villages = ['和平', '团结', '三合', '新民', '永兴', '福安', '东升', '红星', '龙潭']

/** `key` is an image the platform knows. */
export const fullForm = (key: string) => ({
  tag: 'form',
  name: 'form',
  elements: [
    { tag: 'input', name: 'name', label: plain('姓名'), required: true, max_length: 10 },
    {
      tag: 'input',
      name: 'about',
      label: plain('简介'),
      input_type: 'multiline_text',
      rows: 2,
      max_length: 100,
    },
    { tag: 'input', name: 'secret', label: plain('口令'), input_type: 'password', label_position: 'left' },
    {
      tag: 'select_static',
      name: 'village',
      required: true,
      placeholder: plain('选择村'),
      options: villages.map((one, index) => option(`${one}村`, `v${index}`)),
    },
    {
      tag: 'multi_select_static',
      name: 'fields',
      placeholder: plain('选择领域'),
      options: [option('茶叶', 'tea'), option('核桃', 'walnut'), option('畜牧', 'stock')],
    },
    {
      tag: 'select_person',
      name: 'owner',
      placeholder: plain('选择经办人'),
      options: [{ value: 'ou_xu' }, { value: 'ou_mei' }],
    },
    { tag: 'multi_select_person', name: 'team', placeholder: plain('选择同事') },
    { tag: 'date_picker', name: 'day', placeholder: plain('选择日子') },
    { tag: 'picker_time', name: 'hour', placeholder: plain('选择钟点') },
    { tag: 'picker_datetime', name: 'moment', placeholder: plain('选择时刻') },
    { tag: 'checker', name: 'agreed', text: plain('同意告知书') },
    {
      tag: 'select_img',
      name: 'look',
      multi_select: true,
      layout: 'trisect',
      options: ['one', 'two', 'three'].map(value => ({ img_key: key, value })),
    },
    {
      tag: 'button',
      name: 'submit',
      text: plain('提交表单'),
      type: 'primary_filled',
      form_action_type: 'submit',
      confirm: { title: plain('确认提交？'), text: plain('提交后不能修改') },
    },
    { tag: 'button', name: 'reset', text: plain('重填'), form_action_type: 'reset' },
  ],
})
