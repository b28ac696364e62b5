import { callback, column, form, input, plainText, submit, table, text } from './planted.ts'

/** Cards that look wrong and are not: Feishu's documents allow each, and the client copes with it. */
type Taken = readonly [story: string, card: unknown]

const card = (...elements: readonly unknown[]) => ({ schema: '2.0', body: { elements } })
const headed = (header: unknown) => ({ schema: '2.0', header, body: { elements: [] } })
const tag = { tag: 'text_tag', text: plainText('x'), color: 'neutral' }
const inForm = (...elements: readonly unknown[]) => card(form(...elements, submit))
const button = (more: object) => ({ tag: 'button', ...more })
const time = { tag: 'picker_time', placeholder: plainText('几点') }

export const taken: readonly Taken[] = [
  ['a blank card', {}],
  [
    'five tags in the head, of which three are shown',
    headed({ title: plainText('x'), text_tag_list: Array(5).fill(tag) }),
  ],
  ['a head with a subtitle alone', headed({ subtitle: plainText('x') })],
  [
    'a title in translations alone',
    headed({ title: { tag: 'plain_text', i18n_content: { zh_cn: '人才' } } }),
  ],
  [
    'a link of the card with an address for each client and none for all',
    {
      schema: '2.0',
      card_link: {
        pc_url: 'https://a.example',
        ios_url: 'lark://msgcard/unsupported_action',
        android_url: 'https://a.example',
      },
    },
  ],
  [
    'an own colour with six decimals of opacity',
    { schema: '2.0', config: { style: { color: { mine: { light_mode: 'rgba(20,86,240,1.000000)' } } } } },
  ],
  ['a text size nobody defined, drawn as normal', card({ ...text('x'), text_size: 'huge' })],
  ['a number to call', card(text('[打电话](tel://13800000000)'))],
  ['links that stand in code', card(text('`[a](b)`\n```\n[c](ftp://d)\n```'))],
  ['table marks that stand in code', card(text('```\n| a |\n| --- |\n```\n'.repeat(5)))],
  [
    'fields beside a text',
    card({ tag: 'div', fields: [{ is_short: true, text: { tag: 'lark_md', content: 'x' } }] }),
  ],
  [
    'an icon with what belongs to the other kind',
    card({
      ...text('x'),
      icon: { tag: 'standard_icon', token: 'info_outlined', img_key: 'img_1', color: '' },
    }),
  ],
  ['columns spaced as by default', card({ tag: 'column_set', horizontal_spacing: 'default', columns: [] })],
  [
    'a panel with a head padded by two values and nothing inside',
    card({ tag: 'collapsible_panel', header: { title: plainText('x'), padding: '4px 8px' } }),
  ],
  [
    'the old ways to size an image',
    card({
      tag: 'img',
      img_key: 'a',
      alt: plainText(''),
      mode: 'large',
      custom_width: '300px',
      compact_width: true,
    }),
  ],
  [
    'ten pictures in a grid of nine',
    card({ tag: 'img_combination', combination_mode: 'trisect', img_list: Array(10).fill({ img_key: 'a' }) }),
  ],
  [
    'people with an icon of the library, told the old way',
    card({
      tag: 'person_list',
      persons: [{ id: 'ou_1' }],
      ud_icon: { token: 'info_outlined', style: { color: 'red' } },
    }),
  ],
  [
    'a table of 51 columns',
    card(
      table(
        Array.from({ length: 51 }, (_, at) => column(`c${at}`)),
        [],
      ),
    ),
  ],
  [
    'cells that are converted, and empty ones',
    card(
      table(
        [column('a'), column('b', 'options'), column('c', 'number')],
        [{ a: 3, b: '高', c: null }, { c: '' }],
      ),
    ),
  ],
  [
    'a date written with Chinese letters',
    card(table([{ ...column('a', 'date'), date_format: 'YYYY年MM月DD日' }], [])),
  ],
  ['a default that is not on offer', card({ tag: 'select_static', options: [], initial_option: 'y' })],
  ['a select without options', card({ tag: 'select_static' })],
  ['a person required where nothing is submitted', card({ tag: 'select_person', required: true })],
  ['a placeholder without words', card({ tag: 'input', placeholder: {} })],
  [
    'rows that the client rounds',
    card({ tag: 'input', input_type: 'multiline_text', rows: 2.5, max_rows: 0 }),
  ],
  ['data bound the old way', card(button({ value: { do: 'x' } }), { ...time, value: 'x' })],
  ['a button that does nothing more', card(button({ behaviors: [] }))],
  [
    'a link without an address for phones',
    card(button({ behaviors: [{ type: 'open_url', default_url: 'https://a.example', ios_url: '' }] })),
  ],
  ['a menu without words', card({ tag: 'overflow', options: [{}], behaviors: callback })],
  [
    'two pictures of one value',
    card({
      tag: 'select_img',
      options: [
        { img_key: 'a', value: 'x' },
        { img_key: 'b', value: 'x' },
      ],
    }),
  ],
  [
    'a form that is submitted the old way',
    card(form(input('a'), button({ name: 'b', action_type: 'form_submit' }))),
  ],
  [
    'a time with an initial value and no words',
    inForm({ tag: 'picker_time', name: 't', initial_time: '09:30' }),
  ],
  [
    'words for clients too old for a component',
    card({ ...text('x'), fallback: { tag: 'fallback_text', text: plainText('x') } }),
  ],
  [
    'a sound with all it can be told',
    {
      schema: '2.0',
      config: { enable_forward: false },
      body: {
        elements: [
          {
            tag: 'audio',
            file_key: 'file_1',
            audio_id: '1',
            disabled: false,
            disabled_tips: plainText('x'),
            show_progress_bar: true,
            show_time: true,
            time_display: 'both',
            time_position: 'both_sides',
            border: { color: 'grey', corner_radius: '8px' },
            style: 'speak',
            padding: '12px',
            background_style: 'grey-200',
            fill_color: 'blue-800',
            width: 'fill',
            fallback: 'drop',
          },
        ],
      },
    },
  ],
]
