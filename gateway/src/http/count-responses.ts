import type { IncomingMessage, ServerResponse } from 'node:http'
import { tally } from '@xingzhi/runtime/metrics'
import { responsesTotal } from '../metrics.ts'

const ROUTES = ['graphql', 'sign-in', 'export', 'health', 'pages'] as const
type Route = (typeof ROUTES)[number]

const CLASSES = [2, 3, 4, 5]
const counts = new Map(
  ROUTES.map((route) => [
    route,
    new Map(CLASSES.map((first) => [first, tally(responsesTotal, { route, status: `${first}xx` })])),
  ]),
)

/** Counts the answer to a request, once it is sent. */
export function countResponse(request: IncomingMessage, response: ServerResponse): void {
  const ofRoute = counts.get(routeOf(request.url ?? ''))
  response.once('finish', () => ofRoute?.get(Math.floor(response.statusCode / 100))?.())
}

function routeOf(url: string): Route {
  if (isGraphql(url)) return 'graphql'
  if (/^\/(?:demo\/)?sign-(?:in|out)\b/.test(url)) return 'sign-in'
  if (url.startsWith('/export/') || url.startsWith('/calendar/')) return 'export'
  return /^\/(?:health|ready)z\b/.test(url) ? 'health' : 'pages'
}

export function isGraphql(url: string): boolean {
  return /^\/graphql(?:\?|$)/.test(url)
}
