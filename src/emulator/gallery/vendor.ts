import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { Hono } from 'hono'

/** Libraries of others that the page loads, and where their browser builds lie. */
const builds: Readonly<Record<string, string>> = {
  'vchart.js': '@visactor/vchart/build/index.min.js',
}

const { resolve } = createRequire(import.meta.url)

/** `/emulator/vendor/…`: straight out of node_modules, so that the page needs nothing from outside. */
export const createVendor = (): Hono => {
  const vendor = new Hono()
  vendor.get('/emulator/vendor/:name', async c => {
    const build = builds[c.req.param('name')]
    if (!build) return c.text('没有这个文件', 404)
    return new Response(await readFile(resolve(build)), {
      headers: {
        'content-type': 'text/javascript; charset=utf-8',
        'cache-control': 'public, max-age=86400',
        'x-content-type-options': 'nosniff',
      },
    })
  })
  return vendor
}
