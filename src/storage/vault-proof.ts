import type pg from 'pg'
import type { Vault } from '#core/context.ts'

/**
 * Opens the first and the last phone number that is sealed in the database. A program whose keys do not fit must not
 * start: it would seal new numbers with keys nobody else has, and find no duplicates.
 */
export const proveVault = async (pool: pg.Pool, vault: Vault): Promise<void> => {
  const { rows } = await pool.query<{ sealed: string }>(
    `(select phone_sealed as sealed from talent where phone_sealed is not null order by id limit 1)
     union all
     (select phone_sealed from talent where phone_sealed is not null order by id desc limit 1)`,
  )
  try {
    for (const { sealed } of rows) vault.open(sealed)
  } catch (error) {
    throw new Error(
      '数据库里的个人信息是用另外的密钥密封的，现在的密钥打不开。请把原来的 vault.json 放回 DATA_DIR，或设置原来的 VAULT_KEYS。',
      { cause: error },
    )
  }
}
