import { refuse } from '#core/refusal.ts'
import { centreFault, readCentre } from './coordinates.ts'
import { findFields } from './find.ts'
import type { Centre, Gazetteer } from './gazetteer.ts'
import { type PlaceKind, townshipKindOf } from './kinds.ts'
import { nearestNames } from './nearest.ts'
import type { Inputs } from './schema.ts'
import type { Values } from './values.ts'

/** What a form said, as values: names resolved, coordinates read, everything implausible refused. */
export const resolve: {
  readonly [K in PlaceKind]: (gazetteer: Gazetteer, input: Inputs[K], id: number | null) => Values[K]
} = {
  township: (gazetteer, { name, also, centre }, id) => {
    const at = centre === '' ? null : centreIn(gazetteer, centre, id)
    return {
      name,
      also,
      // The schema lets no other name through.
      kind: townshipKindOf(name) ?? '',
      lat: at?.lat ?? null,
      lng: at?.lng ?? null,
    }
  },
  village: (gazetteer, { township, industries, ...rest }) => {
    if (!gazetteer.townships.some(({ id }) => id === township))
      refuse('选的乡镇已经不在名录里。', '村要放在一个乡镇下面。', '请重新发“新增村”或者“修改名录”。')
    return {
      ...rest,
      townshipId: township,
      industries: [...new Set(industries.map(word => fieldCalled(gazetteer, word)))].sort((a, b) => a - b),
    }
  },
  unit: (_gazetteer, input) => input,
  field: (_gazetteer, input) => input,
}

const centreIn = ({ townships }: Gazetteer, typed: string, own: number | null): Centre => {
  const at = readCentre(typed)
  const fault =
    'what' in at
      ? at
      : centreFault(
          at,
          townships.filter(({ id }) => id !== own),
        )
  if (fault) refuse(fault.what, '坐标用来算乡镇之间的距离，不能差得太远。', fault.next)
  return at as Centre // a fault was refused
}

const fieldCalled = (gazetteer: Gazetteer, word: string): number => {
  const [field, ...others] = findFields(gazetteer, word)
  if (!field) return noField(word, nearestNames(gazetteer, word))
  return others.length === 0 ? field.id : severalFields(word, [field, ...others])
}

const noField = (word: string, nearest: readonly string[]): never =>
  refuse(
    `名录里没有领域“${word}”。`,
    '产业写名录里的领域，结对时才对得上人才。',
    nearest.length > 0 ? `是不是：${nearest.join('、')}？不是的话，先发“新增领域”。` : '请先发“新增领域”。',
  )

const severalFields = (word: string, found: readonly { readonly name: string }[]): never =>
  refuse(
    `“${word}”可能是：${found.map(({ name }) => name).join('、')}。`,
    '产业要写到能分清是哪一个领域。',
    '请写领域的全名。',
  )
