import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'

export type Listening = {
  readonly server: Server
  readonly port: number
  /** Refuses new connections, lets answers under way finish, then cuts what is still open. */
  readonly close: (graceMs: number) => Promise<void>
}

/** Listens. Rejects with the system's error (`EADDRINUSE`) when the port is taken. */
export const listen = (routes: Hono, { port, host }: { port: number; host: string }): Promise<Listening> =>
  new Promise((resolve, reject) => {
    const server = createServer(getRequestListener(routes.fetch))
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      // A listening TCP server has an address and a port.
      resolve({ server, port: (server.address() as AddressInfo).port, close: closer(server) })
    })
  })

const closer =
  (server: Server) =>
  (graceMs: number): Promise<void> =>
    new Promise(resolve => {
      const cut = setTimeout(() => server.closeAllConnections(), graceMs)
      server.close(() => {
        clearTimeout(cut)
        resolve()
      })
      server.closeIdleConnections()
    })
