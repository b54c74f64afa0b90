import type { IncomingMessage } from 'node:http'

const LOOPBACK_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/**
 * Whether a request comes from one of our own pages, or from no page at all (a script, a typed address). A browser names
 * the page's origin with every request that could change something; what it sends for others is refused.
 */
export function isOwnOrigin({ headers }: IncomingMessage, publicUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site']
  if (site === 'cross-site' || site === 'same-site') return false
  const { origin } = headers
  if (origin === undefined || origin === publicUrl) return true
  // Without a public address, and on this machine under either of its names, the page's host is the one it was asked at.
  const isLocal = publicUrl === undefined || LOOPBACK_HOST.test(new URL(publicUrl).host)
  return isLocal && headers.host !== undefined && origin === `http://${headers.host}`
}
