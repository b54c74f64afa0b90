import { useState } from 'react'
import { ReserveDocument, type ReserveMutation } from '../api/gen/documents.ts'
import { useHere } from '../device/here.ts'
import { useWrite, type WriteState } from '../writing/use-write.ts'
import type { RefusedOf, SuccessOf } from '../writing/verdict.ts'

export type Reserved = SuccessOf<ReserveMutation>['reservation']
export type ReserveRefused = RefusedOf<ReserveMutation>

/** Reserves once per slot and party; where the person is says only which alternatives are near. */
export function useReserve(
  slotId: string,
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
    const success = await write({ slotId, partySize, near }, `${slotId} ${partySize}`)
    if (success) setReserved(success.reservation)
  }

  return { state, reserved, reserve }
}
