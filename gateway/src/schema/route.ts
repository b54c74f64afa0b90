import type { Route, Stop } from '@xingzhi/proto/route/v1/route_pb.js'
import { builder } from '../builder.ts'
import { askOnce, type Context } from '../context.ts'
import { ClosureType, closuresOf } from './closure.ts'
import { DepartureConnection, departureSpanArgs, listDepartures } from './departure.ts'
import { PointType } from './geo.ts'
import { given, LOAD_MAX, orMissing } from './loading.ts'
import { pageArgs } from './paging.ts'
import { refusing } from './refused.ts'
import { StationType } from './station.ts'
import { ThemeType } from './theme.ts'

export const RouteType = builder.loadableNodeRef('Route', {
  id: { resolve: (route) => route.id },
  load: async (ids: string[], { gateway }: Context) => orMissing(await gateway.catalogue.routes(ids)),
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

const StopType = builder.objectRef<Stop>('Stop').implement({
  fields: (t) => ({
    station: t.field({ type: StationType, resolve: (stop) => stop.stationId }),
    stayMinutes: t.exposeInt('stayMinutes'),
    walkMinutes: t.exposeInt('walkMinutes', { description: 'From the stop before.' }),
  }),
})

RouteType.implement({
  description: 'A themed walk: ordered stations and the path between them.',
  fields: (t) => ({
    theme: t.field({ type: ThemeType, resolve: (route) => given(route.theme) }),
    name: t.exposeString('name'),
    nameEn: t.string({ nullable: true, resolve: (route) => route.nameEn || null }),
    summary: t.exposeString('summary'),
    summaryEn: t.string({ nullable: true, resolve: (route) => route.summaryEn || null }),
    distanceMetres: t.exposeInt('distanceMetres'),
    durationMinutes: t.exposeInt('durationMinutes'),
    stations: t.field({
      type: [StationType],
      description: 'In their order; one may come twice.',
      resolve: (route) => route.stops.map(({ stationId }) => stationId),
    }),
    stops: t.field({ type: [StopType], resolve: (route) => route.stops }),
    path: t.field({ type: [PointType], resolve: (route) => route.path }),
    composed: t.exposeBoolean('composed', {
      description: 'Published by nobody, arranged for this project: an example.',
    }),
    demo: t.exposeBoolean('demo'),
    closures: t.field({
      type: [ClosureType],
      description: 'Those that are not over, of the route and its stations.',
      resolve: ({ id, stops }, _args, context) =>
        closuresOf(context, { routeId: id, stationIds: stops.map(({ stationId }) => stationId) }),
    }),
    departures: t.field({
      type: DepartureConnection,
      args: { ...pageArgs, ...departureSpanArgs },
      resolve: (route, args, context) => listDepartures({ ...args, routeId: route.id }, context),
    }),
  }),
})

builder.queryField('routes', (t) =>
  t.field({
    type: [RouteType],
    args: { theme: t.arg({ type: ThemeType }) },
    resolve: async (_root, { theme }, context) => {
      const routes = await allRoutes(context)
      return theme ? routes.filter((route) => route.theme === theme) : routes
    },
  }),
)

/** Every route, by name: a district has a few dozen. */
export function allRoutes(context: Context): Promise<Route[]> {
  return askOnce(context, 'allRoutes', async () => {
    const { routes } = await refusing(context.gateway.clients.route.listRoutes({}))
    for (const route of routes) RouteType.getDataloader(context).prime(route.id, route)
    return routes
  })
}
