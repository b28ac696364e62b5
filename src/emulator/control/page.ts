import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Hono } from 'hono'
import { createVendor } from '../gallery/vendor.ts'

const folder = fileURLToPath(new URL('../page/', import.meta.url))

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const policy =
  "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

/** The chat page at `/` and its files under `/emulator/page/`. */
export const createPage = (): Hono => {
  const page = new Hono()
  page.get('/', async () => await file('index.html'))
  page.get('/gallery', async () => await file('gallery.html'))
  page.route('/', createVendor())
  page.get('/emulator/page/:name{[a-z-]+\\.(js|css|svg)}', async c => await file(c.req.param('name')))
  return page
}

const file = async (name: string): Promise<Response> => {
  try {
    return new Response(await readFile(join(folder, name)), {
      headers: {
        'content-type': kinds[extname(name)] ?? 'application/octet-stream',
        'cache-control': 'no-cache',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
      },
    })
  } catch {
    return new Response('没有这个文件', { status: 404 })
  }
}
