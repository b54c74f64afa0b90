import { fromBinary } from '@bufbuild/protobuf'
import { ClosureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import { newId } from '@xingzhi/runtime/ids'
import type { Context } from '../context.ts'
import { noteClosure } from '../db/closures.ts'
import { listUntoldOfClosure } from '../db/reservations.ts'
import { lockSlots } from '../db/slots.ts'
import { postNotices } from './tell-slot.ts'

/**
 * Warns whoever holds places in a departure that a closure touches, once of each closure. Who reserves later sees it with the route.
 */
export function onClosureChanged({ clock }: Pick<Context, 'clock'>): EventHandler {
  return async (tx, event) => {
    const { closure, ended, departureIds, version } = fromBinary(ClosureChangedSchema, event.payload)
    const { id, of, reason, reasonEn } = must(closure, 'the event holds no closure')
    const closedId = must(of.value, 'the event holds nothing that is closed')
    const slots = await lockSlots(tx, departureIds)
    const isNews = await noteClosure(tx, id, Number(version))
    if (!isNews || ended) return

    const kindOf = new Map(slots.map((slot) => [slot.id, slot.kind]))
    const held = await listUntoldOfClosure(tx, [...kindOf.keys()], id)
    const notices = held.map(({ id: reservationId, personId, slotId }) => ({
      ...{ id: newId(), personId, slotId, reservationId, reason, reasonEn, closedId, closureId: id },
      kind: 'CLOSED' as const,
      slotKind: must(kindOf.get(slotId)),
    }))
    await postNotices(tx, notices, clock())
  }
}
