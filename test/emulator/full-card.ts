import { fullForm } from './full-form.ts'

/** One card with every component of Card JSON 2.0 a person can see or act on. */

const plain = (content: string) => ({ tag: 'plain_text', content })
const md = (content: string, more: object = {}) => ({ tag: 'markdown', content, ...more })
const callback = (value: object) => [{ type: 'callback', value }]
const option = (words: string, value: string) => ({ text: plain(words), value })

export const words = [
  '# 一级标题\n### 三级标题',
  '**粗** *斜* ~~删~~ `代码` [官网](https://example.com/) <at id=ou_xu></at>',
  "<font color='red'>红</font> <text_tag color='green'>已核验</text_tag> <number_tag background_color='blue'>12</number_tag>",
  '- 甲\n- 乙\n    1. 乙一\n    2. 乙二\n- 丙',
  '> 引用的话',
  '```json\n{"a": 1}\n```',
  '| 村 | 人数 |\n|:--|--:|\n| 和平村 | 12 |\n| 团结村 | 7 |\n| 三合村 | 5 |\n| 新民村 | 4 |\n| 永兴村 | 3 |\n| 福安村 | 2 |',
  "<hr>\n上行<br>下行 <person id='ou_mei' show_name='true' show_avatar='true' style='capsule'></person>",
  "<local_datetime millisecond='1795399200000' format_type='date_num'></local_datetime>",
].join('\n\n')

const shown = (key: string) => [
  md(words),
  {
    tag: 'div',
    icon: { tag: 'standard_icon', token: 'chat_outlined', color: 'blue' },
    text: plain('带图标的一行'),
  },
  {
    tag: 'column_set',
    flex_mode: 'none',
    horizontal_spacing: 'medium',
    columns: [
      {
        tag: 'column',
        width: 'weighted',
        weight: 2,
        background_style: 'blue-50',
        padding: '8px',
        elements: [md('二份')],
      },
      {
        tag: 'column',
        width: 'weighted',
        weight: 1,
        background_style: 'grey-100',
        padding: '8px',
        elements: [md('一份')],
      },
    ],
  },
  { tag: 'hr' },
  { tag: 'person', user_id: 'ou_xu', show_name: true, size: 'medium', style: 'capsule' },
  { tag: 'person_list', persons: [{ id: 'ou_mei' }, { id: 'ou_xu' }], show_name: true, size: 'small' },
  { tag: 'img', img_key: key, alt: plain('茶山'), size: '120px 80px', corner_radius: '8px' },
  {
    tag: 'img_combination',
    combination_mode: 'triple',
    img_list: [{ img_key: key }, { img_key: key }, { img_key: key }],
  },
  {
    tag: 'table',
    page_size: 2,
    freeze_first_column: true,
    header_style: { background_style: 'grey', bold: true },
    columns: [
      { name: 'name', display_name: '姓名', data_type: 'text' },
      {
        name: 'money',
        display_name: '补贴',
        data_type: 'number',
        format: { precision: 2, symbol: '¥', separator: true },
      },
      { name: 'state', display_name: '状态', data_type: 'options' },
      { name: 'who', display_name: '经办', data_type: 'persons' },
      { name: 'day', display_name: '日期', data_type: 'date', date_format: 'YYYY/MM/DD' },
      { name: 'note', display_name: '备注', data_type: 'lark_md', horizontal_align: 'center' },
    ],
    rows: ['杨春兰', '赵小满', '和志强'].map((name, index) => ({
      name,
      money: 1234.5 * (index + 1),
      state: [{ text: '已核验', color: 'green' }],
      who: ['ou_xu'],
      day: 1_795_399_200_000,
      note: '**要紧**',
    })),
  },
  {
    tag: 'collapsible_panel',
    expanded: false,
    border: { color: 'grey', corner_radius: '6px' },
    header: { title: plain('更多说明') },
    elements: [md('折叠的内容')],
  },
]

const acting = [
  {
    tag: 'interactive_container',
    has_border: true,
    corner_radius: '8px',
    padding: '8px',
    behaviors: callback({ do: 'container' }),
    elements: [md('整块可点')],
  },
  {
    tag: 'column_set',
    flex_mode: 'flow',
    columns: [
      {
        tag: 'column',
        width: 'auto',
        elements: [
          { tag: 'button', text: plain('回调'), type: 'primary', behaviors: callback({ do: 'button' }) },
        ],
      },
      {
        tag: 'column',
        width: 'auto',
        elements: [
          {
            tag: 'button',
            text: plain('打开'),
            behaviors: [{ type: 'open_url', default_url: 'https://example.com/' }],
          },
        ],
      },
      {
        tag: 'column',
        width: 'auto',
        elements: [
          {
            tag: 'button',
            text: plain('不能点'),
            disabled: true,
            disabled_tips: plain('还没到时候'),
            behaviors: callback({}),
          },
        ],
      },
      {
        tag: 'column',
        width: 'auto',
        elements: [
          {
            tag: 'overflow',
            options: [option('导出', 'export'), option('归档', 'archive')],
            behaviors: callback({ do: 'overflow' }),
          },
        ],
      },
    ],
  },
  {
    tag: 'checker',
    name: 'task',
    text: plain('办完了'),
    checked_style: { show_strikethrough: true },
    behaviors: callback({ do: 'checker' }),
  },
  {
    tag: 'select_static',
    placeholder: plain('乡镇'),
    options: [option('诺溪镇', 'nuoxi'), option('云岭镇', 'yunling')],
    behaviors: callback({ do: 'select' }),
  },
  { tag: 'input', placeholder: plain('直接发送的话'), behaviors: callback({ do: 'input' }) },
]

export const chartCard = {
  tag: 'chart',
  chart_spec: {
    type: 'bar',
    title: { text: '各村人数' },
    data: [
      {
        id: 'd',
        values: [
          { x: '和平村', y: 12 },
          { x: '团结村', y: 7 },
        ],
      },
    ],
    xField: 'x',
    yField: 'y',
  },
}

/** `key` is an image the platform knows. */
export const fullCard = (key: string) => ({
  schema: '2.0',
  config: { update_multi: true, summary: { content: '全部组件' } },
  header: {
    title: plain('全部组件'),
    subtitle: plain('一张卡片'),
    template: 'green',
    icon: { tag: 'standard_icon', token: 'todo_outlined' },
    text_tag_list: [{ tag: 'text_tag', text: plain('试用'), color: 'orange' }],
  },
  body: { vertical_spacing: 'medium', elements: [...shown(key), chartCard, ...acting, fullForm(key)] },
})
