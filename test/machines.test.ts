import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { defineMachine, type Machine } from '#core/machine.ts'
import { drawMachine } from '#core/machine-drawing.ts'
import { flawsOf } from '#core/machine-flaws.ts'
import { machines } from '../src/domain/index.ts'

describe.each(machines.map(machine => [machine.title, machine] as const))('%s', (_title, machine) => {
  test('can be led from its first day to its last: every state reached, left, owned; every step taken by somebody', () => {
    expect(flawsOf(machine)).toEqual([])
  })

  test('is called by Chinese words throughout', () => {
    const { states, verbs, standings, needs } = machine
    const words = [
      machine.title,
      ...Object.values(states).map(spec => spec.words),
      ...Object.values(verbs).map(verb => verb.words),
      ...Object.values(standings),
      ...Object.values(needs),
    ]
    expect(words.filter(word => !/\p{Script=Han}/u.test(word))).toEqual([])
  })

  test('is drawn in docs/machines as it runs', () => {
    const file = `docs/machines/${machine.name}.md`
    const drawn = existsSync(file) ? readFileSync(file, 'utf8') : ''
    expect(drawn, `${file} 已过时，请运行：npm run machines`).toBe(drawMachine(machine))
  })
})

test('No drawing stands in docs/machines whose machine is gone, and no two machines share a name', () => {
  const names = machines.map(({ name }) => `${name}.md`)
  expect(readdirSync('docs/machines').filter(file => !names.includes(file))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

describe('The guard itself', () => {
  const sound = defineMachine({
    name: 'doors',
    title: '门',
    initial: 'open',
    standings: { keeper: '门卫' },
    needs: { key: '钥匙' },
    verbs: {
      shut: { words: '关上', event: 'door.shut' },
      wall: { words: '砌死', event: 'door.walled' },
    },
    states: {
      open: { words: '开着', owner: ['keeper'], within: { workingDays: 1 }, remind: [0] },
      shut: { words: '关着', owner: ['keeper'], unlimited: '没有期限' },
      walled: { words: '砌死', final: true },
    },
    rules: [
      { verb: 'shut', from: ['open'], to: 'shut', by: ['keeper'], needs: ['key'] },
      { verb: 'wall', from: ['open', 'shut'], to: 'walled', by: ['keeper'] },
    ],
  })
  const edges = (change: (edge: Machine['edges'][number]) => Machine['edges'][number] | null): Machine => ({
    ...sound,
    edges: sound.edges.flatMap(edge => change(edge) ?? []),
  })

  test.each<[string, Machine, string]>([
    ['a state nobody reaches', edges(edge => (edge.verb === 'shut' ? null : edge)), 'shut is never reached'],
    ['a state without a way out', edges(edge => (edge.from === 'shut' ? null : edge)), 'shut cannot be left'],
    [
      'a final state that can be left',
      { ...sound, edges: [...sound.edges, { ...edgeFrom(sound), from: 'walled', to: 'open' }] },
      'walled is final and can be left',
    ],
    [
      'records that go round for ever',
      edges(edge => (edge.to === 'walled' ? { ...edge, to: 'open' } : edge)),
      'open leads to no end',
    ],
    [
      'a step nobody may take',
      edges(edge => ({ ...edge, by: edge.verb === 'shut' ? [] : edge.by })),
      'shut from open is taken by nobody',
    ],
    [
      'the same step twice',
      { ...sound, edges: [...sound.edges, edgeFrom(sound)] },
      'shut from open to shut stands twice',
    ],
    [
      'an owner who can do nothing',
      {
        ...sound,
        standings: { ...sound.standings, guest: '客人' },
        states: { ...sound.states, shut: { words: '关着', owner: ['guest'], unlimited: '没有期限' } },
      },
      'shut waits for guest, who has no step there',
    ],
    [
      'a deadline nobody is reminded of in time',
      {
        ...sound,
        states: {
          ...sound.states,
          open: { words: '开着', owner: ['keeper'], within: { workingDays: 1 }, remind: [1] },
        },
      },
      'open is due without a reminder before its time',
    ],
    [
      'a step that is not declared',
      { ...sound, edges: [...sound.edges, { ...edgeFrom(sound), verb: 'paint' }] },
      'paint from open to shut is not declared',
    ],
    [
      'a need nothing asks for',
      { ...sound, needs: { ...sound.needs, paint: '油漆' } },
      'the need paint is never used',
    ],
  ])('finds %s', (_what, machine, flaw) => {
    expect(flawsOf(machine)).toContain(flaw)
  })

  test('finds nothing where nothing is wrong, and draws it', () => {
    expect(flawsOf(sound)).toEqual([])
    expect(drawMachine(sound)).toContain('  s_open --> s_shut: 关上（门卫）')
  })
})

function edgeFrom({ edges: [first] }: Machine): Machine['edges'][number] {
  if (!first) throw new Error('a machine without steps')
  return first
}
