import type { IncomingMessage, ServerResponse } from 'node:http'
import { withRequestId } from '@xingzhi/runtime/log'
import { SpanKind, withSpan } from '@xingzhi/runtime/telemetry'
import type { Visit } from '../context.ts'
import { apiHeaders } from '../http/security-headers.ts'
import type { LiveConnections } from '../live/live-connections.ts'
import { takesEventStream } from './accept.ts'
import { passEntrance } from './entrance.ts'
import { answerNarrowly } from './narrow-door.ts'
import {
  addressHasBrokenText,
  addressIsNestedTooDeeply,
  hasBrokenText,
  isNestedTooDeeply,
  isReadable,
} from './params.ts'
import type { Pipeline } from './pipeline.ts'
import { TurnedAway, turnAway } from './turned-away.ts'
import { openVisit, type Reception } from './visit.ts'

export type Endpoint = (request: IncomingMessage, response: ServerResponse) => Promise<void>

/** `/graphql`: one entrance, then the narrow door for plain requests, the live door for watching slots, yoga for all else. */
export function createGraphqlEndpoint(
  reception: Reception,
  pipeline: Pipeline,
  connections: LiveConnections,
): Endpoint {
  const headers = Object.entries(apiHeaders(reception.gateway.config))

  return async (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    const visit = openVisit(reception, request)
    response.setHeader('x-request-id', visit.requestId)
    const traceparent = request.headers['traceparent']
    const span = {
      kind: SpanKind.SERVER,
      traceparent: typeof traceparent === 'string' ? traceparent : undefined,
    }
    await withRequestId(visit.requestId, () =>
      withSpan('POST /graphql', span, () => answer(visit, request, response)),
    )
  }

  async function answer(visit: Visit, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const body = await passEntrance(request, visit)
      const url = request.url ?? ''
      const isDeep = body === undefined ? addressIsNestedTooDeeply(url) : isNestedTooDeeply(body)
      if (isDeep) throw new TurnedAway(400, 'BAD_REQUEST', 'nestedTooDeeply')
      const isBroken = body === undefined ? addressHasBrokenText(url) : hasBrokenText(body)
      if (isBroken) throw new TurnedAway(400, 'BAD_REQUEST', 'brokenText')
      const context = { ...visit, req: request, res: response }
      if (takesEventStream(request.headers.accept) && isSubscribing(body)) {
        if (connections.answer(pipeline, context, body)) return
      }
      if (body !== undefined && (await answerNarrowly(pipeline, context, body))) return
      refuseMalformed(url, request.headers.host, body)
      await pipeline.handle(Object.assign(request, { body }), response, context)
    } catch (error) {
      handleFailure(error, visit, request, response)
    }
  }
}

/** A first look, so that what clients send with every query (they name all types that they can read) is no connection. */
function isSubscribing(body: string | undefined): boolean {
  // A word can hide in escapes, and must not slip past the count.
  return body === undefined || body.includes('subscription') || body.includes('\\u')
}

/** The wide door makes an address of the host that the client names, and answers what it cannot read with what its parser says. */
function refuseMalformed(url: string, host = 'localhost', body: string | undefined): void {
  if (!URL.canParse(url, `http://${host}`)) throw new TurnedAway(400, 'BAD_REQUEST', 'brokenAddress')
  if (!isReadable(url, body)) throw new TurnedAway(400, 'BAD_REQUEST', 'brokenJson')
}

function handleFailure(
  error: unknown,
  visit: Visit,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.destroyed && !request.complete) return
  const isExpected = error instanceof TurnedAway
  if (!isExpected) visit.gateway.log.error({ err: error, requestId: visit.requestId }, 'unexpected')
  if (response.headersSent) response.destroy()
  else turnAway(response, isExpected ? error : new TurnedAway(500, 'UNEXPECTED', 'unexpected'), visit)
}
