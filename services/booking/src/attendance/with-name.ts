import type { MessageInitShape } from '@bufbuild/protobuf'
import type { SlotReservation, SlotReservationSchema } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import type { Db } from '@xingzhi/runtime/database'
import { findPerson } from '../db/people.ts'

/** An answer is kept without the person's name, which is read anew each time. */
export async function withName(
  db: Db,
  kept: SlotReservation | undefined,
): Promise<MessageInitShape<typeof SlotReservationSchema>> {
  const reservation = must(kept?.reservation)
  const person = await findPerson(db, reservation.personId)
  return { reservation, person: person ?? { id: reservation.personId } }
}
