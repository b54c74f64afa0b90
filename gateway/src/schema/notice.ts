import type { MessageInitShape } from '@bufbuild/protobuf'
import { type Notice, NoticeKind, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { PageInfo, PageRequestSchema } from '@xingzhi/proto/common/v1/page_pb.js'
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
    const { notices } = await listNotices(context, { page: { first: PAGE_MAX } })
    return inOrder(
      ids,
      notices.filter((notice) => notice !== null),
    )
  },
})

const NoticeKindType = builder.enumType('NoticeKind', {
  values: {
    MOVED: { value: NoticeKind.MOVED },
    MOVED_INTO_OVERLAP: { value: NoticeKind.MOVED_INTO_OVERLAP },
    ROOM_CHANGED: { value: NoticeKind.ROOM_CHANGED },
    MEETING_POINT_CHANGED: { value: NoticeKind.MEETING_POINT_CHANGED },
    CANCELLED: { value: NoticeKind.CANCELLED },
    SHRUNK: { value: NoticeKind.SHRUNK },
    CLOSED: { value: NoticeKind.CLOSED },
    REOPENED: { value: NoticeKind.REOPENED },
    SHIFT_MOVED: { value: NoticeKind.SHIFT_MOVED },
    SHIFT_CANCELLED: { value: NoticeKind.SHIFT_CANCELLED },
    SHIFT_WITHDRAWN: { value: NoticeKind.SHIFT_WITHDRAWN },
    SHIFT_ASSIGNED: { value: NoticeKind.SHIFT_ASSIGNED },
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
      resolve: ({ reservationId, slotId }) => (reservationId === '' ? slotId : null),
    }),
    reservation: t.field({
      type: ReservationType,
      nullable: true,
      resolve: (notice) => notice.reservationId || null,
    }),
    oldStartsAt: t.field(momentOrNull('oldStartsAt')),
    newStartsAt: t.field(momentOrNull('newStartsAt')),
    oldEndsAt: t.field(momentOrNull('oldEndsAt')),
    newEndsAt: t.field(momentOrNull('newEndsAt')),
    oldRoom: t.string(textOrNull('oldRoom')),
    newRoom: t.string(textOrNull('newRoom')),
    roomChanged: t.boolean({ resolve: ({ oldRoom, newRoom }) => oldRoom !== newRoom }),
    oldMeetingPoint: t.string({ nullable: true, resolve: (notice) => notice.oldMeetingPoint || null }),
    newMeetingPoint: t.string({
      nullable: true,
      description: 'Null: at the first station.',
      resolve: (notice) => notice.newMeetingPoint || null,
    }),
    meetingPointChanged: t.boolean({
      resolve: ({ oldMeetingPoint, newMeetingPoint }) => oldMeetingPoint !== newMeetingPoint,
    }),
    overtaken: t.exposeBoolean('overtaken', {
      description: 'Later facts overtook it: session, departure, reservation and shift say how things stand.',
    }),
    reason: t.string({
      ...textOrNull('reason'),
      description: 'Of who changed it; for a guide, of the operator who replaced them or put them in place.',
    }),
    reasonEn: t.string(textOrNull('reasonEn')),
    noGuide: t.exposeBoolean('noGuide', {
      description: 'For CANCELLED: there was nobody to guide it; `reason` is null then.',
    }),
    // An id says itself whose it is: the other one finds nothing by it.
    closedStation: t.field({
      type: StationType,
      nullable: true,
      description: 'For CLOSED and REOPENED.',
      resolve: (notice) => notice.closedId || null,
    }),
    closedRoute: t.field({
      type: RouteType,
      nullable: true,
      description: 'For CLOSED and REOPENED.',
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

/** A page of the viewer's notices, which they get to see by it; null for one that was taken back in this moment. */
export async function listNotices(
  context: Context,
  request: { page: MessageInitShape<typeof PageRequestSchema> },
): Promise<{ notices: (Notice | null)[]; pageInfo: PageInfo | undefined }> {
  const { booking } = context.gateway.clients
  const { notices, pageInfo } = await booking.listNotices(request, asViewer(context))
  const unseen = notices.filter(({ shownAt }) => shownAt === undefined).map(({ id }) => id)
  if (unseen.length === 0) return { notices, pageInfo }
  const { ids } = await booking.markNoticesShown({ ids: unseen }, asViewer(context))
  const standing = new Set(ids)
  const stands = ({ id, shownAt }: Notice) => shownAt !== undefined || standing.has(id)
  return { notices: notices.map((notice) => (stands(notice) ? notice : null)), pageInfo }
}

/** How many the viewer has not read. */
export async function countUnread(context: Context): Promise<number> {
  const { unreadCount } = await askOnce(context, 'unreadNotices', () =>
    context.gateway.clients.booking.listNotices({ page: { first: 1 } }, asViewer(context)),
  )
  return unreadCount
}
