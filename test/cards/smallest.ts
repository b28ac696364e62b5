import { bar, callback, plainText, submit } from './planted.ts'

type Fields = Readonly<Record<string, unknown>>

/** The least each component can do with. */
const least: Readonly<Record<string, Fields>> = {
  column_set: { columns: [] },
  form: { name: 'f', elements: [submit] },
  interactive_container: { behaviors: callback, elements: [] },
  collapsible_panel: { header: {} },
  div: {},
  markdown: { content: '' },
  hr: {},
  img: { img_key: 'img_1', alt: plainText('茶园') },
  img_combination: { combination_mode: 'double', img_list: [{ img_key: 'img_1' }] },
  person: { user_id: 'ou_1' },
  person_list: { persons: [{ id: 'ou_1' }] },
  table: { columns: [{ name: 'a', data_type: 'text' }], rows: [] },
  chart: { chart_spec: bar },
  audio: { file_key: 'file_1' },
  button: {},
  input: {},
  select_static: {},
  multi_select_static: { name: 'many' },
  select_person: {},
  multi_select_person: { name: 'people' },
  date_picker: {},
  picker_time: { placeholder: plainText('请选择') },
  picker_datetime: { initial_datetime: '2026-11-23 09:30' },
  overflow: { options: [{ text: plainText('更多') }] },
  checker: {},
  select_img: { options: [{ img_key: 'img_1' }] },
}

export const smallest = (tag: string): Fields => ({ tag, ...least[tag] })

/** A card with one component where it may stand: in a form when it may stand nowhere else. */
export const within = (tag: string, component: Fields): unknown => {
  const formOnly = tag === 'multi_select_static' || tag === 'multi_select_person'
  const elements = formOnly ? [{ tag: 'form', name: 'f', elements: [component, submit] }] : [component]
  return { schema: '2.0', config: { enable_forward: false }, body: { elements } }
}
