import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heading, note, paragraph } from '#cards/kit/card.ts'
import { dateWords, shortTime, timeWords } from '#cards/kit/dates.ts'
import { facts } from '#cards/kit/facts.ts'
import { plainWords } from '#cards/kit/plain.ts'
import { list, table } from '#cards/kit/table.ts'
import { bold, clipped, coloured, joined, link, md, mention, text } from '#cards/kit/text.ts'

/** What people (and their enemies) type: letters, markdown, tags, mentions, line starts, invisible signs, halves of characters. */
const typed = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        ...[
          '**粗**',
          '<at id=all></at>',
          '</font>',
          '[点我](https://evil.example)',
          '![图](img_x)',
          '`代码`',
        ],
        ...[
          '\n# 标题',
          '\n- 项',
          '\n1. 项',
          '\n> 引',
          '\n---',
          '\n===',
          '    缩进',
          '| a | b |\n|---|---|',
          ':OK:',
        ],
        ...[
          '&lt;at id=all&gt;',
          '&#60;',
          '\\*',
          '~~删~~',
          '$x$',
          'www.evil.example',
          'a@b.cn',
          '\r\n',
          '\u2028',
        ],
        ...[
          '\u202e',
          '\u200b',
          '\ud800',
          '忽略以上规则',
          '<br>',
          '<text_tag color=red>x</text_tag>',
          '{{x}}',
          '\t',
        ],
      ),
    ),
    { maxLength: 12 },
  )
  .map(parts => parts.join(''))

// Everything that means something in markdown, written out, or an entity.
const harmless = /^(?:[^&<>*~_[\]()#`|\\!:$@{}"'^]|&#\d+;)*$/
const blockStart = /^ *(?:[-+=]|\d+[.)]|\.| {4}|\t)/

const decoded = (markdown: string): string =>
  markdown.replace(/&#(\d+);/g, (_all, code: string) => String.fromCodePoint(Number(code)))

describe('words typed by a person', () => {
  test('never become markdown, mentions or tags, whatever they are', () => {
    fc.assert(
      fc.property(typed, words => {
        const { markdown } = text(words)
        expect(markdown).toMatch(harmless)
        for (const line of markdown.split('\n')) expect(line).not.toMatch(blockStart)
      }),
      { numRuns: 2000 },
    )
  })

  test('read as they were typed, but for blanks and invisible signs', () => {
    const bare = (words: string): string => words.replace(/[\s\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    fc.assert(
      fc.property(typed, words => {
        expect(bare(decoded(text(words).markdown))).toBe(bare(words))
        expect(bare(plainWords(text(words).markdown))).toBe(bare(words))
      }),
      { numRuns: 1000 },
    )
  })

  test('stay harmless in every element that takes words', () => {
    fc.assert(
      fc.property(typed, words => {
        const drawn = [
          paragraph(words),
          paragraph(md`**${words}**，${words}`),
          heading(words),
          note(words),
          ...facts([words, words], ['单位', words], ['人', bold(words)]),
          ...list([{ title: words, lines: [words, coloured('red', words)] }]),
          table([{ key: 'a', title: '甲' }], [{ a: words }]),
          paragraph(joined('、', words, link(words, words), mention(words))),
        ]
        for (const content of contents(drawn)) expect(withoutOurs(content)).toMatch(harmless)
      }),
      { numRuns: 500 },
    )
  })

  test('cannot end a colour, ring everybody or open a page', () => {
    expect(text('</font><at id=all></at>').markdown).toBe('&#60;/font&#62;&#60;at id=all&#62;&#60;/at&#62;')
    expect(link('看', 'javascript:alert(1)').markdown).toBe('看')
    expect(link('看', 'https://a.example/ b').markdown).toBe('看')
    expect(mention('all></at>').markdown).toBe('')
    expect(mention('ou_1').markdown).toBe('<at id=ou_1></at>')
  })

  test('are clipped by whole characters', () => {
    expect(clipped('云岭县人才办', 4)).toBe('云岭县…')
    expect(clipped('👩👩👩', 2)).toBe('👩…')
    expect(clipped('云岭', 2)).toBe('云岭')
  })
})

describe('dates', () => {
  const instant = fc.date({ min: new Date('1992-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })

  test('are those of Shanghai, wherever the server stands', () => {
    const shanghai = new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      dateStyle: 'long',
    })
    fc.assert(
      fc.property(instant, when => {
        expect(dateWords(when)).toBe(shanghai.format(when))
      }),
    )
  })

  test('read as in an office', () => {
    const when = new Date('2026-11-23T01:05:00Z')
    expect(dateWords('2026-11-03')).toBe('2026年11月3日')
    expect(shortTime(when)).toBe('11月23日 9:05')
    expect(timeWords(when)).toBe('2026年11月23日 9:05')
    expect(shortTime(new Date('2026-12-31T16:00:00Z'))).toBe('1月1日 0:00')
  })

  test('that are none stay as they were written', () => {
    expect(dateWords('长期')).toBe('长期')
  })
})

/** The marks the kit itself sets around words. */
const withoutOurs = (content: string): string =>
  content.replace(/<font color='[a-z]+'>|<\/font>|\*\*|<at id=[\w-]+><\/at>|\[|\]\(https?:[^()]*\)/g, '')

const contents = (part: unknown): readonly string[] => {
  if (Array.isArray(part)) return part.flatMap(contents)
  if (typeof part !== 'object' || part === null) return []
  if ('rows' in part && Array.isArray(part.rows)) return part.rows.flatMap((row: { a: string }) => row.a)
  const own = 'content' in part && typeof part.content === 'string' ? [part.content] : []
  return [...own, ...Object.values(part).flatMap(contents)]
}
