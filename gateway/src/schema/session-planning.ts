import { must } from '@xingzhi/runtime/assert'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import { signedIn } from '../signed-in.ts'
import { timestampOf } from './date-time.ts'
import { idOf } from './global-id.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { orRefused, refusing } from './refused.ts'
import { SessionType } from './session.ts'

const PublishSessionInput = builder.inputType('PublishSessionInput', {
  description: 'Makes a session and publishes it. Without `opensAt`/`closesAt`: open now, until it starts.',
  fields: (t) => ({
    activityId: t.id({ required: true }),
    siteId: t.id({ required: true }),
    room: t.string(),
    startsAt: t.field({ type: 'DateTime', required: true }),
    capacity: t.int({ required: true }),
    opensAt: t.field({ type: 'DateTime' }),
    closesAt: t.field({ type: 'DateTime' }),
    helpersWanted: t.int(),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('publishSession', (t) =>
  t.field({
    type: SessionType,
    args: { input: t.arg({ type: PublishSessionInput, required: true }) },
    errors: orRefused('publishSession', 'session'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const plan = {
        activityId: idOf('Activity', input.activityId, 'activityId'),
        siteId: idOf('Site', input.siteId, 'siteId'),
        room: input.room ?? '',
        capacity: input.capacity,
        helpersWanted: input.helpersWanted ?? 0,
        ...timestampOf('startsAt', input.startsAt),
        ...timestampOf('opensAt', input.opensAt),
        ...timestampOf('closesAt', input.closesAt),
      }
      const request = {
        what: { case: 'plan' as const, value: plan },
        idempotencyKey: idempotencyKeyOf(input),
      }
      const call = context.gateway.clients.venue.publishSession(request, asViewer(context))
      return must((await refusing(call)).session)
    },
  }),
)

const ChangeSessionInput = builder.inputType('ChangeSessionInput', {
  fields: (t) => ({
    sessionId: t.id({ required: true }),
    startsAt: t.field({ type: 'DateTime' }),
    capacity: t.int(),
    room: t.string(),
    helpersWanted: t.int(),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('changeSession', (t) =>
  t.field({
    type: SessionType,
    args: { input: t.arg({ type: ChangeSessionInput, required: true }) },
    errors: orRefused('changeSession', 'session'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const request = {
        sessionId: idOf('Session', input.sessionId, 'sessionId'),
        idempotencyKey: idempotencyKeyOf(input),
        ...timestampOf('startsAt', input.startsAt),
        ...(typeof input.capacity === 'number' && { capacity: input.capacity }),
        ...(typeof input.room === 'string' && { room: input.room }),
        ...(typeof input.helpersWanted === 'number' && { helpersWanted: input.helpersWanted }),
      }
      const call = context.gateway.clients.venue.changeSession(request, asViewer(context))
      return must((await refusing(call)).session)
    },
  }),
)

const CancelSessionInput = builder.inputType('CancelSessionInput', {
  fields: (t) => ({
    sessionId: t.id({ required: true }),
    reason: t.string({ required: true }),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('cancelSession', (t) =>
  t.field({
    type: SessionType,
    args: { input: t.arg({ type: CancelSessionInput, required: true }) },
    errors: orRefused('cancelSession', 'session'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const request = {
        sessionId: idOf('Session', input.sessionId, 'sessionId'),
        reason: input.reason,
        idempotencyKey: idempotencyKeyOf(input),
      }
      const call = context.gateway.clients.venue.cancelSession(request, asViewer(context))
      return must((await refusing(call)).session)
    },
  }),
)
