import type { Hono } from 'hono'

/** `GET /emulator`: what can be asked here. What is not there says so. */
export const addIndex = (routes: Hono): void => {
  const paths = routes.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/emulator/') && !path.endsWith('*'))
    .map(({ method, path }) => `${method} ${path.replace(/\{.*/, '')}`)
  routes.get('/emulator', c => c.json({ routes: [...new Set(paths)], document: 'docs/emulator.md' }))
  routes.all('/emulator/*', c =>
    c.json({ error: `没有这个接口：${c.req.method} ${c.req.path}。有哪些，见 GET /emulator` }, 404),
  )
}
