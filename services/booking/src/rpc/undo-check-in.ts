import type { MessageInitShape } from '@bufbuild/protobuf'
import type { HandlerContext } from '@connectrpc/connect'
import {
  BookingService,
  type UndoCheckInRequest,
  type UndoCheckInResponseSchema,
} from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { must } from '@xingzhi/runtime/assert'
import type { Tx } from '@xingzhi/runtime/database'
import { once } from '@xingzhi/runtime/idempotency'
import { requireSlotStaff } from '../access/require-slot-staff.ts'
import { keepAttendance } from '../attendance/keep-attendance.ts'
import { withName } from '../attendance/with-name.ts'
import type { Context } from '../context.ts'
import { findInSlot } from '../db/reservations.ts'
import { lockSlot } from '../db/slots.ts'
import { undoCheckIn as decide } from '../domain/check-in.ts'
import type { Reservation } from '../domain/reservation.ts'
import { readIdOf } from '../wire/ids.ts'
import { toReservation } from '../wire/reservation.ts'

export async function undoCheckIn(
  context: Context,
  request: UndoCheckInRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof UndoCheckInResponseSchema>> {
  const actor = requireActor(call)
  await requireSlotStaff(context, actor, readIdOf('slot', request.slotId))
  const { personId } = actor
  const method = BookingService.method.undoCheckIn
  const intent = { personId, method, key: request.idempotencyKey, request }
  const { reservation } = await once(context.db, intent, async (tx) => ({
    reservation: { reservation: toReservation(await undo(context, tx, request), context.rules) },
  }))
  return { reservation: await withName(context.db, reservation) }
}

async function undo({ clock }: Context, tx: Tx, request: UndoCheckInRequest): Promise<Reservation> {
  const id = readIdOf('reservation', request.reservationId)
  const slot = must(await lockSlot(tx, request.slotId))
  const reservation = await findInSlot(tx, slot.id, { id })
  const undone = decide(reservation, clock())
  if (undone) await keepAttendance(tx, slot, undone)
  return undone ?? must(reservation)
}
