import type { InputShapeFromFields } from '@pothos/core'
import type { FoundSlot } from '@xingzhi/proto/booking/v1/booking_service_pb.js'
import { type Session, SessionStatus } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refuse } from '@xingzhi/runtime/refusal'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import type { Found } from '../written-lists/board.ts'
import { ActivityType } from './activity.ts'
import { PointInput, pointOf } from './geo.ts'
import { idOf } from './global-id.ts'
import { given, inOrder, LOAD_MAX } from './loading.ts'
import { momentAt, momentOrNull, textOrNull } from './message-fields.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { refusing } from './refusing.ts'
import { ShiftType } from './shift.ts'
import { SiteType } from './site.ts'
import { SlotType } from './slot.ts'
import { slotFilterArgs, slotFilterOf } from './slot-filter.ts'
import { knownLanguages, SpokenLanguageType, taughtIn } from './spoken-language.ts'
import { toldPeople } from './told-people.ts'

/** A session, and how far it is from where the search started. */
type SessionFound = Session & { distanceMetres?: number | undefined }

export const SessionType = builder.loadableNodeRef('Session', {
  id: { extensions: { shared: true }, resolve: (session) => session.id },
  load: async (ids: string[], context: Context): Promise<SessionFound[]> => {
    const { sessions } = await context.gateway.clients.venue.getSessions({ ids }, asViewer(context))
    return inOrder(ids, sessions)
  },
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

export const SessionStatusType = builder.enumType('SessionStatus', {
  values: {
    DRAFT: { value: SessionStatus.DRAFT },
    PUBLISHED: { value: SessionStatus.PUBLISHED },
    CANCELLED: { value: SessionStatus.CANCELLED },
  },
})

SessionType.implement({
  description: '`slot` is null for a draft, and for the moment until booking has heard of the session.',
  fields: (t) => ({
    activity: t.field({
      type: ActivityType,
      extensions: { shared: true },
      resolve: (session) => session.activityId,
    }),
    site: t.field({ type: SiteType, extensions: { shared: true }, resolve: (session) => session.siteId }),
    room: t.string(textOrNull('room', { shared: true })),
    startsAt: t.field(momentAt('startsAt', { shared: true })),
    endsAt: t.field(momentAt('endsAt', { shared: true })),
    opensAt: t.field({
      ...momentOrNull('opensAt', { shared: true }),
      description: 'From when it can be reserved; null for a draft that opens when it is published.',
    }),
    closesAt: t.field({
      ...momentAt('closesAt', { shared: true }),
      description: 'Until when it can be reserved; where that is the start, it follows the start.',
    }),
    status: t.field({
      type: SessionStatusType,
      extensions: { shared: true },
      resolve: (session) => given(session.status),
    }),
    capacity: t.exposeInt('capacity', {
      extensions: { shared: true },
      description: 'Places that the manager wants; what can be had is in `slot`.',
    }),
    cancelReason: t.string(textOrNull('cancelReason', { shared: true })),
    demo: t.exposeBoolean('demo', { extensions: { shared: true } }),
    version: t.int({ extensions: { shared: true }, resolve: (session) => Number(session.version) }),
    toldPeople: t.int({
      nullable: true,
      extensions: { cost: { ownCall: true } },
      description:
        'How many people were told of its latest change; null while that is not known, a moment after it.',
      resolve: (session, _args, context) => toldPeople(session, context),
    }),
    distanceMetres: t.int({
      nullable: true,
      description: 'From the `near` of the search; null without it.',
      extensions: { shared: true },
      resolve: (session) => session.distanceMetres ?? null,
    }),
    slot: t.field({
      type: SlotType,
      nullable: true,
      extensions: { shared: true },
      resolve: (session) => (session.status === SessionStatus.DRAFT ? null : session.id),
    }),
    languages: t.field({
      type: [SpokenLanguageType],
      description: 'In which it is taught.',
      extensions: { shared: true },
      resolve: async ({ languages, activityId }, _args, context) => {
        const own = knownLanguages(languages)
        if (own.length > 0) return own
        const activity = await ActivityType.getDataloader(context).load(activityId)
        return taughtIn(activity?.languages ?? [])
      },
    }),
    helpersWanted: t.exposeInt('helpersWanted', {
      extensions: { shared: true },
      description: 'Volunteers who help at it; 0: none are asked for.',
    }),
    shift: t.field({
      type: ShiftType,
      nullable: true,
      resolve: (session) => (session.status === SessionStatus.DRAFT ? null : session.id),
    }),
  }),
})

export const SessionConnection = builder.connectionObject(
  { name: 'SessionConnection', type: SessionType },
  { name: 'SessionEdge' },
)

const STATUSES_MAX = 3

/** For a request: the statuses that are asked for. */
export function statusesOf(statuses: readonly SessionStatus[] | null | undefined): SessionStatus[] {
  const wanted = [...(statuses ?? [])]
  if (wanted.length > STATUSES_MAX) {
    refuse('INVALID_INPUT', { field: 'statuses', problem: 'too_large', limit: STATUSES_MAX })
  }
  return wanted
}

const sessionSearchArgs = builder.args((t) => ({
  near: t.field({ type: PointInput }),
  siteId: t.id({ extensions: { shared: true } }),
}))

export type SessionSearchArgs = InputShapeFromFields<
  typeof pageArgs & typeof slotFilterArgs & typeof sessionSearchArgs
>

/** For a request: the sessions that are looked for, or a refusal. */
export function sessionSearchOf(args: SessionSearchArgs) {
  const siteId = args.siteId ? idOf('Site', args.siteId, 'siteId') : ''
  const { point: near } = pointOf(args.near, 'near')
  return { filter: { ...slotFilterOf(args), siteId }, ...(near && { near }), ...pageRequestOf(args) }
}

/** The name under which a request has asked for its sessions already, when they are all that it asks for. */
export const SESSIONS_FOUND = 'sessions found'

builder.queryField('sessions', (t) =>
  t.field({
    type: SessionConnection,
    args: { ...pageArgs, ...slotFilterArgs, ...sessionSearchArgs },
    extensions: { shared: true },
    resolve: async (_root, args, context) => {
      const searching = context.asked.get(SESSIONS_FOUND) as Promise<Found> | undefined
      const { slots, pageInfo } = await refusing(
        searching ?? context.gateway.clients.booking.searchSlots(sessionSearchOf(args)),
      )
      return connectionOf(await sessionsOf(slots, context), pageInfo, args)
    },
  }),
)

async function sessionsOf(found: FoundSlot[], context: Context): Promise<(SessionFound | null)[]> {
  const slots = found.map(({ slot }) => must(slot))
  for (const slot of slots) SlotType.getDataloader(context).prime(slot.id, slot)
  const sessions = await Promise.all(slots.map(({ id }) => SessionType.getDataloader(context).load(id)))
  return sessions.map((session, at) => session && { ...session, distanceMetres: found[at]?.distanceMetres })
}
