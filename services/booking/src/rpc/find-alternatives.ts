import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  FindAlternativesRequest,
  FindAlternativesResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { actorOf } from '@xingzhi/runtime/actor'
import { readCount } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { listBusy } from '../db/calendar.ts'
import { findCandidates } from '../db/search.ts'
import { findSlots } from '../db/slots.ts'
import { rankAlternatives } from '../domain/rank-alternatives.ts'
import { readIdOf } from '../wire/ids.ts'
import { readNear } from '../wire/near.ts'
import { toSlot } from '../wire/slot.ts'

const DAY_MS = 86_400_000
const HORIZON_DAYS = 14
// A slot may last beyond the horizon.
const LONGEST_SLOT_DAYS = 2
const CANDIDATES_MAX = 1_000

export async function findAlternatives(
  { db, clock, rules }: Context,
  request: FindAlternativesRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof FindAlternativesResponseSchema>> {
  const partySize = readCount('partySize', request.partySize, { min: 1, max: rules.partySizeMax })
  const near = readNear(request.near)
  const [wished] = await findSlots(db, [readIdOf('slot', request.slotId)])
  if (!wished) refuse('NOT_FOUND', { what: 'slot' })

  const now = clock()
  const startsBefore = new Date(now.getTime() + HORIZON_DAYS * DAY_MS)
  const actor = actorOf(call)
  // What the person reserved already is among what they are busy with.
  const [candidates, busy] = await Promise.all([
    findCandidates(db, { wished, partySize, now, startsBefore, limit: CANDIDATES_MAX }),
    actor
      ? listBusy(db, actor.personId, now, new Date(startsBefore.getTime() + LONGEST_SLOT_DAYS * DAY_MS))
      : [],
  ])
  const ranked = rankAlternatives({ startsAt: wished.startsAt, from: near ?? wished }, candidates, busy, now)
  const slots = await findSlots(
    db,
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
