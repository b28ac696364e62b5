import { at, body, column, gfm, nested, type Planted, plainText, table, text } from './planted.ts'

/** Too much of something, and tables that do not agree with themselves. */
export const plantedLimits: readonly Planted[] = [
  ['six levels of containers', body(nested(6)), 11310, '', /deeper than 5/],
  [
    '201 elements',
    body(...Array.from({ length: 201 }, () => text('x'))),
    11310,
    'ROOT',
    /^element exceeds the limit$/,
  ],
  [
    '101 buttons, each with its text',
    body(...Array.from({ length: 101 }, () => ({ tag: 'button', text: plainText('x') }))),
    11310,
    '',
    /element exceeds/,
  ],
  [
    'four tables',
    body(...Array.from({ length: 4 }, () => table([column('a')], []))),
    11310,
    '',
    /^card table number over limit$/,
  ],
  [
    'two tables and two more in markdown',
    body(table([column('a')], []), table([column('a')], []), text(gfm + gfm)),
    11310,
    '',
    /table number/,
  ],
  ['five tables in one markdown', body(text(gfm.repeat(5))), 11310, `${at('markdown')} -> content`],
  ['a table without columns', body(table([], [])), 200621, `${at('table')} -> columns`],
  ['a table of pages of eleven', body({ ...table([column('a')], []), page_size: 11 }), 200621],
  ['two columns of one name', body(table([column('a'), column('a')], [])), 200621],
  ['a cell of no column', body(table([column('a')], [{ b: 'x' }])), 200915, `${at('table')} -> rows -> [0]`],
  [
    'a number cell with words',
    body(table([column('a', 'number')], [{ a: 3 }, { a: '三' }])),
    200914,
    `${at('table')} -> rows -> [1] -> a`,
  ],
  ['a number cell written as words', body(table([column('a', 'number')], [{ a: '3' }])), 200914],
  ['a date cell written as words', body(table([column('a', 'date')], [{ a: '2026-11-23' }])), 200914],
  ['an options cell of strings', body(table([column('a', 'options')], [{ a: ['x'] }])), 200914],
  ['a row that is none', body(table([column('a')], ['x'])), 200914],
  ['a column of no kind', body(table([column('a', 'image')], [])), 200621],
]
