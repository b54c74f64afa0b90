import type { CallOptions } from '@connectrpc/connect'
import { GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { Accessibility } from '@xingzhi/proto/route/v1/route_pb.js'
import type { GetStationCodeResponse } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { asActor } from '@xingzhi/runtime/rpc-client'
import { asViewer } from '../as-viewer.ts'
import { builder } from '../builder.ts'
import type { Context } from '../context.ts'
import { ClosureType, closuresOf } from './closure.ts'
import { PointType } from './geo.ts'
import { GuideType } from './guide.ts'
import { LOAD_MAX, orMissing } from './loading.ts'
import { momentAt, numberOrNull, textOrNull } from './message-fields.ts'
import { OpeningDayType } from './opening-day.ts'
import { orHidden, refusing } from './refusing.ts'
import { allRoutes, RouteType } from './route.ts'

export const StationType = builder.loadableNodeRef('Station', {
  id: { extensions: { shared: true }, resolve: (station) => station.id },
  load: async (ids: string[], { gateway }: Context) => orMissing(await gateway.catalogue.stations(ids)),
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

const AccessibilityType = builder
  .objectRef<Pick<Accessibility, 'surface' | 'note'> & Partial<Accessibility>>('Accessibility')
  .implement({
    description: 'What somebody who walks with difficulty needs to know. Null: not known.',
    fields: (t) => ({
      stepFree: t.boolean({
        nullable: true,
        extensions: { shared: true },
        resolve: ({ stepFree }) => stepFree ?? null,
      }),
      surface: t.string(textOrNull('surface', { shared: true })),
      seats: t.boolean({
        nullable: true,
        extensions: { shared: true },
        resolve: ({ seats }) => seats ?? null,
      }),
      toilets: t.boolean({
        nullable: true,
        extensions: { shared: true },
        resolve: ({ toilets }) => toilets ?? null,
      }),
      steps: t.int({
        nullable: true,
        description: 'Of bridges and stairs on the way here.',
        extensions: { shared: true },
        resolve: ({ steps }) => steps ?? null,
      }),
      note: t.string(textOrNull('note', { shared: true })),
    }),
  })

const StationCodeType = builder
  .objectRef<Pick<GetStationCodeResponse, 'code' | 'validUntil'>>('StationCode')
  .implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      validUntil: t.field(momentAt('validUntil')),
    }),
  })

const NOTHING_KNOWN = { surface: '', note: '' }

StationType.implement({
  fields: (t) => ({
    name: t.exposeString('name', { extensions: { shared: true } }),
    nameEn: t.string(textOrNull('nameEn', { shared: true })),
    story: t.exposeString('story', { extensions: { shared: true } }),
    storyEn: t.string(textOrNull('storyEn', { shared: true })),
    point: t.field({
      type: PointType,
      extensions: { shared: true },
      resolve: (station) => must(station.point, 'a station has no point'),
    }),
    precisionMetres: t.int(numberOrNull('precisionMetres', { shared: true })),
    capacity: t.exposeInt('capacity', { extensions: { shared: true } }),
    openingHours: t.string({
      ...textOrNull('openingHours', { shared: true }),
      description: "In the syntax of OpenStreetMap's opening_hours; null: not known.",
    }),
    openings: t.field({
      type: [OpeningDayType],
      description: 'What departures are planned by. `from`: YYYY-MM-DD, without it today; up to 31 days.',
      args: { from: t.arg.string(), days: t.arg.int({ defaultValue: 7, required: true }) },
      extensions: { cost: { ownCall: true } },
      resolve: async ({ id }, { from, days }, { gateway }) => {
        const request = { stationIds: [id], fromDate: from ?? '', days }
        const { stations } = await refusing(gateway.clients.route.getOpenings(request))
        return stations[0]?.days ?? []
      },
    }),
    accessibility: t.field({
      type: AccessibilityType,
      extensions: { shared: true },
      resolve: (station) => station.accessibility ?? NOTHING_KNOWN,
    }),
    checkInRadiusMetres: t.exposeInt('checkInRadiusMetres', { extensions: { shared: true } }),
    closures: t.field({
      type: [ClosureType],
      extensions: { shared: true },
      resolve: ({ id }, _args, context) => closuresOf(context, { stationIds: [id] }),
    }),
    routes: t.field({
      type: [RouteType],
      extensions: { shared: true },
      resolve: async ({ id }, _args, context) => {
        const routes = await allRoutes(context)
        return routes.filter(({ stops }) => stops.some(({ stationId }) => stationId === id))
      },
    }),
    demo: t.exposeBoolean('demo', { extensions: { shared: true } }),
    code: t.field({
      type: StationCodeType,
      nullable: true,
      description: 'What an admitted guide shows here now; null for anybody else but operators.',
      extensions: { cost: { ownCall: true } },
      resolve: async ({ id: stationId }, _args, context) => {
        const asked = await asStationStaff(context)
        return asked && orHidden(context.gateway.clients.route.getStationCode({ stationId }, asked))
      },
    }),
  }),
})

/** A guide is whom an operator admitted, whatever the identity provider calls them. */
async function asStationStaff(context: Context): Promise<CallOptions | null> {
  const { viewer, gateway } = context
  if (viewer === undefined) return null
  if (viewer.roles.includes('OPERATOR')) return asViewer(context)
  const guide = await GuideType.getDataloader(context).load(viewer.personId)
  if (guide?.status !== GuideStatus.ADMITTED) return null
  return asActor(gateway.actorTokens.sign({ personId: viewer.personId, roles: ['GUIDE'] }))
}
