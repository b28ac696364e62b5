import { createHash } from 'node:crypto'
import type pg from 'pg'

/** What the chain was found to be. */
type ChainReport = {
  readonly entries: number
  /** Hash of the last entry that holds; whoever notes it can tell later whether it is still part of the chain. */
  readonly head: string
  /** The first entry that does not hold, and in which respect. */
  readonly broken: { readonly seq: bigint; readonly why: string } | null
}

/** An earlier look at the chain: it held this hash at this place. */
export type Anchor = { readonly seq: string; readonly hash: string }

/** An entry, every field as the text its hash was made of. */
export type Entry = {
  readonly seq: string
  readonly fields: readonly (string | null)[]
  readonly prevHash: string
  readonly hash: string
}

const genesis = '0'.repeat(64)

const pageSize = 1_000

/**
 * Reads the whole audit and computes every hash again, without the database's own functions.
 * `anchor` is what an earlier look found: it shows an end that was cut off, and a chain that was written anew.
 */
export const verifyChain = async (pool: pg.Pool, anchor: Anchor | null = null): Promise<ChainReport> => {
  let entries = 0
  let head = genesis
  for (let last = '0'; ; ) {
    const page = await readPage(pool, last)
    for (const entry of page) {
      const why = faultOf(entry, BigInt(entries + 1), head, anchor)
      if (why) return { entries, head, broken: { seq: BigInt(entries + 1), why } }
      entries += 1
      head = entry.hash
      last = entry.seq
    }
    if (page.length < pageSize) break
  }
  if (anchor && BigInt(anchor.seq) > BigInt(entries)) {
    return {
      entries,
      head,
      broken: { seq: BigInt(entries + 1), why: `从这里往后的记录不见了，上次校验时有 ${anchor.seq} 条` },
    }
  }
  return { entries, head, broken: null }
}

/** What is wrong with an entry that should be number `seq` and follow `prevHash`; null when nothing is. */
const faultOf = (entry: Entry, seq: bigint, prevHash: string, anchor: Anchor | null): string | null => {
  if (BigInt(entry.seq) !== seq) return '缺少这条记录'
  if (entry.prevHash !== prevHash) return '与前一条记录接不上'
  if (entry.hash !== hashOf(entry)) return '内容与哈希不符，被改动过'
  if (anchor?.seq === entry.seq && anchor.hash !== entry.hash) return '与上次校验时不同，整段被重写过'
  return null
}

/** sha256 over the previous hash and the entry's canonical text. */
export const hashOf = ({ prevHash, fields }: Pick<Entry, 'prevHash' | 'fields'>): string =>
  createHash('sha256')
    .update(prevHash + fields.map(canonical).join(''))
    .digest('hex')

/** A field as `<bytes>:<text>`, or `-` where there is none: no two different entries read the same. */
const canonical = (field: string | null): string =>
  field === null ? '-' : `${Buffer.byteLength(field)}:${field}`

const readPage = async (pool: pg.Pool, after: string): Promise<readonly Entry[]> => {
  const { rows } = await pool.query<[string, string, string, ...(string | null)[]]>({
    rowMode: 'array',
    text: `
      select seq::text, prev_hash, hash,
             (extract(epoch from at) * 1000)::bigint::text, event, subject, actor, actor_name,
             before::text, after::text, why, source, chat_id, turn
      from audit_event where seq > $1 order by audit_event.seq limit ${pageSize}`,
    values: [after],
  })
  return rows.map(([seq, prevHash, hash, ...rest]) => ({ seq, prevHash, hash, fields: [seq, ...rest] }))
}
