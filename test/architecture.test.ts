import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { violations } from './architecture/rooms.ts'

const root = process.cwd()

/** Rooms a noun does without, and why. */
const doesWithout: Readonly<Record<string, readonly string[]>> = {
  // Views: they show what other nouns and the machinery remember.
  help: ['prisma', 'cards'],
  health: ['prisma', 'cards'],
  history: ['prisma'],
  figures: ['prisma'],
  digests: ['prisma'],
  privacy: ['prisma'],
  // What all nouns with a life of steps share; it keeps and draws nothing itself.
  steps: ['prisma', 'cards'],
  // Reference data; its editor has no face yet.
  places: ['cards'],
}

const missingRooms = (house: string, without = doesWithout): string[] =>
  readdirSync(join(house, 'src/domain'), { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .flatMap(({ name }) =>
      [
        { room: 'domain', path: `src/domain/${name}/index.ts` },
        { room: 'prisma', path: `prisma/schema/${name}.prisma` },
        { room: 'cards', path: `cards/${name}` },
        { room: 'test', path: `test/${name}` },
      ]
        .filter(({ room, path }) => !without[name]?.includes(room) && !existsSync(join(house, path)))
        .map(({ path }) => `${name} lacks ${path}`),
    )

describe('The house', () => {
  test('no room imports what the table forbids', () => {
    expect(violations(root)).toEqual([])
  })

  test('every noun has its rooms', () => {
    expect(missingRooms(root)).toEqual([])
  })
})

describe('The guard itself', () => {
  const houses: string[] = []
  afterEach(() => {
    for (const house of houses.splice(0)) rmSync(house, { recursive: true })
  })

  const houseOf = (files: Readonly<Record<string, string>>): string => {
    const house = mkdtempSync(join(tmpdir(), 'house-'))
    houses.push(house)
    for (const folder of ['cards', 'src/domain']) mkdirSync(join(house, folder), { recursive: true })
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(house, file)), { recursive: true })
      writeFileSync(join(house, file), text)
    }
    return house
  }

  test.each([
    ['a face that reads the core', 'cards/talents/list.ts', "import { refuse } from '#core/refusal.ts'"],
    ['a face that uses a package', 'cards/talents/list.ts', "import { z } from 'zod'"],
    [
      'a core that runs the database client',
      'src/core/a.ts',
      "import { PrismaClient } from '#storage/generated/client.ts'",
    ],
    ['a core that draws', 'src/core/a.ts', "import { card } from '#cards/kit/card.ts'"],
    ['a bot that reaches storage', 'src/bot/a.ts', "import { change } from '../storage/change.ts'"],
    ['a bot that draws a noun', 'src/bot/a.ts', "import { list } from '#cards/talents/list.ts'"],
    [
      'a noun that looks into another',
      'src/domain/pairings/a.ts',
      "import { b } from '../talents/register.ts'",
    ],
    [
      'an emulator that runs the bot’s code',
      'src/emulator/a.ts',
      "import { verify } from '#feishu/verify.ts'",
    ],
    ['a feishu that knows a noun', 'src/feishu/a.ts', "export { x } from '#domain/talents/index.ts'"],
    ['a late import', 'src/feishu/a.ts', "const x = await import('#storage/change.ts')"],
    ['a room nobody planned', 'src/utils/a.ts', "import { x } from '#core/chat.ts'"],
  ])('finds %s', (_what, file, text) => {
    expect(violations(houseOf({ [file]: `${text}\n` }))).toHaveLength(1)
  })

  test.each([
    ['types of faces in the core', 'src/core/a.ts', "import type { Card } from '#cards/kit/card.ts'"],
    ['another noun through its index', 'src/domain/pairings/a.ts', "import { b } from '../talents/index.ts'"],
    ['the shell in the bot', 'src/bot/a.ts', "import { help } from '#cards/shell/help.ts'"],
    ['a kit in a face', 'cards/talents/a.ts', "import { card } from '../kit/card.ts'"],
  ])('lets %s pass', (_what, file, text) => {
    expect(violations(houseOf({ [file]: `${text}\n` }))).toEqual([])
  })

  test('finds a noun that lacks a room', () => {
    const house = houseOf({
      'src/domain/honours/index.ts': '',
      'cards/honours/list.ts': '',
      'test/honours/a.test.ts': '',
    })
    expect(missingRooms(house)).toEqual(['honours lacks prisma/schema/honours.prisma'])
  })
})
