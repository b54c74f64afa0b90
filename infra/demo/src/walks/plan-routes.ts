import { Theme } from '@xingzhi/proto/common/v1/theme_pb.js'
import { must } from '@xingzhi/runtime/assert'
import { readData } from '../read-data.ts'
import { type QualificationKey, walkHabits } from './walk-habits.ts'

/** A walk, as `data/routes.json` has it: estimates and cautions as they were gathered. */
interface GatheredRoute {
  id: string
  nameZh: string
  nameEn: string
  theme: string
  basis: 'documented' | 'composed'
  straightLengthM: number
  estimatedWalkM: number
  accessibility: string
  cautions: string
  stations: { placeId: string; lat: number; lon: number; legStraightM: number | null; visitMin: number }[]
}

export interface PlannedStop {
  placeId: string
  stayMinutes: number
  walkMinutes: number
}

export interface PlannedRoute {
  routeKey: string
  theme: Theme
  name: string
  nameEn: string
  summary: string
  summaryEn: string
  stops: PlannedStop[]
  path: { latitude: number; longitude: number }[]
  composed: boolean
  qualifications: readonly QualificationKey[]
}

const walkMetresPerMinute = 60
const themes: Record<string, Theme> = {
  非遗传承: Theme.INTANGIBLE_HERITAGE,
  红色印记: Theme.RED,
  美丽乡村: Theme.COUNTRYSIDE,
  '工业记忆（红色印记）': Theme.HISTORY,
  科学精神: Theme.SCIENCE,
}

/** Planned last and without departures: that it is there means all else is. */
export const lastRouteKey = 'r-duhang'

/** Every route of the demo, the last one last. */
export function planRoutes(): PlannedRoute[] {
  const gathered = readData<GatheredRoute>('routes.json')
  const isLast = ({ id }: GatheredRoute) => id === lastRouteKey
  return [...gathered.filter((route) => !isLast(route)), ...gathered.filter(isLast)].map(planRoute)
}

function planRoute(route: GatheredRoute): PlannedRoute {
  const { id, nameZh, nameEn, basis, stations } = route
  const { summaryEn, qualifications } = must(walkHabits[id])
  // A walk is longer than the straight lines between its stations.
  const detour = route.estimatedWalkM / route.straightLengthM
  return {
    routeKey: id,
    theme: must(themes[route.theme]),
    name: nameZh,
    nameEn,
    summary: `${route.cautions}。${route.accessibility}。`.replaceAll(/[,;] ?/g, '，'),
    summaryEn,
    stops: stations.map(({ placeId, visitMin, legStraightM }) => ({
      placeId,
      stayMinutes: visitMin,
      walkMinutes: Math.ceil(((legStraightM ?? 0) * detour) / walkMetresPerMinute),
    })),
    path: stations
      .map(({ lat, lon }) => ({ latitude: lat, longitude: lon }))
      .filter(({ latitude, longitude }, at, points) => {
        const before = points[at - 1]
        return before?.latitude !== latitude || before.longitude !== longitude
      }),
    composed: basis === 'composed',
    qualifications,
  }
}
