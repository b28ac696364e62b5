import { createHash } from 'node:crypto'
import { createVault } from '#storage/vault.ts'
import { parseKeys } from '#storage/vault-keys.ts'
import type { Speaker } from '#test/support/speaker.ts'
import { type County, startCounty } from '#test/support/world.ts'
import { seedDemo } from '../../src/demo/seed.ts'

// The keys of the world: what is sealed here must open there.
const keys = parseKeys(`test:${createHash('sha256').update('vault').digest('base64')}`)

/** The whole product with the invented county of the try-out in it. */
export const startDemoCounty = (): Promise<County> =>
  startCounty({
    furnish: db =>
      seedDemo(
        db,
        createVault({ known: () => keys, newest: () => keys }),
        new Date('2026-11-23T09:00:00+08:00'),
      ),
  })

export type DemoOffice = {
  readonly county: County
  /** Somebody of the office, in her private chat. */
  readonly office: Speaker
}

/** The same, and somebody of its office. */
export const startDemoOffice = async (): Promise<DemoOffice> => {
  const county = await startDemoCounty()
  return { county, office: await county.person('段秀英', { role: 'office' }) }
}

/** The number a card says it found. */
export const totalOf = (words: string): number => Number(/共(\d+)人/.exec(words)?.[1] ?? 0)
