import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { callbacks, events, permissionImport } from '#feishu/permissions.ts'
import { rollCall } from '../src/domain/index.ts'

// What the README lists is taken from the program; `UPDATE_GOLDEN=1 npm test -- test/readme.test.ts` writes it anew.

const nouns = rollCall({
  // The list of commands looks at nothing.
  database: { pool: undefined as never },
  startedAt: new Date(0),
  versions: [],
})

const permissions = `\`\`\`json\n${JSON.stringify(permissionImport)}\n\`\`\``

const lines = (where: string, list: typeof events): string[] =>
  list.map(({ type, words, why }) => `- ${where} → ${words} \`${type}\`：${why}`)

const subscriptions = [...lines('事件配置', events), ...lines('回调配置', callbacks)].join('\n')

const commands = (head: string): string =>
  [
    head,
    '|---|---|---|',
    ...nouns
      .filter(noun => noun.commands.length > 0)
      .flatMap(({ name, title, commands: own }) => [
        `| **${title ?? name}** | | |`,
        ...own.map(
          ({ words, summary, example }) =>
            `| ${words
              .filter((word, index) => index === 0 || /^[a-z]+$/.test(word))
              .map(word => `\`${word}\``)
              .join(' ')} | ${summary} | \`${example}\` |`,
        ),
      ]),
  ].join('\n')

const readmes = [
  ['README.md', '| say | what it does | for example |'],
  ['README.zh-CN.md', '| 说法 | 做什么 | 例如 |'],
] as const

test.each(readmes)('%s lists the permissions, events and commands of the program', (file, head) => {
  const written = readFileSync(file, 'utf8')
  const sections = { permissions, events: subscriptions, commands: commands(head) }
  const due = Object.entries(sections).reduce((text, [name, section]) => filled(text, name, section), written)
  if (process.env.UPDATE_GOLDEN) writeFileSync(file, due)
  else expect(written).toBe(due)
})

const filled = (text: string, name: string, section: string): string => {
  const place = new RegExp(`( *)<!-- ${name} -->[\\s\\S]*?<!-- /${name} -->`)
  expect(text).toMatch(place)
  return text.replace(place, (_, indent: string) =>
    [`<!-- ${name} -->`, ...section.split('\n'), `<!-- /${name} -->`].map(line => indent + line).join('\n'),
  )
}
