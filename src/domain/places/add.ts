import { type Command, command, type Said } from '#core/handlers.ts'
import { ask, privately } from '#core/reply.ts'
import { faces, newForm } from './forms.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'
import { type PlaceKind, townshipKindOf } from './kinds.ts'
import { phrases } from './phrases.ts'
import { mayEdit } from './policy.ts'
import { addingVillage } from './slots.ts'
import type { Values } from './values.ts'

/** What a kind's own command is called, and what can be told of a new one at once. */
type Adding<K extends PlaceKind> = Pick<Command, 'words' | 'summary' | 'example' | 'phrases' | 'slots'> & {
  readonly kind: K
  readonly values: (said: Said, gazetteer: Gazetteer) => Partial<Values[K]>
}

const adding = <K extends PlaceKind>({ kind, values, ...spec }: Adding<K>): Command =>
  command({
    ...spec,
    intent: kind === 'village' ? 'place.add' : `${kind}.add`,
    writes: true,
    allow: mayEdit,
    run: async (ctx, said) => {
      const gazetteer = await gazetteerOf(ctx.db)
      const form = newForm(gazetteer, kind, values(said, gazetteer))
      return privately(ctx.chat, ask(faces[kind], form), '表格已私聊发您。')
    },
  })

/** The name typed behind the command; a free sentence names nothing for sure. */
const nameTyped = ({ words, free }: Said): { readonly name?: string } =>
  free || words.length === 0 ? {} : { name: words.join('') }

const villageTyped = (said: Said): Partial<Values['village']> => {
  const [township] = said.slots.township ?? []
  const { name } = nameTyped({ ...said, words: said.words.slice(-1) })
  const own = name !== undefined && townshipKindOf(name) === null ? name : undefined
  return {
    ...(township && 'id' in township ? { townshipId: township.id } : {}),
    ...(own === undefined ? {} : { name: own }),
    kind: own?.endsWith('社区') || /社区/.test(said.rest) ? '社区' : '村',
  }
}

export const addCommands: readonly Command[] = [
  adding({
    kind: 'township',
    phrases: phrases['township.add'],
    words: ['新增乡镇', '乡镇 新增', '添加乡镇'],
    summary: '在名录里添加乡镇',
    example: '新增乡镇',
    values: nameTyped,
  }),
  adding({
    kind: 'village',
    phrases: phrases['place.add'],
    slots: addingVillage,
    words: ['新增村', '新增社区', '村 新增', '添加村'],
    summary: '在名录里添加村、社区',
    example: '新增村 诺溪镇',
    values: villageTyped,
  }),
  adding({
    kind: 'unit',
    phrases: phrases['unit.add'],
    words: ['新增单位', '单位 新增', '添加单位'],
    summary: '在名录里添加单位',
    example: '新增单位 数据局',
    values: said => ({ ...nameTyped(said), kind: 'department' }),
  }),
  adding({
    kind: 'field',
    phrases: phrases['field.add'],
    words: ['新增领域', '领域 新增', '添加领域'],
    summary: '在名录里添加领域',
    example: '新增领域 食用菌',
    values: nameTyped,
  }),
]
