import type { Closure } from '@xingzhi/proto/route/v1/route_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import { askOnce, type Context } from '../context.ts'
import { signedIn } from '../signed-in.ts'
import { timestampOf } from './date-time.ts'
import { idOf, toGlobalId } from './global-id.ts'
import { idempotencyKeyOf } from './idempotency-key.ts'
import { momentAt, momentOrNull, textOrNull } from './message-fields.ts'
import { orRefused, refusing } from './refused.ts'
import { RouteType } from './route.ts'
import { StationType } from './station.ts'

export const ClosureType = builder.objectRef<Closure>('Closure').implement({
  description: 'A time in which a station or a route cannot be walked.',
  fields: (t) => ({
    id: t.id({ extensions: { shared: true }, resolve: (closure) => toGlobalId('Closure', closure.id) }),
    station: t.field({
      type: StationType,
      nullable: true,
      extensions: { shared: true },
      resolve: ({ of }) => (of.case === 'stationId' ? of.value : null),
    }),
    route: t.field({
      type: RouteType,
      nullable: true,
      extensions: { shared: true },
      resolve: ({ of }) => (of.case === 'routeId' ? of.value : null),
    }),
    from: t.field(momentAt('from', { shared: true })),
    until: t.field({ ...momentOrNull('until', { shared: true }), description: 'Null: until it is ended.' }),
    reason: t.exposeString('reason', { extensions: { shared: true } }),
    reasonEn: t.string(textOrNull('reasonEn', { shared: true })),
  }),
})

builder.queryField('closures', (t) =>
  t.field({
    type: [ClosureType],
    description: 'Closures that are not over.',
    extensions: { shared: true, cost: { listLength: 50 } },
    resolve: (_root, _args, context) => allClosures(context),
  }),
)

/** Those that are not over, of the stations and the route. */
export async function closuresOf(
  context: Context,
  { stationIds, routeId }: { stationIds: readonly string[]; routeId?: string },
): Promise<Closure[]> {
  const closures = await allClosures(context)
  return closures.filter(({ of }) =>
    of.case === 'stationId' ? stationIds.includes(of.value) : of.value === routeId,
  )
}

/** However many things ask for theirs: those that are not over are few, at most 1,000. */
function allClosures(context: Context): Promise<Closure[]> {
  return askOnce(context, 'allClosures', async () => {
    const { closures } = await refusing(context.gateway.clients.route.listClosures({}))
    return closures
  })
}

const AddClosureInput = builder.inputType('AddClosureInput', {
  description: 'Of a station or of a route. Without `from`: from now on.',
  fields: (t) => ({
    stationId: t.id(),
    routeId: t.id(),
    from: t.field({ type: 'DateTime' }),
    until: t.field({ type: 'DateTime' }),
    reason: t.string({ required: true }),
    reasonEn: t.string(),
    idempotencyKey: t.string({ required: true }),
  }),
})

builder.mutationField('addClosure', (t) =>
  t.field({
    type: ClosureType,
    args: { input: t.arg({ type: AddClosureInput, required: true }) },
    errors: orRefused('addClosure', 'closure'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const closure = {
        of: closedBy(input),
        reason: input.reason,
        reasonEn: input.reasonEn ?? '',
        ...timestampOf('from', input.from),
        ...timestampOf('until', input.until),
      }
      const request = { closure, idempotencyKey: idempotencyKeyOf(input) }
      const call = context.gateway.clients.route.addClosure(request, asViewer(context))
      return must((await refusing(call)).closure)
    },
  }),
)

/** What is closed: one of the two. */
function closedBy({ stationId, routeId }: typeof AddClosureInput.$inferInput) {
  if (stationId && routeId) refuse('INVALID_INPUT', { field: 'routeId', problem: 'malformed' })
  if (stationId) return { case: 'stationId' as const, value: idOf('Station', stationId, 'stationId') }
  if (routeId) return { case: 'routeId' as const, value: idOf('Route', routeId, 'routeId') }
  refuse('INVALID_INPUT', { field: 'stationId', problem: 'required' })
}

const EndClosureInput = builder.inputType('EndClosureInput', {
  fields: (t) => ({ closureId: t.id({ required: true }) }),
})

builder.mutationField('endClosure', (t) =>
  t.field({
    type: ClosureType,
    args: { input: t.arg({ type: EndClosureInput, required: true }) },
    errors: orRefused('endClosure', 'closure'),
    resolve: async (_root, { input }, context) => {
      signedIn(context)
      const request = { closureId: idOf('Closure', input.closureId, 'closureId') }
      const call = context.gateway.clients.route.endClosure(request, asViewer(context))
      return must((await refusing(call)).closure)
    },
  }),
)
