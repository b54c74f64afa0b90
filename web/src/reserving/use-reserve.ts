import { useState } from 'react'
import { ReserveDocument, type ReserveMutation } from '../api/gen/documents.ts'
import { useHere } from '../device/here.ts'
import { useWrite, type WriteState } from '../writing/use-write.ts'
import type { RefusedOf, SuccessOf } from '../writing/verdict.ts'
import type { Occasion } from './occasion.ts'

export type Reserved = SuccessOf<ReserveMutation>['reservation']
export type ReserveRefused = RefusedOf<ReserveMutation>

/**
 * Reserves once per slot, party, and the start and meeting point that are shown: with others nothing is taken. Where the person is
 * says only which alternatives are near.
 */
export function useReserve(
  { slotId, startsAt, meetingPoint }: { slotId: string } & Pick<Occasion, 'startsAt' | 'meetingPoint'>,
  onSignIn: () => void,
): {
  state: WriteState<ReserveRefused>
  reserved: Reserved | null
  reserve(partySize: number): Promise<void>
} {
  const [reserved, setReserved] = useState<Reserved | null>(null)
  const { state, write } = useWrite(ReserveDocument, { onSignIn })
  const { here } = useHere()

  async function reserve(partySize: number) {
    const near = here && { latitude: here.latitude, longitude: here.longitude }
    const expected = { expectedStartsAt: startsAt, expectedMeetingPoint: meetingPoint ?? null }
    const intent = `${slotId} ${partySize} ${startsAt} ${meetingPoint ?? ''}`
    const success = await write({ slotId, partySize, near, ...expected }, intent)
    if (success) setReserved(success.reservation)
  }

  return { state, reserved, reserve }
}
