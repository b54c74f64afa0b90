import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { asActor } from '@xingzhi/runtime/rpc-client'
import { type DemoTarget, signAs } from './demo-target.ts'
import { inParallel } from './in-parallel.ts'
import type { OpenedIds } from './open-sites.ts'
import { activityKey } from './plan-activities.ts'
import type { DemoPlan } from './plan-demo.ts'
import type { PlannedSession } from './plan-sessions.ts'

const callsAtOnceMax = 8
/** What an interrupted seeding of an earlier day, or a slow one, can meet. */
const inTheWay = new Set<RefusalCode | undefined>([
  RefusalCode.TOO_LATE,
  RefusalCode.ROOM_TAKEN,
  RefusalCode.OVER_SITE_CAPACITY,
])

/** Publishes the sessions, the soonest first. Slot ids by the plan's session keys. */
export async function publishSessions(
  target: DemoTarget,
  plan: DemoPlan,
  ids: OpenedIds,
): Promise<{ slotIds: Map<string, string>; refused: number }> {
  const slotIds = new Map<string, string>()
  let refused = 0
  const soonestFirst = [...plan.sessions].sort(
    (one, other) => one.startsAt.getTime() - other.startsAt.getTime(),
  )
  await inParallel(soonestFirst, callsAtOnceMax, async (session) => {
    try {
      slotIds.set(session.key, await publish(target, session, ids))
    } catch (error) {
      if (!inTheWay.has(refusalOf(error)?.code)) throw error
      refused += 1
    }
  })
  return { slotIds, refused }
}

async function publish(
  { venue, tokens, seed }: DemoTarget,
  session: PlannedSession,
  ids: OpenedIds,
): Promise<string> {
  const published = await venue.publishSession(
    {
      what: {
        case: 'plan',
        value: {
          siteId: must(ids.siteByPlace.get(session.placeId)),
          activityId: must(ids.activityByKey.get(activityKey(session.activity))),
          room: session.room,
          startsAt: timestampFromDate(session.startsAt),
          capacity: session.capacity,
          helpersWanted: session.helpersWanted,
        },
      },
      idempotencyKey: `demo:${seed}:session:${session.key}`,
    },
    asActor(signAs(tokens, 'operator-1', 'OPERATOR')),
  )
  return must(published.session).id
}
