import type { IncomingMessage } from 'node:http'

/** Whether to believe the hop at this address, counted from us. */
export type Trust = (address: string, hop: number) => boolean

/** Who asks: the nearest hop that is not trusted to speak for others. */
export function addressOf(request: IncomingMessage, trust: Trust): string {
  const nearest = request.socket.remoteAddress ?? ''
  const forwarded = request.headers['x-forwarded-for']
  if (forwarded === undefined || !trust(nearest, 0)) return nearest
  const text = Array.isArray(forwarded) ? forwarded.join(',') : forwarded
  const hops = text.split(',').map((hop) => hop.trim())
  let address = nearest
  for (let hop = 1; hops.length > 0; hop++) {
    address = hops.pop() ?? address
    if (!trust(address, hop)) return address
  }
  return address
}
