import { at, body, callback, form, type Planted, plainText, submit, text } from './planted.ts'

/** What Feishu's documents of the components forbid, each in its own words. */

const sound = (more: object = {}) => ({ tag: 'audio', file_key: 'file_1', ...more })
const kept = (...elements: readonly unknown[]) => ({
  schema: '2.0',
  config: { enable_forward: false },
  body: { elements },
})

export const plantedDocumented: readonly Planted[] = [
  [
    'a link of the card for two of three clients',
    { schema: '2.0', card_link: { pc_url: 'https://a.example', ios_url: 'https://a.example' } },
    200621,
    'ROOT -> card_link',
  ],
  ['a head without any words', { schema: '2.0', header: { template: 'blue' } }, 200621, 'ROOT -> header'],
  ['a grey that is not in the table of colours', body({ ...text('x'), icon: icon('grey-0') }), 200621],
  ['columns in laser', body({ tag: 'column_set', columns: [], background_style: 'laser' }), 200621],
  [
    'corners rounder than round',
    body({
      tag: 'interactive_container',
      behaviors: callback,
      elements: [],
      corner_radius: '101%',
    }),
    200621,
    `${at('interactive_container')} -> corner_radius`,
  ],
  [
    'a colour of tags that is none',
    body({ tag: 'div', text: plainText('x'), icon: icon('neutral') }),
    200621,
  ],
  [
    'an image larger than images are',
    body({ tag: 'img', img_key: 'a', alt: plainText(''), size: '1001px 80px' }),
    200621,
    `${at('img')} -> size`,
  ],
  [
    'an image across the margins, the way of 1.0',
    body({ tag: 'img', img_key: 'a', alt: plainText(''), size: 'stretch_without_padding' }),
    200621,
  ],
  ['a sound in a card that may be forwarded', body(sound()), 300220, at('audio'), /forward/],
  [
    'two sounds of one id',
    kept(sound({ audio_id: '1' }), sound({ audio_id: '1' })),
    300230,
    'ROOT -> body -> elements -> [1](tag: audio)',
    /^duplicate audio id$/,
  ],
  [
    'a time of day with neither a start nor words',
    body({ tag: 'picker_time' }),
    200621,
    at('picker_time'),
    /property: placeholder/,
  ],
  ['a time with neither a start nor words', body({ tag: 'picker_datetime' }), 200621, at('picker_datetime')],
  ['a day that no month has', body({ tag: 'date_picker', initial_date: '2026-13-01' }), 200621],
  ['an hour that no day has', body({ tag: 'picker_datetime', initial_datetime: '2026-11-23 25:00' }), 200621],
  [
    'pictures to choose from with a placeholder',
    body({ tag: 'select_img', options: [{ img_key: 'a' }], placeholder: plainText('x') }),
    200621,
    at('select_img'),
    /property: placeholder/,
  ],
  [
    'a menu entry of 101 characters',
    body({ tag: 'overflow', options: [{ text: plainText('长'.repeat(101)) }] }),
    200621,
  ],
  ['a checker with four buttons', body({ tag: 'checker', button_area: { buttons: buttons(4) } }), 11310],
  [
    'a checker with an image for a button',
    body({ tag: 'checker', button_area: { buttons: [{ tag: 'hr' }] } }),
    200621,
  ],
  [
    'two forms of one name',
    body(form(submit), form({ ...submit, name: 'other' })),
    11310,
    'ROOT -> body -> elements -> [1](tag: form)',
    /duplicate form name/,
  ],
  ['a link in a tag that is no link of the web', body(text("<a href='ftp://a.example'>x</a>")), 200621],
  [
    'a link with an icon that leads nowhere',
    body(text("<link icon='chat_outlined' url='chat'>x</link>")),
    200621,
  ],
  [
    'a link in the translation that is no link',
    body({ ...text('x'), i18n_content: { en_us: '[x](file:///etc/passwd)' } }),
    200621,
    at('markdown'),
  ],
  [
    'an address of a scheme nobody allows',
    body({ tag: 'button', behaviors: opens('feishu://chat') }),
    200621,
  ],
  ['a card told to be wide the way of 1.0', { schema: '2.0', config: { wide_screen_mode: true } }, 200621],
  ['rules for old clients on the whole card', { schema: '2.0', fallback: {} }, 200621, 'ROOT', /fallback/],
]

function icon(color: string) {
  return { tag: 'standard_icon', token: 'info_outlined', color }
}

function buttons(many: number) {
  return Array.from({ length: many }, () => ({ tag: 'button', text: plainText('x') }))
}

function opens(default_url: string) {
  return [{ type: 'open_url', default_url }]
}
