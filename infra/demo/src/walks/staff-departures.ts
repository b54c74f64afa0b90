import { setTimeout as pause } from 'node:timers/promises'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { asGuide, asOperator } from '../as-person.ts'
import type { DemoTarget } from '../demo-target.ts'
import { inParallel } from '../in-parallel.ts'
import type { PlannedClaim } from './plan-claims.ts'
import type { PlannedDeparture } from './plan-departures.ts'

const callsAtOnceMax = 8
const idsPerCallMax = 500
const lookEveryMs = 50
const stalledAfterMs = 10_000
/** What an interrupted seeding of an earlier day, or a slow one, can meet. */
const inTheWay = new Set<RefusalCode | undefined>([
  ...[RefusalCode.TOO_LATE, RefusalCode.STATION_FULL, RefusalCode.OUTSIDE_OPENING],
  ...[RefusalCode.SHIFT_TAKEN, RefusalCode.SLOT_CANCELLED, RefusalCode.OVERLAPS],
  ...[RefusalCode.REST_REQUIRED, RefusalCode.LIMIT_REACHED, RefusalCode.NOT_QUALIFIED],
])

/** Schedules the departures, the soonest first. Their ids by the plan's keys. */
export async function scheduleDepartures(
  target: DemoTarget,
  departures: readonly PlannedDeparture[],
  routeIds: Map<string, string>,
): Promise<{ departureIds: Map<string, string>; refused: number }> {
  const departureIds = new Map<string, string>()
  const refused = await countRefused(departures, async ({ key, routeKey, ...plan }) => {
    const { departure } = await target.route.scheduleDeparture(
      {
        plan: {
          routeId: must(routeIds.get(routeKey)),
          startsAt: timestampFromDate(plan.startsAt),
          guidesWanted: plan.guidesWanted,
          groupSize: plan.groupSize,
          languages: plan.languages,
          placesLimit: plan.placesLimit,
        },
        idempotencyKey: `demo:${target.seed}:departure:${key}`,
      },
      asOperator(target),
    )
    departureIds.set(key, must(departure).id)
  })
  return { departureIds, refused }
}

/** Lets guides claim shifts, once guide has heard of the departures. */
export async function claimShifts(
  target: DemoTarget,
  claims: readonly PlannedClaim[],
  departureIds: Map<string, string>,
): Promise<{ claimed: number; refused: number }> {
  const wishes = claims.filter(({ departureKey }) => departureIds.has(departureKey))
  await untilAll([...departureIds.values()], async (ids) => {
    const { shifts } = await target.guide.getShifts({ ids })
    return shifts.map(({ id }) => id)
  })
  const refused = await countRefused(wishes, async ({ departureKey, person }) => {
    const shiftId = must(departureIds.get(departureKey))
    const idempotencyKey = `demo:${target.seed}:claim:${departureKey}`
    await target.guide.claimShift({ shiftId, idempotencyKey }, asGuide(target, person))
  })
  return { claimed: wishes.length - refused, refused }
}

/** Waits until booking has opened the departures' slots, as far as it does. */
export async function slotsOpen({ booking }: DemoTarget, slotIds: string[]): Promise<void> {
  await untilAll(slotIds, async (ids) => {
    const { slots } = await booking.getSlots({ ids })
    return slots.filter(({ capacity }) => capacity > 0).map(({ id }) => id)
  })
}

/** Asks for those that are not found yet, until all are or no more come. */
async function untilAll(wanted: string[], find: (ids: string[]) => Promise<string[]>): Promise<void> {
  let missing = wanted
  for (let stalledAt = performance.now() + stalledAfterMs; missing.length > 0; ) {
    const found = new Set(await find(missing.slice(0, idsPerCallMax)))
    missing = missing.filter((id) => !found.has(id))
    if (found.size > 0) stalledAt = performance.now() + stalledAfterMs
    else if (performance.now() > stalledAt) return
    else await pause(lookEveryMs)
  }
}

async function countRefused<Item>(items: readonly Item[], work: (item: Item) => Promise<void>) {
  let refused = 0
  await inParallel(items, callsAtOnceMax, async (item) => {
    try {
      await work(item)
    } catch (error) {
      if (!inTheWay.has(refusalOf(error)?.code)) throw error
      refused += 1
    }
  })
  return refused
}
