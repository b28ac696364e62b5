import type { Vault } from '#core/context.ts'

/** The sealed half of a record: what may never stand in clear in the database. */
export type Sealed = {
  readonly phoneSealed: string | null
  readonly phoneHash: string | null
  readonly idSealed: string | null
  readonly idHash: string | null
  readonly bornSealed: string | null
}

export const sealPhone = (vault: Vault, phone: string): Pick<Sealed, 'phoneSealed' | 'phoneHash'> => ({
  phoneSealed: vault.seal(phone),
  phoneHash: vault.digest('phone', phone),
})

export const sealId = (vault: Vault, idNumber: string | null): Pick<Sealed, 'idSealed' | 'idHash'> =>
  idNumber === null
    ? { idSealed: null, idHash: null }
    : { idSealed: vault.seal(idNumber), idHash: vault.digest('id', idNumber) }

export const sealBorn = (vault: Vault, born: string | null): Pick<Sealed, 'bornSealed'> => ({
  bornSealed: born === null ? null : vault.seal(born),
})

/** What is left of the sealed half when consent is gone. */
export const nothingSealed: Sealed = {
  phoneSealed: null,
  phoneHash: null,
  idSealed: null,
  idHash: null,
  bornSealed: null,
}
