import type { ServiceImpl } from '@connectrpc/connect'
import type { BookingService } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { findPerson } from '../db/people.ts'

export function getPerson({ sql }: Context): ServiceImpl<typeof BookingService>['getPerson'] {
  return async (_request, call) => {
    const { personId } = requireActor(call)
    return { person: (await findPerson(sql, personId)) ?? refuse('NOT_FOUND', { what: 'person' }) }
  }
}
