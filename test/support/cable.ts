import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

/** A cable to a server that can be pulled and plugged in again. */
export type Cable = {
  readonly url: string
  readonly pull: () => void
  readonly plugIn: () => void
  readonly end: () => Promise<void>
}

/** The same address as `url`, through a cable. */
export const cableTo = async (url: string): Promise<Cable> => {
  const far = new URL(url)
  const open = new Set<Socket>()
  let pulled = false
  const server = createServer(near => {
    if (pulled) return void near.destroy()
    const other = connect(Number(far.port || 5432), far.hostname)
    for (const [one, two] of [
      [near, other],
      [other, near],
    ] as const) {
      open.add(one)
      one.on('error', () => undefined)
      one.once('close', () => {
        open.delete(one)
        two.destroy()
      })
      one.pipe(two)
    }
    return undefined
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const near = new URL(url)
  near.hostname = '127.0.0.1'
  // A listening TCP server has an address and a port.
  near.port = String((server.address() as AddressInfo).port)
  const cut = (): void => {
    for (const socket of open) socket.destroy()
  }
  return {
    url: near.href,
    pull: () => {
      pulled = true
      cut()
    },
    plugIn: () => {
      pulled = false
    },
    end: () => {
      cut()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
