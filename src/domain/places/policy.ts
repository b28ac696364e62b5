import type { Context } from '#core/context.ts'
import { everyone, may } from '#core/permission.ts'

/** Where places lie and what they are called is no secret. */
export const mayLook = everyone

export const mayEdit = may('places.edit')

/** Buttons that change something stand on cards in private chat only: in a group everybody would see them. */
export const editsHere = ({ actor, chat }: Context): boolean =>
  mayEdit.inChats('private').check({ actor, chat }) === null
