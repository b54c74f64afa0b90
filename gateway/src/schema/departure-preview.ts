import type {
  LoadStep,
  PreviewDepartureResponse,
  StationLoad,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { Refused } from '@xingzhi/runtime/refusal'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import { momentOf, timestampOf } from './date-time.ts'
import { StopTimeType } from './departure.ts'
import { idOf } from './global-id.ts'
import { momentAt } from './message-fields.ts'
import { OpenSpanType } from './opening-day.ts'
import { shownRefusal } from './refused.ts'
import { orHidden } from './refusing.ts'
import { StationType } from './station.ts'

const LoadStepType = builder.objectRef<LoadStep>('LoadStep').implement({
  description: 'How many people are at a station from a moment until the next step.',
  fields: (t) => ({
    from: t.field(momentAt('from')),
    people: t.exposeInt('people'),
  }),
})

const StationLoadType = builder.objectRef<StationLoad>('StationLoad').implement({
  description: 'The day of a station: who is there without the plan, and when the plan would come.',
  fields: (t) => ({
    station: t.field({ type: StationType, resolve: (load) => load.stationId }),
    capacity: t.exposeInt('capacity'),
    steps: t.field({
      type: [LoadStepType],
      extensions: { cost: { listLength: 40 } },
      resolve: (load) => load.steps,
    }),
    planned: t.field({ type: [StopTimeType], resolve: (load) => load.planned }),
    plannedPeople: t.exposeInt('plannedPeople'),
    closed: t.exposeBoolean('closed'),
    open: t.field({ type: [OpenSpanType], resolve: (load) => load.open }),
    askFirst: t.exposeBoolean('askFirst', {
      description: 'When the plan would come it is only perhaps open: by appointment, or nobody knows.',
    }),
  }),
})

const DeparturePreviewType = builder.objectRef<PreviewDepartureResponse>('DeparturePreview').implement({
  fields: (t) => ({
    fits: t.exposeBoolean('fits'),
    obstacle: t.field({
      type: Refused,
      nullable: true,
      description: 'What scheduling would be refused with.',
      resolve: ({ obstacle }) => (obstacle ? shownRefusal(obstacle, 'scheduleDeparture') : null),
    }),
    stations: t.field({ type: [StationLoadType], resolve: (preview) => preview.stations }),
    suggestedStarts: t.field({
      type: ['DateTime'],
      resolve: (preview) => preview.suggestedStarts.map(momentOf),
    }),
  }),
})

const DeparturePreviewInput = builder.inputType('DeparturePreviewInput', {
  fields: (t) => ({
    routeId: t.id({ required: true }),
    startsAt: t.field({ type: 'DateTime', required: true }),
    guidesWanted: t.int({ required: true }),
    groupSize: t.int({ required: true }),
    placesLimit: t.int(),
    departureId: t.id({ description: 'One that is to be changed: its own load is left out.' }),
  }),
})

builder.queryField('departurePreview', (t) =>
  t.field({
    type: DeparturePreviewType,
    nullable: true,
    description:
      'Whether a departure would fit, with the load of its stations over the day; for operators, else null.',
    args: { input: t.arg({ type: DeparturePreviewInput, required: true }) },
    resolve: async (_root, { input }, context) => {
      if (context.viewer === undefined) return null
      const plan = {
        routeId: idOf('Route', input.routeId, 'routeId'),
        ...timestampOf('startsAt', input.startsAt),
        guidesWanted: input.guidesWanted,
        groupSize: input.groupSize,
        placesLimit: input.placesLimit ?? 0,
      }
      const departureId = input.departureId ? idOf('Departure', input.departureId, 'departureId') : ''
      return orHidden(
        context.gateway.clients.route.previewDeparture({ plan, departureId }, asViewer(context)),
      )
    },
  }),
)
