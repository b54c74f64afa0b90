import {
  CancelCause,
  type Closure,
  type Departure,
  DepartureStatus,
  type StopTime,
} from '@xingzhi/proto/route/v1/route_pb.js'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { AuditEntryConnection } from './audit-entry.ts'
import { ClosureType, closuresOf } from './closure.ts'
import { momentOf, optionalMomentOf } from './date-time.ts'
import { given, inOrder, LOAD_MAX } from './loading.ts'
import { momentAt, numberOrNull, textOrNull } from './message-fields.ts'
import { connectionOf, pageArgs, pageRequestOf } from './paging.ts'
import { orHidden } from './refusing.ts'
import { RouteType } from './route.ts'
import { ShiftType } from './shift.ts'
import { SlotType } from './slot.ts'
import { knownLanguages, SpokenLanguageType } from './spoken-language.ts'
import { StationType } from './station.ts'
import { toldPeople } from './told-people.ts'

export const DepartureType = builder.loadableNodeRef('Departure', {
  id: { extensions: { shared: true }, resolve: (departure) => departure.id },
  load: async (ids: string[], { gateway }: Context): Promise<Departure[]> => {
    const { departures } = await gateway.clients.route.getDepartures({ ids })
    return inOrder(ids, departures)
  },
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

const DepartureStatusType = builder.enumType('DepartureStatus', {
  values: {
    SCHEDULED: { value: DepartureStatus.SCHEDULED },
    CANCELLED: { value: DepartureStatus.CANCELLED },
  },
})

const CancelCauseType = builder.enumType('CancelCause', {
  values: { OPERATOR: { value: CancelCause.OPERATOR }, NO_GUIDE: { value: CancelCause.NO_GUIDE } },
})

export const StopTimeType = builder.objectRef<StopTime>('StopTime').implement({
  fields: (t) => ({
    station: t.field({ type: StationType, extensions: { shared: true }, resolve: (stop) => stop.stationId }),
    arrivesAt: t.field(momentAt('arrivesAt', { shared: true })),
    leavesAt: t.field(momentAt('leavesAt', { shared: true })),
  }),
})

DepartureType.implement({
  description:
    'A guided walk of a route at a time. `slot` is null for the moment until booking has heard of it.',
  fields: (t) => ({
    route: t.field({
      type: RouteType,
      extensions: { shared: true },
      resolve: (departure) => departure.routeId,
    }),
    startsAt: t.field(momentAt('startsAt', { shared: true })),
    endsAt: t.field(momentAt('endsAt', { shared: true })),
    meetingPoint: t.string({
      ...textOrNull('meetingPoint', { shared: true }),
      description: 'Null: at the first station.',
    }),
    guidesWanted: t.exposeInt('guidesWanted', { extensions: { shared: true } }),
    guidesConfirmed: t.exposeInt('guidesConfirmed', { extensions: { shared: true } }),
    groupSize: t.exposeInt('groupSize', { extensions: { shared: true } }),
    placesLimit: t.int(numberOrNull('placesLimit', { shared: true })),
    languages: t.field({
      type: [SpokenLanguageType],
      extensions: { shared: true },
      resolve: (departure) => knownLanguages(departure.languages),
    }),
    status: t.field({
      type: DepartureStatusType,
      extensions: { shared: true },
      resolve: (departure) => given(departure.status),
    }),
    cancelReason: t.string(textOrNull('cancelReason', { shared: true })),
    cancelCause: t.field({
      type: CancelCauseType,
      nullable: true,
      extensions: { shared: true },
      resolve: ({ cancelCause }) => (cancelCause === CancelCause.UNSPECIFIED ? null : cancelCause),
    }),
    timetable: t.field({
      type: [StopTimeType],
      extensions: { shared: true },
      resolve: (departure) => departure.stops,
    }),
    callForHelpAt: t.field(momentAt('callForHelpAt', { shared: true })),
    decideAt: t.field(momentAt('decideAt', { shared: true })),
    callsForHelp: t.exposeBoolean('callsForHelp', {
      extensions: { shared: true },
      description: 'Guides are missing, and time is short.',
    }),
    demo: t.exposeBoolean('demo', { extensions: { shared: true } }),
    toldPeople: t.int({
      nullable: true,
      extensions: { cost: { ownCall: true } },
      description:
        'How many people were told of its latest change; null while that is not known, a moment after it.',
      resolve: (departure, _args, context) => toldPeople(departure, context),
    }),
    version: t.int({ extensions: { shared: true }, resolve: (departure) => Number(departure.version) }),
    closures: t.field({
      type: [ClosureType],
      description: 'What is closed when the group would be there.',
      extensions: { shared: true },
      resolve: async (departure, _args, context) => {
        const stationIds = departure.stops.map(({ stationId }) => stationId)
        const closures = await closuresOf(context, { routeId: departure.routeId, stationIds })
        return closures.filter((closure) => isMet(closure, departure))
      },
    }),
    slot: t.field({
      type: SlotType,
      nullable: true,
      extensions: { shared: true },
      resolve: (departure) => departure.id,
    }),
    shift: t.field({ type: ShiftType, nullable: true, resolve: (departure) => departure.id }),
    auditEntries: t.field({
      type: AuditEntryConnection,
      nullable: true,
      description: 'For operators, else null.',
      args: pageArgs,
      resolve: async ({ id }, args, context) => {
        const request = { subjectId: id, ...pageRequestOf(args) }
        if (context.viewer === undefined) return null
        const answer = await orHidden(
          context.gateway.clients.route.listAuditEntries(request, asViewer(context)),
        )
        return answer === null ? null : connectionOf(answer.entries, answer.pageInfo, args)
      },
    }),
  }),
})

export const DepartureConnection = builder.connectionObject(
  { name: 'DepartureConnection', type: DepartureType },
  { name: 'DepartureEdge' },
)

/** Whether the group would stand before a closed station, or walk a closed route. */
function isMet({ of, from, until }: Closure, departure: Departure): boolean {
  const closesAt = momentOf(from)
  const opensAt = optionalMomentOf(until)
  const spans =
    of.case === 'stationId'
      ? departure.stops
          .filter(({ stationId }) => stationId === of.value)
          .map(({ arrivesAt, leavesAt }) => ({ start: momentOf(arrivesAt), end: momentOf(leavesAt) }))
      : [{ start: momentOf(departure.startsAt), end: momentOf(departure.endsAt) }]
  return spans.some(({ start, end }) => closesAt < end && (opensAt === null || start < opensAt))
}
