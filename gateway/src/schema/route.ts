import { PathKind, type Route, type Stop } from '@xingzhi/proto/route/v1/route_pb.js'
import { builder } from '../builder.ts'
import { askOnce, type Context } from '../context.ts'
import { ClosureType, closuresOf } from './closure.ts'
import { DepartureConnection } from './departure.ts'
import { departureSpanArgs, listDepartures } from './departure-list.ts'
import { PointType } from './geo.ts'
import { given, LOAD_MAX, orMissing } from './loading.ts'
import { textOrNull } from './message-fields.ts'
import { pageArgs } from './paging.ts'
import { refusing } from './refusing.ts'
import { StationType } from './station.ts'
import { ThemeType } from './theme.ts'

export const RouteType = builder.loadableNodeRef('Route', {
  id: { extensions: { shared: true }, resolve: (route) => route.id },
  load: async (ids: string[], { gateway }: Context) => orMissing(await gateway.catalogue.routes(ids)),
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

const StopType = builder.objectRef<Stop>('Stop').implement({
  fields: (t) => ({
    station: t.field({ type: StationType, extensions: { shared: true }, resolve: (stop) => stop.stationId }),
    stayMinutes: t.exposeInt('stayMinutes', { extensions: { shared: true } }),
    walkMinutes: t.exposeInt('walkMinutes', {
      extensions: { shared: true },
      description: 'From the stop before.',
    }),
  }),
})

const PathKindType = builder.enumType('PathKind', {
  description: 'STRAIGHT: from station to station as the crow flies; the way is longer.',
  values: {
    STRAIGHT: { value: PathKind.STRAIGHT },
    DRAWN: { value: PathKind.DRAWN },
    STREETS: { value: PathKind.STREETS },
  },
})

RouteType.implement({
  description: 'A themed walk: ordered stations and the path between them.',
  fields: (t) => ({
    theme: t.field({ type: ThemeType, extensions: { shared: true }, resolve: (route) => given(route.theme) }),
    name: t.exposeString('name', { extensions: { shared: true } }),
    nameEn: t.string(textOrNull('nameEn', { shared: true })),
    summary: t.exposeString('summary', { extensions: { shared: true } }),
    summaryEn: t.string(textOrNull('summaryEn', { shared: true })),
    distanceMetres: t.exposeInt('distanceMetres', { extensions: { shared: true } }),
    durationMinutes: t.exposeInt('durationMinutes', { extensions: { shared: true } }),
    stations: t.field({
      type: [StationType],
      description: 'In their order; one may come twice.',
      extensions: { shared: true },
      resolve: (route) => route.stops.map(({ stationId }) => stationId),
    }),
    stops: t.field({ type: [StopType], extensions: { shared: true }, resolve: (route) => route.stops }),
    path: t.field({
      type: [PointType],
      extensions: { shared: true, cost: { listLength: 40 } },
      resolve: (route) => route.path,
    }),
    pathKind: t.field({
      type: PathKindType,
      extensions: { shared: true },
      resolve: ({ pathKind }) => pathKind || PathKind.DRAWN,
    }),
    composed: t.exposeBoolean('composed', {
      extensions: { shared: true },
      description: 'Published by nobody, arranged for this project: an example.',
    }),
    demo: t.exposeBoolean('demo', { extensions: { shared: true } }),
    closures: t.field({
      type: [ClosureType],
      description: 'Those that are not over, of the route and its stations.',
      extensions: { shared: true },
      resolve: ({ id, stops }, _args, context) =>
        closuresOf(context, { routeId: id, stationIds: stops.map(({ stationId }) => stationId) }),
    }),
    departures: t.field({
      type: DepartureConnection,
      args: { ...pageArgs, ...departureSpanArgs },
      extensions: { shared: true },
      resolve: (route, args, context) => listDepartures({ ...args, routeId: route.id }, context),
    }),
  }),
})

builder.queryField('routes', (t) =>
  t.field({
    type: [RouteType],
    args: { theme: t.arg({ type: ThemeType, extensions: { shared: true } }) },
    extensions: { shared: true, cost: { listLength: 30 } },
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
