import { createServer } from 'node:http'
import { adaptDefault, EventDispatcher, LoggerLevel } from '@larksuiteoapi/node-sdk'
import { openDatabase } from '#storage/client.ts'
import { secrets } from '../support/load.ts'

// What the documents lead to: the SDK's server, and an ORM transaction that keeps the event before the answer.
const database = await openDatabase(process.env.DATABASE_URL ?? '')
const dispatcher = new EventDispatcher({ ...secrets, loggerLevel: LoggerLevel.fatal }).register({
  'im.message.receive_v1': async data => {
    await database.prisma.$transaction(async tx => {
      const key = data.message.message_id
      if (await tx.inbox.findUnique({ where: { key } })) return
      await tx.inbox.create({
        data: { key, lane: data.message.chat_id, kind: 'message', payload: { ...data } },
      })
    })
    return {}
  },
})
createServer(adaptDefault('/webhook/feishu', dispatcher)).listen(Number(process.env.PORT), '127.0.0.1', () =>
  process.send?.('ready'),
)
