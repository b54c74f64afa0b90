import { VenueService } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { actorOf, requireActor } from '../src/actor.ts'
import type { Bus } from '../src/bus/bus.ts'
import { type Clock, systemClock } from '../src/clock.ts'
import { once } from '../src/idempotency.ts'
import { currentRequestId, type Log, silentLog } from '../src/log.ts'
import { appendToOutbox } from '../src/outbox.ts'
import { assembleService, type Service } from '../src/service.ts'
import type { TestDatabase } from '../src/testing/database.ts'
import { EVENT_FILES, SITE_CHANGED, siteChanged } from './facts.ts'
import { writeEffect } from './write-effect.ts'

export const ACTOR_KEY = 'a key for tests that is long enough'
export const TOPIC = 'xingzhi.venue.v1'

export interface Echo {
  service: Service
  /** How often a handler was entered, and who asked. */
  calls: { actor: string | undefined; requestId: string | undefined }[]
  /** What the next calls throw, one each. */
  failures: unknown[]
}

/** A service with one read, one write that tells a fact, and a consumer of its own facts. */
export function startEcho(
  testDatabase: Pick<TestDatabase, 'open'>,
  bus: Bus,
  { clock = systemClock, log = silentLog }: { clock?: Clock; log?: Log } = {},
): Echo {
  const database = testDatabase.open()
  const calls: Echo['calls'] = []
  const failures: unknown[] = []
  const enter = (actor: string | undefined) => {
    calls.push({ actor, requestId: currentRequestId() })
    if (failures.length > 0) throw failures.shift()
  }
  const service = assembleService(
    database,
    { actorKey: ACTOR_KEY },
    { bus, clock, log },
    {
      name: 'echo',
      topic: TOPIC,
      eventFiles: EVENT_FILES,
      listens: { [TOPIC]: { [SITE_CHANGED]: writeEffect } },
      jobs: [],
      async *republish() {
        yield { key: 'site-1', events: [siteChanged('as it stands')] }
      },
      routes: (router) =>
        router.service(VenueService, {
          async getSites({ ids }, context) {
            enter(actorOf(context)?.personId)
            if (ids[0] === 'slow') await new Promise((resolve) => setTimeout(resolve, 1_000))
            return { sites: ids.map((id) => ({ id })) }
          },
          async grantSite(_request, context) {
            enter(actorOf(context)?.personId)
            return {}
          },
          async cancelSession(request, context) {
            const { personId } = requireActor(context)
            const method = VenueService.method.cancelSession
            const intent = { personId, method, key: request.idempotencyKey, request }
            return once(database.db, intent, async (tx) => {
              enter(personId)
              await appendToOutbox(tx, request.sessionId, [siteChanged(request.reason)])
              return { session: { id: request.sessionId } }
            })
          },
        }),
    },
  )
  return { service, calls, failures }
}
