import { timestampDate } from '@bufbuild/protobuf/wkt'
import { Code, ConnectError } from '@connectrpc/connect'
import { BookingService, type HoldTimeRequest } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { actorInterceptor, createActorTokens, requireRole } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { Clock } from '@xingzhi/runtime/clock'
import { Refused, refusalInterceptor, refuse, toRefusal } from '@xingzhi/runtime/refusal'
import type { RpcTarget } from '@xingzhi/runtime/rpc-client'

interface Entry {
  personId: string
  from: Date
  until: Date
}

export interface FakeBooking {
  target: RpcTarget
  /** Where people are, by the id of the claim or whatever else. */
  entries: Map<string, Entry>
  held: { personId: string; request: HoldTimeRequest }[]
  freed: { holdId: string; forGood: boolean }[]
  /** Why an operator took shifts, as booking was told. */
  reasons: string[]
  /** Reserves something for this person. */
  busy(personId: string, from: Date, until: Date): void
  /** Until it is back, calls find nobody. */
  isAway: boolean
  /** Runs once the time is held, before guide hears of it. */
  afterHold: () => Promise<void>
}

/** Booking as far as guide needs it: it holds a person's time once, and says who asked. */
export function createFakeBooking(actorKey: string, clock: Clock): FakeBooking {
  const tokens = createActorTokens(actorKey, clock)
  async function holdFor(personId: string, request: HoldTimeRequest): Promise<void> {
    if (fake.isAway) throw new ConnectError('away', Code.Unavailable)
    const entry = {
      personId,
      from: timestampDate(must(request.startsAt)),
      until: timestampDate(must(request.endsAt)),
    }
    refuseOverlap(fake.entries, request.holdId, entry)
    fake.entries.set(request.holdId, entry)
    fake.held.push({ personId, request })
    await fake.afterHold()
  }
  const fake: FakeBooking = {
    entries: new Map(),
    held: [],
    freed: [],
    reasons: [],
    busy: (personId, from, until) => void fake.entries.set(`${personId} ${from}`, { personId, from, until }),
    isAway: false,
    afterHold: async () => {},
    target: {
      interceptors: [refusalInterceptor(), actorInterceptor(tokens)],
      routes: (router) => {
        router.service(BookingService, {
          async holdTime(request, call) {
            const { personId } = requireRole(call, 'GUIDE')
            await holdFor(personId, request)
            return {}
          },
          async holdTimes({ items }) {
            const verdicts = await Promise.all(
              items.map(({ actorToken, hold }) =>
                holdFor(must(tokens.verify(actorToken)).personId, must(hold)).then(
                  () => ({ verdict: { case: 'held' as const, value: {} } }),
                  (error: unknown) => {
                    if (!(error instanceof Refused)) throw error
                    return { verdict: { case: 'refusal' as const, value: toRefusal(error) } }
                  },
                ),
              ),
            )
            return { verdicts }
          },
          freeTime({ holdId, forGood, reason }, call) {
            requireRole(call, 'GUIDE')
            fake.freed.push({ holdId, forGood })
            fake.reasons.push(reason)
            fake.entries.delete(holdId)
            return {}
          },
        })
      },
    },
  }
  return fake
}

function refuseOverlap(entries: Map<string, Entry>, id: string, { personId, from, until }: Entry): void {
  for (const [other, entry] of entries) {
    if (other === id || entry.personId !== personId || entry.from >= until || from >= entry.until) continue
    refuse('OVERLAPS', { startsAt: entry.from, endsAt: entry.until })
  }
}
