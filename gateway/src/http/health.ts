import type { Readiness } from '@xingzhi/runtime/service-state'
import { Router } from 'express'

/** `/healthz` and `/readyz`, on the public and on the inner port. */
export function healthRoutes(readParts: () => Promise<Readiness[]>): Router {
  const router = Router()
  router.get('/healthz', (_request, response) => void response.json({ ok: true }))
  router.get('/readyz', async (_request, response) => {
    const parts = await readParts()
    const ok = parts.every((part) => part.ok)
    response
      .status(ok ? 200 : 503)
      .set('cache-control', 'no-store')
      .json({ ok, parts })
  })
  return router
}
