import type { CallOptions } from '@connectrpc/connect'
import { GuideStatus } from '@xingzhi/proto/guide/v1/guide_pb.js'
import type { Accessibility } from '@xingzhi/proto/route/v1/route_pb.js'
import type { GetStationCodeResponse } from '@xingzhi/proto/route/v1/route_service_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { asActor } from '@xingzhi/runtime/rpc-client'
import { builder } from '../builder.ts'
import { asViewer } from '../clients.ts'
import type { Context } from '../context.ts'
import { ClosureType, closuresOf } from './closure.ts'
import { momentOf } from './date-time.ts'
import { PointType } from './geo.ts'
import { GuideType } from './guide.ts'
import { LOAD_MAX, orMissing } from './loading.ts'
import { orHidden } from './refused.ts'
import { allRoutes, RouteType } from './route.ts'

export const StationType = builder.loadableNodeRef('Station', {
  id: { resolve: (station) => station.id },
  load: async (ids: string[], { gateway }: Context) => orMissing(await gateway.catalogue.stations(ids)),
  loaderOptions: { maxBatchSize: LOAD_MAX },
})

const AccessibilityType = builder
  .objectRef<Pick<Accessibility, 'surface' | 'note'> & Partial<Accessibility>>('Accessibility')
  .implement({
    description: 'What somebody who walks with difficulty needs to know. Null: not known.',
    fields: (t) => ({
      stepFree: t.boolean({ nullable: true, resolve: ({ stepFree }) => stepFree ?? null }),
      surface: t.string({ nullable: true, resolve: ({ surface }) => surface || null }),
      seats: t.boolean({ nullable: true, resolve: ({ seats }) => seats ?? null }),
      toilets: t.boolean({ nullable: true, resolve: ({ toilets }) => toilets ?? null }),
      steps: t.int({
        nullable: true,
        description: 'Of bridges and stairs on the way here.',
        resolve: ({ steps }) => steps ?? null,
      }),
      note: t.string({ nullable: true, resolve: ({ note }) => note || null }),
    }),
  })

const StationCodeType = builder
  .objectRef<Pick<GetStationCodeResponse, 'code' | 'validUntil'>>('StationCode')
  .implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      validUntil: t.field({ type: 'DateTime', resolve: (shown) => momentOf(shown.validUntil) }),
    }),
  })

const NOTHING_KNOWN = { surface: '', note: '' }

StationType.implement({
  fields: (t) => ({
    name: t.exposeString('name'),
    nameEn: t.string({ nullable: true, resolve: (station) => station.nameEn || null }),
    story: t.exposeString('story'),
    storyEn: t.string({ nullable: true, resolve: (station) => station.storyEn || null }),
    point: t.field({ type: PointType, resolve: (station) => must(station.point, 'a station has no point') }),
    precisionMetres: t.int({ nullable: true, resolve: (station) => station.precisionMetres || null }),
    capacity: t.exposeInt('capacity'),
    openingHours: t.string({
      nullable: true,
      description: "In the syntax of OpenStreetMap's opening_hours; null: always open.",
      resolve: (station) => station.openingHours || null,
    }),
    accessibility: t.field({
      type: AccessibilityType,
      resolve: (station) => station.accessibility ?? NOTHING_KNOWN,
    }),
    checkInRadiusMetres: t.exposeInt('checkInRadiusMetres'),
    closures: t.field({
      type: [ClosureType],
      resolve: ({ id }, _args, context) => closuresOf(context, { stationIds: [id] }),
    }),
    routes: t.field({
      type: [RouteType],
      resolve: async ({ id }, _args, context) => {
        const routes = await allRoutes(context)
        return routes.filter(({ stops }) => stops.some(({ stationId }) => stationId === id))
      },
    }),
    demo: t.exposeBoolean('demo'),
    code: t.field({
      type: StationCodeType,
      nullable: true,
      description: 'What an admitted guide shows here now; null for anybody else but operators.',
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
