import { type Notice, NoticeKind, SlotKind } from '@xingzhi/proto/booking/v1/booking_pb.js'
import type { ListNoticesResponse } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import { askOnce, type Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import { momentOf, optionalMomentOf } from './date-time.ts'
import { idOf } from './global-id.ts'
import { given, inOrder } from './loading.ts'
import { PAGE_MAX } from './paging.ts'
import { orRefused, refusing } from './refused.ts'
import { ReservationType } from './reservation.ts'
import { SessionType } from './session.ts'
import { ViewerType } from './viewer.ts'

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
  },
})

NoticeType.implement({
  fields: (t) => ({
    kind: t.field({ type: NoticeKindType, resolve: (notice) => given(notice.kind) }),
    createdAt: t.field({ type: 'DateTime', resolve: (notice) => momentOf(notice.createdAt) }),
    readAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (notice) => optionalMomentOf(notice.readAt),
    }),
    session: t.field({
      type: SessionType,
      nullable: true,
      resolve: ({ slotKind, slotId }) => (slotKind === SlotKind.SESSION ? slotId : null),
    }),
    reservation: t.field({
      type: ReservationType,
      nullable: true,
      resolve: (notice) => notice.reservationId || null,
    }),
    oldStartsAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (notice) => optionalMomentOf(notice.oldStartsAt),
    }),
    newStartsAt: t.field({
      type: 'DateTime',
      nullable: true,
      resolve: (notice) => optionalMomentOf(notice.newStartsAt),
    }),
    oldRoom: t.string({ nullable: true, resolve: (notice) => notice.oldRoom || null }),
    newRoom: t.string({ nullable: true, resolve: (notice) => notice.newRoom || null }),
    reason: t.string({ nullable: true, resolve: (notice) => notice.reason || null }),
    overlappingSession: t.field({
      type: SessionType,
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

/** The viewer's newest notices and how many are unread. */
export function latestNotices(context: Context, first: number): Promise<ListNoticesResponse> {
  return askOnce(context, `latestNotices ${first}`, () =>
    context.gateway.clients.booking.listNotices({ page: { first } }, asViewer(context)),
  )
}

const NOTICES_MAX = 100

const MarkNoticesReadInput = builder.inputType('MarkNoticesReadInput', {
  fields: (t) => ({ noticeIds: t.idList({ required: true }) }),
})

builder.mutationField('markNoticesRead', (t) =>
  t.field({
    type: ViewerType,
    args: { input: t.arg({ type: MarkNoticesReadInput, required: true }) },
    errors: orRefused('markNoticesRead', 'viewer'),
    resolve: async (_root, { input: { noticeIds } }, context) => {
      const viewer = signedIn(context)
      if (noticeIds.length > NOTICES_MAX) {
        refuse('INVALID_INPUT', { field: 'noticeIds', problem: 'too_large', limit: NOTICES_MAX })
      }
      const ids = noticeIds.map((noticeId) => idOf('Notice', noticeId, 'noticeIds'))
      await refusing(context.gateway.clients.booking.markNoticesRead({ ids }, asViewer(context)))
      return viewer
    },
  }),
)
