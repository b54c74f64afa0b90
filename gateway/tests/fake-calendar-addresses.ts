import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { newId } from '@xingzhi/runtime/ids'
import { refuse } from '@xingzhi/runtime/refusal'

/** Private addresses of calendars in memory. */
export function calendarAddressMethods(now: () => Date) {
  /** By the secret of each address. */
  const owners = new Map<string, string>()
  const forget = (personId: string) => {
    for (const [secret, owner] of owners) if (owner === personId) owners.delete(secret)
  }
  return {
    getCalendarAddress(_request, context) {
      const { personId } = requireActor(context)
      return [...owners.values()].includes(personId) ? { madeAt: timestampFromDate(now()) } : {}
    },
    makeCalendarAddress(_request, context) {
      const { personId } = requireActor(context)
      forget(personId)
      const secret = newId()
      owners.set(secret, personId)
      return { secret, madeAt: timestampFromDate(now()) }
    },
    withdrawCalendarAddress(_request, context) {
      forget(requireActor(context).personId)
      return {}
    },
    findCalendarOwner: ({ secret }) => ({
      personId: owners.get(secret) ?? refuse('NOT_FOUND', { what: 'calendar' }),
    }),
  } satisfies Partial<ServiceImpl<typeof BookingService>>
}
