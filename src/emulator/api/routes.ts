import { Hono } from 'hono'
import { application } from './application.ts'
import { batch } from './batch.ts'
import { cards } from './card-routes.ts'
import { contacts } from './contacts.ts'
import { departments } from './departments.ts'
import type { Endpoint } from './endpoint.ts'
import { ephemeral } from './ephemeral.ts'
import { files } from './files.ts'
import { forwarding } from './forwarding.ts'
import { chats } from './group-routes.ts'
import { managers } from './manager-routes.ts'
import { members } from './member-routes.ts'
import { messages } from './message-routes.ts'
import type { Office } from './office.ts'
import { reactions } from './reaction-routes.ts'
import { reading } from './reading.ts'
import { createServe } from './serve.ts'
import { urgent } from './urgent.ts'

const chapters: readonly ((office: Office) => readonly Endpoint[])[] = [
  application,
  messages,
  reading,
  forwarding,
  urgent,
  reactions,
  batch,
  ephemeral,
  files,
  contacts,
  departments,
  chats,
  members,
  managers,
  cards,
]

/** Every call there is, with what each asks for. */
export const endpoints = (office: Office): Endpoint[] => chapters.flatMap(chapter => chapter(office))

/** `/open-apis/*` and the long connection's endpoint. */
export const createApi = (office: Office): Hono => {
  const serve = createServe(office, endpoints(office))
  const api = new Hono()
  for (const path of ['/open-apis/*', '/callback/ws/endpoint'])
    api.all(path, c => serve(c.req.raw, c.req.path))
  return api
}
