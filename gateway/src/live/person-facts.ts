import { type DescMessage, fromBinary } from '@bufbuild/protobuf'
import {
  file_xingzhi_booking_v1_booking_events,
  NoticePostedSchema,
  NoticeWithdrawnSchema,
} from '@xingzhi/proto/booking/v1/booking_events_pb.js'
import type { Reservation } from '@xingzhi/proto/booking/v1/booking_pb.js'
import { file_xingzhi_guide_v1_events } from '@xingzhi/proto/guide/v1/events_pb.js'
import type { Claim } from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { BusMessage } from '@xingzhi/runtime/bus/bus'
import type { PersonNews } from './person-news.ts'

/** All facts that are about one person's reservation or claim, whatever happened to it. */
const aboutOne = new Map(
  [...file_xingzhi_booking_v1_booking_events.messages, ...file_xingzhi_guide_v1_events.messages]
    .filter(({ fields }) => fields.some(({ name }) => name === 'reservation' || name === 'claim'))
    .map((message): [string, DescMessage] => [message.typeName, message]),
)

const aboutNotices = new Map(
  [NoticePostedSchema, NoticeWithdrawnSchema].map((schema) => [schema.typeName as string, schema] as const),
)

/** Whom a fact is about, when it is about one person. */
export function newsIn({ type, payload }: Pick<BusMessage, 'type' | 'payload'>): PersonNews | undefined {
  const notice = aboutNotices.get(type)
  if (notice !== undefined) return { personId: fromBinary(notice, payload).personId }
  const message = aboutOne.get(type)
  if (message === undefined) return undefined
  const { reservation, claim } = fromBinary(message, payload) as { reservation?: Reservation; claim?: Claim }
  if (reservation !== undefined) return { personId: reservation.personId, reservationId: reservation.id }
  return claim && { personId: claim.personId, claim }
}
