import { command, type Said } from '#core/handlers.ts'
import { notFound, refuse } from '#core/refusal.ts'
import { ask, askWhich, privately, type Reply } from '#core/reply.ts'
import type { SlotValue } from '#core/slots.ts'
import { findFields, findPlaces } from './find.ts'
import { faces, formOf } from './forms.ts'
import { type Gazetteer, gazetteerOf } from './gazetteer.ts'
import { type PlaceKind, type PlaceRef, placeNumber, readPlaceNumber } from './kinds.ts'
import { nearestNames } from './nearest.ts'
import { phrases } from './phrases.ts'
import { mayEdit } from './policy.ts'
import { editing } from './slots.ts'
import { nameIn, standingIn, type Values } from './values.ts'

/** `修改名录 诺溪镇`: the form of a township, village, unit or field, as it stands now. */
export const openEdit = command({
  intent: 'place.edit',
  phrases: phrases['place.edit'],
  slots: editing,
  writes: true,
  words: ['修改名录', '名录 修改', '改名录', 'place edit'],
  summary: '修改乡镇、村、单位、领域：改名、简称、产业、坐标',
  example: '修改名录 诺溪镇',
  allow: mayEdit,
  run: async (ctx, said) => {
    const gazetteer = await gazetteerOf(ctx.db)
    const meant = meantIn(said, gazetteer)
    const [ref, ...others] = meant
    if (!ref) return nobodyNamed(said, gazetteer)
    if (others.length > 0) return whichOf(gazetteer, said, meant)
    return privately(ctx.chat, opened(gazetteer, ref, { told: toldOf(said, ref) }), '修改表已私聊发您。')
  },
})

/** Of several kinds said at once, the first of these is what is to be changed; the others are what it changes to. */
const byMeaning: readonly PlaceKind[] = ['village', 'unit', 'township', 'field']

const meantIn = ({ words, slots }: Said, gazetteer: Gazetteer): readonly PlaceRef[] => {
  const numbers = words.map(readPlaceNumber).filter(ref => ref !== null)
  if (numbers.length > 0) return numbers
  const named = byMeaning.map(kind => (slots[kind] ?? []).flatMap(refIn)).find(refs => refs.length > 0)
  return named ?? calledIn(gazetteer, words.join(''))
}

/** 打鹰村的产业改成核桃, 划到诺溪镇: stands in the form already; saving it is up to the person. */
const toldOf = ({ slots, free }: Said, { kind }: PlaceRef): Partial<Values['village']> => {
  if (kind !== 'village' || !free) return {}
  const told = (name: PlaceKind) => (slots[name] ?? []).flatMap(refIn).map(ref => ref.id)
  const [townshipId] = told('township')
  const industries = told('field')
  return {
    ...(townshipId === undefined ? {} : { townshipId }),
    ...(industries.length === 0 ? {} : { industries }),
  }
}

const refIn = (value: SlotValue): readonly PlaceRef[] =>
  'id' in value ? [{ kind: value.kind, id: value.id }] : []

const calledIn = (gazetteer: Gazetteer, words: string): readonly PlaceRef[] => {
  const places = findPlaces(gazetteer, words).map(({ kind, unitId, townshipId, villageId }) => ({
    kind,
    id: (kind === 'unit' ? unitId : kind === 'village' ? villageId : townshipId) ?? 0,
  }))
  return places.length > 0
    ? places
    : findFields(gazetteer, words).map(({ id }) => ({ kind: 'field', id }) as const)
}

const nobodyNamed = ({ words }: Said, gazetteer: Gazetteer): never => {
  const typed = words.join('')
  const nearest = nearestNames(gazetteer, typed)
  return typed === ''
    ? refuse('请写明要修改哪一处。', '一次修改一个乡镇、村、单位或领域。', '例如：修改名录 诺溪镇')
    : refuse(
        `名录里没有“${typed}”。`,
        '只能修改名录里有的。',
        nearest.length > 0 ? `是不是：${nearest.join('、')}？` : '要添加，请发“新增村”“新增单位”等。',
      )
}

const whichOf = (gazetteer: Gazetteer, said: Said, meant: readonly PlaceRef[]): Reply => {
  const kind = meant[0]?.kind ?? 'village'
  return askWhich({
    slot: kind,
    question: `“${said.words.join(' ')}”有${meant.length}处，您要修改哪一处？`,
    options: meant.map(ref => {
      const name = nameIn(gazetteer, ref)
      return { value: { ...ref, name }, words: name }
    }),
  })
}

/** The form of a row as it stands now, with what was told of it. */
export const opened = <K extends PlaceKind>(
  gazetteer: Gazetteer,
  ref: PlaceRef & { readonly kind: K },
  { words, told }: { readonly words?: string; readonly told?: Partial<Values['village']> } = {},
): Reply => {
  const standing = standingIn(gazetteer, ref.kind, ref.id)
  if (!standing) return notFound(placeNumber(ref))
  const values = { ...standing.values, ...told }
  return ask(faces[ref.kind], formOf(gazetteer, ref, { ...standing, values }, words))
}
