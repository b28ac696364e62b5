import lark from '@larksuiteoapi/node-sdk'
import { onTestFinished } from 'vitest'
import type { AppConfig } from '#emulator/config.ts'
import type { Emulator } from '#emulator/emulator.ts'
import { bole, serve } from './served.ts'

const { eventUrl: _, ...onTheLine } = bole

export const socketApp: AppConfig = { ...onTheLine, transport: 'socket' }

const quiet = { error() {}, warn() {}, info() {}, debug() {}, trace() {} }

/** What the tests look at of an event, as the SDK hands it on. */
export type Told = {
  readonly message?: {
    readonly message_id: string
    readonly message_type: string
    readonly content: string
  }
  readonly operator?: { readonly operator_id?: { readonly open_id: string } }
  readonly token?: string
}

/** The official client, ready to be connected, and what became of its connection. */
export const lineTo = async (emulator: Emulator, handlers: Record<string, (data: Told) => unknown>) => {
  const { domain, client } = await serve(emulator)
  const eventDispatcher = new lark.EventDispatcher({ logger: quiet }).register(handlers)
  const happened: string[] = []
  const connect = () =>
    new Promise<void>((resolve, reject) => {
      const socket = new lark.WSClient({
        appId: bole.appId,
        appSecret: bole.secret,
        domain,
        logger: quiet,
        onReady: resolve,
        onError: reject,
        onReconnecting: () => happened.push('reconnecting'),
        onReconnected: () => happened.push('reconnected'),
      })
      onTestFinished(() => socket.close({ force: true }))
      socket.start({ eventDispatcher }).catch(reject)
    })
  return { connect, client, domain, happened }
}
