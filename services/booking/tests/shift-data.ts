import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { HoldTimeRequestSchema, HoldTimesVerdict } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { RefusalCode } from '@xingzhi/proto/common/v1/refusal_pb.js'
import { ShiftClaimedSchema, ShiftReleasedSchema } from '@xingzhi/proto/guide/v1/events_pb.js'
import { ReleaseCause, ShiftKind } from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { Actor } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import { demoPersonId } from '@xingzhi/runtime/person'
import { type Booking, NOW } from './start-booking.ts'

const HOUR_MS = 3_600_000

export const guide = (number: number): Actor => ({
  personId: demoPersonId(`guide-${number}`),
  roles: ['CITIZEN', 'GUIDE'],
})

/** A shift, when it is in hours from `NOW`; as a session without a wish. */
export interface ShiftLike {
  startsIn?: number
  hours?: number
  shiftId?: string
  kind?: ShiftKind
  releaseCause?: ReleaseCause
  byOperator?: boolean
}

export function spanOf({ startsIn = 48, hours = 2 }: ShiftLike = {}) {
  const at = (offset: number) => timestampFromDate(new Date(NOW.getTime() + offset * HOUR_MS))
  return { startsAt: at(startsIn), endsAt: at(startsIn + hours) }
}

export function holdOf(
  holdId: string,
  shift: ShiftLike = {},
): MessageInitShape<typeof HoldTimeRequestSchema> {
  return { holdId, shiftId: newId(), ...spanOf(shift), ttlSeconds: 900 }
}

/** `OK`, or the name of the refusal. */
export function heldWith(answer: HoldTimesVerdict | undefined): string {
  return answer?.verdict.case === 'refusal' ? (RefusalCode[answer.verdict.value.code] ?? '') : 'OK'
}

/** As guide tells them. */
export function claimFacts(claimId: string, person: Actor, version: number, shift: ShiftLike = {}) {
  const { shiftId = newId(), kind = ShiftKind.DEPARTURE, releaseCause = ReleaseCause.UNSPECIFIED } = shift
  const claim = { id: claimId, shiftId, personId: person.personId, releaseCause }
  const { byOperator = false } = shift
  return { claim, kind, ...spanOf(shift), shiftVersion: BigInt(version), byOperator }
}

export const tellClaimed = (booking: Booking, ...facts: Parameters<typeof claimFacts>) =>
  booking.tell(ShiftClaimedSchema, claimFacts(...facts))

export const tellReleased = (booking: Booking, ...facts: Parameters<typeof claimFacts>) =>
  booking.tell(ShiftReleasedSchema, claimFacts(...facts))
