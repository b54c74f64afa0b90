import { must } from '@xingzhi/runtime/assert'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import { signedIn } from '../signed-in.ts'
import { timestampOf } from './date-time.ts'
import { DepartureType } from './departure.ts'
import { idOf } from './global-id.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { orRefused, refusing } from './refused.ts'
import { languagesOf, SpokenLanguageType } from './spoken-language.ts'

const ScheduleDepartureInput = builder.inputType('ScheduleDepartureInput', {
  fields: (t) => ({
    routeId: t.id({ required: true }),
    startsAt: t.field({ type: 'DateTime', required: true }),
    guidesWanted: t.int({ required: true }),
    groupSize: t.int({ required: true }),
    meetingPoint: t.string(),
    languages: t.field({ type: [SpokenLanguageType] }),
    placesLimit: t.int(),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('scheduleDeparture', (t) =>
  t.field({
    type: DepartureType,
    args: { input: t.arg({ type: ScheduleDepartureInput, required: true }) },
    errors: orRefused('scheduleDeparture', 'departure'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const plan = {
        routeId: idOf('Route', input.routeId, 'routeId'),
        ...timestampOf('startsAt', input.startsAt),
        guidesWanted: input.guidesWanted,
        groupSize: input.groupSize,
        meetingPoint: input.meetingPoint ?? '',
        languages: languagesOf(input.languages),
        placesLimit: input.placesLimit ?? 0,
      }
      const request = { plan, idempotencyKey: idempotencyKeyOf(input) }
      const call = context.gateway.clients.route.scheduleDeparture(request, asViewer(context))
      return must((await refusing(call, 'scheduleDeparture')).departure)
    },
  }),
)

const ChangeDepartureInput = builder.inputType('ChangeDepartureInput', {
  fields: (t) => ({
    departureId: t.id({ required: true }),
    startsAt: t.field({ type: 'DateTime' }),
    guidesWanted: t.int(),
    groupSize: t.int(),
    placesLimit: t.int(),
    meetingPoint: t.string(),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('changeDeparture', (t) =>
  t.field({
    type: DepartureType,
    args: { input: t.arg({ type: ChangeDepartureInput, required: true }) },
    errors: orRefused('changeDeparture', 'departure'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const { guidesWanted, groupSize, placesLimit, meetingPoint } = input
      const request = {
        departureId: idOf('Departure', input.departureId, 'departureId'),
        idempotencyKey: idempotencyKeyOf(input),
        ...timestampOf('startsAt', input.startsAt),
        ...(typeof guidesWanted === 'number' && { guidesWanted }),
        ...(typeof groupSize === 'number' && { groupSize }),
        ...(typeof placesLimit === 'number' && { placesLimit }),
        ...(typeof meetingPoint === 'string' && { meetingPoint }),
      }
      const call = context.gateway.clients.route.changeDeparture(request, asViewer(context))
      return must((await refusing(call, 'changeDeparture')).departure)
    },
  }),
)

const CancelDepartureInput = builder.inputType('CancelDepartureInput', {
  fields: (t) => ({
    departureId: t.id({ required: true }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('cancelDeparture', (t) =>
  t.field({
    type: DepartureType,
    args: { input: t.arg({ type: CancelDepartureInput, required: true }) },
    errors: orRefused('cancelDeparture', 'departure'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const request = {
        departureId: idOf('Departure', input.departureId, 'departureId'),
        reason: input.reason,
        idempotencyKey: idempotencyKeyOf(input),
      }
      const call = context.gateway.clients.route.cancelDeparture(request, asViewer(context))
      return must((await refusing(call, 'cancelDeparture')).departure)
    },
  }),
)
