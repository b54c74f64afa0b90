import type { IncomingMessage } from 'node:http'
import type { Visit } from '../context.ts'
import { BodyTooLarge, readBody } from '../http/body.ts'
import { isOwnOrigin } from '../http/origin.ts'
import { addressForLimits, type Limited } from '../limits/rate-limits.ts'
import { showsAnother } from '../login/shown-person.ts'
import { TurnedAway } from './turned-away.ts'

const BODY_MAX_BYTES = 64 * 1024
const JSON_TYPE = /^application\/(?:graphql\+)?json\s*(?:;|$)/i

/** What holds for every request to GraphQL, before the doors part. The body, or a `TurnedAway`. */
export async function passEntrance(request: IncomingMessage, visit: Visit): Promise<string | undefined> {
  const { config } = visit.gateway
  if (!isOwnOrigin(request, config.publicUrl)) throw new TurnedAway(403, 'FOREIGN_ORIGIN', 'foreignOrigin')
  await countRequest(visit)
  if (showsAnother(request, visit)) throw new TurnedAway(409, 'ANOTHER_PERSON', 'anotherPerson')
  if (request.method !== 'POST') return undefined
  // What a form on another site can send is not taken: its browser would send the cookie along.
  const isJson = JSON_TYPE.test(request.headers['content-type'] ?? '')
  const isEncoded = request.headers['content-encoding'] !== undefined
  if (!isJson || isEncoded) throw new TurnedAway(415, 'UNSUPPORTED_MEDIA_TYPE', 'contentType')
  return readBodyWithin(request)
}

/** Counts a request towards the limits of its address and its person; `TurnedAway` over one of them. */
export async function countRequest({ gateway: { limits }, viewer, address }: Visit): Promise<void> {
  const counts: [Limited, string][] = [['requestsOfAddress', addressForLimits(address)]]
  if (viewer !== undefined) counts.push(['requestsOfPerson', viewer.personId])
  for (const over of await Promise.all(counts.map(([what, whose]) => limits.count(what, whose)))) {
    if (over === undefined) continue
    const headers = { 'retry-after': String(over.retryAfterSeconds) }
    throw new TurnedAway(429, 'TOO_MANY_REQUESTS', 'tooManyRequests', headers)
  }
}

async function readBodyWithin(request: IncomingMessage): Promise<string> {
  try {
    return await readBody(request, BODY_MAX_BYTES)
  } catch (error) {
    if (!(error instanceof BodyTooLarge)) throw error
    throw new TurnedAway(413, 'BODY_TOO_LARGE', 'bodyTooLarge', { connection: 'close' })
  }
}
