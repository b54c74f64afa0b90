import { createServer } from 'node:http'
import { printMetrics } from '@xingzhi/runtime/metrics'
import type { Readiness } from '@xingzhi/runtime/service-state'
import express from 'express'
import { healthRoutes } from './http/health.ts'
import { listen, stopListening } from './http/listening.ts'

/** Health and figures for who runs this, on a port that browsers do not reach. */
export async function startInnerServer(
  port: number,
  host: string,
  readParts: () => Promise<Readiness[]>,
): Promise<{ url: string; stop(): Promise<void> }> {
  const app = express().disable('x-powered-by')
  app.use(healthRoutes(readParts))
  app.get('/metrics', async (_request, response) => {
    response.type('text/plain; version=0.0.4').send(await printMetrics())
  })
  const server = createServer(app)
  const listening = await listen(server, { port, host })
  return { url: `http://${host}:${listening}`, stop: () => stopListening(server) }
}
