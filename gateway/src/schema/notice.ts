import { type Notice, NoticeKind, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { ListNoticesResponse } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { askOnce, type Context } from '../context.ts'
import { DepartureType } from './departure.ts'
import { given, inOrder } from './loading.ts'
import { momentAt, momentOrNull, textOrNull } from './message-fields.ts'
import { PAGE_MAX } from './paging.ts'
import { ReservationType } from './reservation.ts'
import { RouteType } from './route.ts'
import { SessionType } from './session.ts'
import { ShiftType } from './shift.ts'
import { StationType } from './station.ts'

export const NoticeType = builder.loadableNodeRef('Notice', {
  id: { resolve: (notice) => notice.id },
  load: async (ids: string[], context: Context): Promise<Notice[]> => {
    if (context.viewer === undefined) return inOrder(ids, [])
    const { notices } = await latestNotices(context, PAGE_MAX)
    return inOrder(ids, notices)
  },
})

const NoticeKindType = builder.enumType('NoticeKind', {
  values: {
    MOVED: { value: NoticeKind.MOVED },
    MOVED_INTO_OVERLAP: { value: NoticeKind.MOVED_INTO_OVERLAP },
    ROOM_CHANGED: { value: NoticeKind.ROOM_CHANGED },
    CANCELLED: { value: NoticeKind.CANCELLED },
    SHRUNK: { value: NoticeKind.SHRUNK },
    CLOSED: { value: NoticeKind.CLOSED },
    SHIFT_MOVED: { value: NoticeKind.SHIFT_MOVED },
    SHIFT_CANCELLED: { value: NoticeKind.SHIFT_CANCELLED },
    SHIFT_WITHDRAWN: { value: NoticeKind.SHIFT_WITHDRAWN },
  },
})

NoticeType.implement({
  fields: (t) => ({
    kind: t.field({ type: NoticeKindType, resolve: (notice) => given(notice.kind) }),
    createdAt: t.field(momentAt('createdAt')),
    readAt: t.field(momentOrNull('readAt')),
    session: t.field({
      type: SessionType,
      nullable: true,
      resolve: ({ slotKind, slotId }) => (slotKind === SlotKind.SESSION ? slotId : null),
    }),
    departure: t.field({
      type: DepartureType,
      nullable: true,
      resolve: ({ slotKind, slotId }) => (slotKind === SlotKind.DEPARTURE ? slotId : null),
    }),
    shift: t.field({
      type: ShiftType,
      nullable: true,
      description: "For a guide's notices.",
      resolve: ({ kind, slotId }) => (isOfShift(kind) ? slotId : null),
    }),
    reservation: t.field({
      type: ReservationType,
      nullable: true,
      resolve: (notice) => notice.reservationId || null,
    }),
    oldStartsAt: t.field(momentOrNull('oldStartsAt')),
    newStartsAt: t.field(momentOrNull('newStartsAt')),
    oldRoom: t.string(textOrNull('oldRoom')),
    newRoom: t.string(textOrNull('newRoom')),
    reason: t.string(textOrNull('reason')),
    reasonEn: t.string(textOrNull('reasonEn')),
    noGuide: t.exposeBoolean('noGuide', {
      description: 'For CANCELLED: there was nobody to guide it; `reason` is null then.',
    }),
    // An id says itself whose it is: the other one finds nothing by it.
    closedStation: t.field({
      type: StationType,
      nullable: true,
      description: 'For CLOSED.',
      resolve: (notice) => notice.closedId || null,
    }),
    closedRoute: t.field({
      type: RouteType,
      nullable: true,
      description: 'For CLOSED.',
      resolve: (notice) => notice.closedId || null,
    }),
    overlappingSession: t.field({
      type: SessionType,
      nullable: true,
      description: 'For MOVED_INTO_OVERLAP: what it now overlaps with.',
      resolve: (notice) => notice.overlappingSlotId || null,
    }),
    overlappingDeparture: t.field({
      type: DepartureType,
      nullable: true,
      description: 'For MOVED_INTO_OVERLAP: what it now overlaps with.',
      resolve: (notice) => notice.overlappingSlotId || null,
    }),
  }),
})

export const NoticeConnection = builder.connectionObject(
  { name: 'NoticeConnection', type: NoticeType },
  { name: 'NoticeEdge' },
)

function isOfShift(kind: NoticeKind): boolean {
  return (
    kind === NoticeKind.SHIFT_MOVED ||
    kind === NoticeKind.SHIFT_CANCELLED ||
    kind === NoticeKind.SHIFT_WITHDRAWN
  )
}

/** The viewer's newest notices and how many are unread. */
export function latestNotices(context: Context, first: number): Promise<ListNoticesResponse> {
  return askOnce(context, `latestNotices ${first}`, () =>
    context.gateway.clients.booking.listNotices({ page: { first } }, asViewer(context)),
  )
}
