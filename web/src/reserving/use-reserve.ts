import { useState } from 'react'
import { ReserveDocument, type ReserveMutation } from '../api/gen/documents.ts'
import { useHere } from '../device/here.ts'
import { useWrite, type WriteState } from '../writing/use-write.ts'
import type { RefusedOf, SuccessOf } from '../writing/verdict.ts'

export type Reserved = SuccessOf<ReserveMutation>['reservation']
export type ReserveRefused = RefusedOf<ReserveMutation>

/**
 * Reserves once per slot, party and the start that is shown: at another start nothing is taken. Where the person is says only which
 * alternatives are near.
 */
export function useReserve(
  { slotId, startsAt }: { slotId: string; startsAt: string },
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
    const wish = { slotId, partySize, near, expectedStartsAt: startsAt }
    const success = await write(wish, `${slotId} ${partySize} ${startsAt}`)
    if (success) setReserved(success.reservation)
  }

  return { state, reserved, reserve }
}
