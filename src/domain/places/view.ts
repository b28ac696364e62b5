import type { ButtonSpec } from '#cards/kit/buttons.ts'
import type { Card } from '#cards/kit/card.ts'
import type { Fact } from '#cards/kit/facts.ts'
import { placeCard } from '#cards/places/place.ts'
import type { Context } from '#core/context.ts'
import { wordOf } from '#core/dictionary.ts'
import { centreWords } from './coordinates.ts'
import type { Gazetteer } from './gazetteer.ts'
import { alsoWords, kindWords, type PlaceKind, type PlaceRef, placeNumber, unitKinds } from './kinds.ts'
import { editsHere } from './policy.ts'
import { joinedKinds } from './references.ts'
import { fieldNames } from './rows.ts'
import { nameIn, type Standing, standingIn, type Values } from './values.ts'

/** What is known of a row, as facts. */
export const factsOf = (gazetteer: Gazetteer, ref: PlaceRef): readonly Fact[] => {
  const standing = standingIn(gazetteer, ref.kind, ref.id)
  return standing
    ? [['编号', placeNumber(ref)], ...ownFacts(gazetteer, ref.kind, standing), alsoFact(ref.kind, standing)]
    : []
}

const alsoFact = (kind: PlaceKind, { values }: Standing<PlaceKind>): Fact => [
  alsoWords[kind],
  values.also.join('、'),
]

const ownFacts = <K extends PlaceKind>(gazetteer: Gazetteer, kind: K, { values }: Standing<K>) =>
  facts[kind](gazetteer, values)

const facts: { readonly [K in PlaceKind]: (gazetteer: Gazetteer, values: Values[K]) => readonly Fact[] } = {
  township: (_gazetteer, { lat, lng }) => [
    ['中心坐标', lat === null || lng === null ? null : centreWords({ lat, lng })],
  ],
  village: (gazetteer, { townshipId, kind, industries, languages }) => [
    ['乡镇', gazetteer.townships.find(({ id }) => id === townshipId)?.name],
    ['类型', kind],
    ['产业', fieldNames(gazetteer, industries) || '还没有登记'],
    ['汉语以外的语言', languages.join('、')],
  ],
  unit: (_gazetteer, { kind }) => [['类型', wordOf(unitKinds, kind)]],
  field: () => [],
}

/** The villages that live by a field, as many as fit in a line. */
const villagesOf = ({ villages }: Gazetteer, fieldId: number): Fact => {
  const own = villages.filter(({ industries }) => industries.includes(fieldId))
  const names = own.slice(0, namedMax).map(({ township, name }) => `${township}${name}`)
  const more = own.length > namedMax ? `等${own.length}个` : ''
  return ['以它为产业的村', names.length > 0 ? `${names.join('、')}${more}` : null]
}

const namedMax = 6

/** The card of one village, unit or field. */
export const cardOf = (ctx: Context, gazetteer: Gazetteer, ref: PlaceRef, words?: string): Card =>
  placeCard({
    name: nameIn(gazetteer, ref),
    kind: kindOf(gazetteer, ref),
    words,
    facts: [...factsOf(gazetteer, ref), ...(ref.kind === 'field' ? [villagesOf(gazetteer, ref.id)] : [])],
    buttons: editButtons(ctx, gazetteer, ref),
  })

const kindOf = (gazetteer: Gazetteer, { kind, id }: PlaceRef): string =>
  kind === 'village' ? (standingIn(gazetteer, kind, id)?.values.kind ?? kindWords[kind]) : kindWords[kind]

/** What the office can do with a row. */
export const editButtons = (ctx: Context, gazetteer: Gazetteer, ref: PlaceRef): readonly ButtonSpec[] => {
  const standing = standingIn(gazetteer, ref.kind, ref.id)
  if (!standing || !editsHere(ctx)) return []
  const { version } = standing
  return [
    { text: '修改', do: 'places.edit', value: ref },
    ...(joinedKinds.some(kind => kind === ref.kind)
      ? [{ text: '合并到别处', do: 'places.openJoin', value: ref }]
      : []),
    {
      text: '删除',
      do: 'places.remove',
      value: { ...ref, version },
      tone: 'danger',
      confirm: `从名录里删除“${nameIn(gazetteer, ref)}”？有人才、结对等用到的，不会删。`,
    },
  ]
}
