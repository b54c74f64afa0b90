import { newId } from '@xingzhi/runtime/ids'
import { refusalOf } from '@xingzhi/runtime/refusal'
import { type Booking, citizen, operator, reservationIn } from './start-booking.ts'

export interface CheckIn {
  reservationId?: string
  code?: string
  people?: number
  by?: typeof operator
  key?: string
}

export async function checkInAt(
  booking: Booking,
  slotId: string,
  { reservationId, code, people = 1, by = operator, key = newId() }: CheckIn,
) {
  const { reservation } = await booking.as(by).checkInReservation({
    slotId,
    by:
      code === undefined
        ? { case: 'reservationId', value: reservationId ?? '' }
        : { case: 'code', value: code },
    peoplePresent: people,
    idempotencyKey: key,
  })
  return reservation
}

export async function reserveAt(booking: Booking, person: number, slotId: string, partySize = 1) {
  return reservationIn((await booking.reserve({ by: citizen(person), slotId, partySize }))[0])
}

/** `OK`, or the refusal with its facts. */
export async function refused(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => 'OK',
    (failure: unknown) => failure,
  )
  if (error === 'OK') return 'OK'
  const refusal = refusalOf(error)
  if (!refusal) throw error
  return [(error as Error).message.replace(/^\[\w+\] /, ''), ...Object.values(refusal.facts)].join(' ')
}
