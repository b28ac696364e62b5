import { at, body, column, form, input, type Planted, plainText, submit, table } from './planted.ts'

/** Wrong forms, names, choices. */
export const plantedForms: readonly Planted[] = [
  [
    'a form in a column',
    body({ tag: 'column_set', columns: [{ tag: 'column', elements: [form(submit)] }] }),
    200621,
    `${at('column_set')} -> columns -> [0](tag: column) -> elements -> [0](tag: form)`,
  ],
  ['a form in a form', body(form(submit, form())), 200621],
  [
    'a table in a panel',
    body({
      tag: 'collapsible_panel',
      header: { title: plainText('x') },
      elements: [table([column('a')], [])],
    }),
    200621,
  ],
  ['a table in a form', body(form(submit, table([column('a')], []))), 200621],
  [
    'a form without name',
    body({ tag: 'form', name: '', elements: [submit] }),
    11310,
    at('form'),
    /^form's name is required and can not be empty string$/,
  ],
  ['a form without submit', body(form(input('a'))), 11310, at('form')],
  [
    'a field without name',
    body(form({ tag: 'input' }, submit)),
    11310,
    `${at('form')} -> elements -> [0](tag: input)`,
  ],
  ['a field with an empty name', body(form(input(''), submit)), 11310],
  [
    'a checker without name, in a column of a form',
    body(form({ tag: 'column_set', columns: [{ tag: 'column', elements: [{ tag: 'checker' }] }] }, submit)),
    11310,
  ],
  ['two fields of one name', body(form(input('a'), input('a'), submit)), 11310, '', /duplicate name: a/],
  [
    'one name in the form and outside',
    body(form(input('a'), submit), input('a')),
    11310,
    'ROOT -> body -> elements -> [1](tag: input)',
  ],
  [
    'a form button that does nothing',
    body(form({ tag: 'button', name: 'x' }, submit)),
    200621,
    '',
    /form_action_type/,
  ],
  ['a submit outside a form', body(submit), 200621, at('button')],
  ['a required field outside a form', body({ tag: 'date_picker', required: true }), 200621],
  ['a multi-select outside a form', body({ tag: 'multi_select_static', name: 'a', options: [] }), 200621],
  ['a person multi-select outside a form', body({ tag: 'multi_select_person', name: 'a' }), 200621],
  [
    'images to choose several of, outside a form',
    body({ tag: 'select_img', multi_select: true, options: [{ img_key: 'a' }] }),
    200621,
  ],
  [
    'two options of one value',
    body({
      tag: 'select_static',
      options: [
        { text: plainText('a'), value: 'x' },
        { text: plainText('b'), value: 'x' },
      ],
    }),
    200621,
    '',
    /duplicate option value: x/,
  ],
  ['a default day that is none', body({ tag: 'date_picker', initial_date: '2026年11月23日' }), 200621],
  [
    'an input longer than allowed',
    body({ tag: 'input', max_length: 1001 }),
    200621,
    `${at('input')} -> max_length`,
  ],
  [
    'a placeholder of 101 characters',
    body({ tag: 'input', placeholder: plainText('长'.repeat(101)) }),
    200621,
  ],
]
