import { fromBinary } from '@bufbuild/protobuf'
import { ClosureChangedSchema } from '@xingzhi/proto/route/v1/events_pb.js'
import type { Closure } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import type { EventHandler } from '@xingzhi/runtime/event-handler'
import { newId } from '@xingzhi/runtime/ids'
import type { Context } from '../context.ts'
import { listGuidesOf, lockPeople } from '../db/calendar.ts'
import { listUntold } from '../db/closure-notices.ts'
import { noteClosure } from '../db/closures.ts'
import { lockSlots } from '../db/slots.ts'
import type { NoticeDraft } from '../domain/notice.ts'
import type { Slot } from '../domain/slot.ts'
import { tellPeople } from './tell-slot.ts'

/**
 * Tells whoever holds places in a departure that a closure touches, and who guides it, once of each closure, and once that it has ended. Who
 * comes later sees it with the route.
 */
export function onClosureChanged({ clock }: Pick<Context, 'clock'>): EventHandler {
  return async (tx, event) => {
    const { closure, ended, departureIds, version } = fromBinary(ClosureChangedSchema, event.payload)
    const told = must(closure, 'the event holds no closure')
    const slots = await lockSlots(tx, departureIds)
    const before = await noteClosure(tx, { id: told.id, version: Number(version), ended })
    // Of one that was never known to be closed, nobody has to hear that it is open.
    if (!before.isNews || (ended && !before.isKnown)) return
    const kind = ended ? 'REOPENED' : 'CLOSED'
    await tellPeople(tx, await draftsFor(tx, slots, told, kind), clock())
  }
}

async function draftsFor(
  tx: Tx,
  slots: readonly Slot[],
  { id: closureId, of, reason, reasonEn }: Closure,
  kind: 'CLOSED' | 'REOPENED',
): Promise<NoticeDraft[]> {
  const slotOf = new Map(slots.map((slot) => [slot.id, slot]))
  const ids = [...slotOf.keys()]
  const guides = await listGuidesOf(tx, ids)
  await lockPeople(
    tx,
    guides.map(({ personId }) => personId),
  )
  const concerned = await listUntold(tx, { slotIds: ids, closureId, kind })
  return concerned.map(({ personId, slotId, reservationId }) => {
    const slot = must(slotOf.get(slotId))
    return {
      ...{ id: newId(), personId, kind, slotId, slotKind: slot.kind, reservationId },
      ...{ oldStartsAt: slot.startsAt, reason, reasonEn, closureId },
      closedId: must(of.value, 'the event holds nothing that is closed'),
    }
  })
}
