import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { actorOf } from '@xingzhi/runtime/actor'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { listBusy } from '../db/calendar.ts'
import { findCandidates } from '../db/search.ts'
import { findSlots } from '../db/slots.ts'
import { rankAlternatives } from '../domain/rank-alternatives.ts'
import { readId, readPartySize, readPoint } from '../wire/input.ts'
import { toSlot } from '../wire/slot.ts'

const DAY_MS = 86_400_000
const HORIZON_DAYS = 14
// A slot may last beyond the horizon.
const LONGEST_SLOT_DAYS = 2
const CANDIDATES_MAX = 1_000

export function findAlternatives(context: Context): ServiceImpl<typeof BookingService>['findAlternatives'] {
  return async (request, call) => {
    const { sql, clock, rules } = context
    const partySize = readPartySize(request.partySize, rules.partySizeMax)
    const near = readPoint(request.near, 'near')
    const [wished] = await findSlots(sql, [readId(request.slotId, 'slot')])
    if (!wished) refuse('NOT_FOUND', { what: 'slot' })

    const now = clock()
    const startsBefore = new Date(now.getTime() + HORIZON_DAYS * DAY_MS)
    const actor = actorOf(call)
    // What the person reserved already is among what they are busy with.
    const [candidates, busy] = await Promise.all([
      findCandidates(sql, { wished, partySize, now, startsBefore, limit: CANDIDATES_MAX }),
      actor
        ? listBusy(sql, actor.personId, now, new Date(startsBefore.getTime() + LONGEST_SLOT_DAYS * DAY_MS))
        : [],
    ])
    const ranked = rankAlternatives(
      { startsAt: wished.startsAt, from: near ?? wished },
      candidates,
      busy,
      now,
    )
    const slots = await findSlots(
      sql,
      ranked.map(({ id }) => id),
    )
    const slotOf = new Map(slots.map((slot) => [slot.id, slot]))
    return {
      alternatives: ranked.flatMap(({ id, distanceMetres, startsInMinutes, loadPercent }) => {
        const slot = slotOf.get(id)
        return slot ? { slot: toSlot(slot), distanceMetres, startsInMinutes, loadPercent } : []
      }),
    }
  }
}
