import type { Closure } from '@xingzhi/proto/route/v1/route_pb.js'
import { refuse } from '@xingzhi/runtime/refusal'
import { builder } from '../builder.ts'
import { askOnce, type Context } from '../context.ts'
import { defineMutation } from './define-mutation.ts'
import { idOf, toGlobalId } from './global-id.ts'
import { id, moment, required, text, unreadId } from './input-fields.ts'
import { momentAt, momentOrNull, textOrNull } from './message-fields.ts'
import { refusing } from './refusing.ts'
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

defineMutation('addClosure', {
  description: 'Of a station or of a route. Without `from`: from now on.',
  input: {
    stationId: unreadId,
    routeId: unreadId,
    from: moment,
    until: moment,
    reason: required(text),
    reasonEn: text,
  },
  rpc: ({ route }) => route.addClosure,
  request: ({ stationId, routeId, ...closure }) => ({
    closure: { ...closure, of: closedBy(stationId, routeId) },
  }),
  type: ClosureType,
  field: 'closure',
  result: ({ closure }) => closure,
})

/** What is closed: one of the two. */
function closedBy(stationId: string | undefined, routeId: string | undefined) {
  if (stationId && routeId) refuse('INVALID_INPUT', { field: 'routeId', problem: 'malformed' })
  if (stationId) return { case: 'stationId' as const, value: idOf('Station', stationId, 'stationId') }
  if (routeId) return { case: 'routeId' as const, value: idOf('Route', routeId, 'routeId') }
  refuse('INVALID_INPUT', { field: 'stationId', problem: 'required' })
}

defineMutation('endClosure', {
  input: { closureId: required(id('Closure')) },
  idempotencyKey: false,
  rpc: ({ route }) => route.endClosure,
  request: (ended) => ended,
  type: ClosureType,
  field: 'closure',
  result: ({ closure }) => closure,
})
