import { createServer } from 'node:http'
import { adaptDefault, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk'
import { secrets } from '../support/load.ts'

// The SDK's own server with a handler that does nothing: what verification and parsing alone cost.
const dispatcher = new EventDispatcher({ ...secrets, loggerLevel: LoggerLevel.fatal }).register({
  'im.message.receive_v1': async () => ({}),
})
createServer(adaptDefault('/webhook/feishu', dispatcher)).listen(Number(process.env.PORT), '127.0.0.1', () =>
  process.send?.('ready'),
)
