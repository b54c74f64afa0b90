import Supercluster, { type ClusterFeature, type PointFeature } from 'supercluster'
import type { SiteMark } from './props.ts'
import { worldPoint, worldScale } from './world.ts'

interface Sums {
  siteCount: number
  capacity: number
  remaining: number
}

export interface SiteOnMap {
  kind: 'site'
  key: string
  site: SiteMark
  point: { latitude: number; longitude: number }
  /** Pixels that the mark stands off its point, because others stand there too. */
  offset: { x: number; y: number }
}

export interface ClusterOnMap extends Sums {
  kind: 'cluster'
  key: string
  clusterId: number
  siteIds: string[]
  point: { latitude: number; longitude: number }
}

export type MarkOnMap = SiteOnMap | ClusterOnMap

export interface Clusters {
  /** All marks of a map at this zoom, which may lie between two whole ones. */
  at(zoom: number): MarkOnMap[]
  /** The zoom at which this cluster falls apart. */
  expansionZoom(clusterId: number): number
}

/** Between the middles of two marks, in pixels: two never cover each other. */
const CLUSTER_RADIUS_PX = 60
export const CLUSTER_MAX_ZOOM = 16
/** Between two whole zooms the clusters of the nearer one stand; they come a little closer than the radius. */
const CLUSTER_AHEAD = 0.35
const SPREAD_WITHIN_PX = 30
const SPREAD_RADIUS_PX = 27

/** Groups sites that would cover each other. Those of `apart` (the selected one) stand alone at every zoom. */
export function createClusters(sites: readonly SiteMark[], apart: ReadonlySet<string>): Clusters {
  const index = new Supercluster<SiteMark, Sums>({
    radius: CLUSTER_RADIUS_PX,
    extent: 256,
    maxZoom: CLUSTER_MAX_ZOOM,
    map: ({ capacity, remaining }) => ({ siteCount: 1, capacity, remaining }),
    reduce(sums, one) {
      sums.siteCount += one.siteCount
      sums.capacity += one.capacity
      sums.remaining += one.remaining
    },
  })
  index.load(sites.filter((site) => !apart.has(site.id)).map(feature))
  const alone = sites.filter((site) => apart.has(site.id)).map(onItsPoint)
  return {
    at(zoom) {
      const marks = index
        .getClusters([-180, -85, 180, 85], Math.floor(zoom + CLUSTER_AHEAD))
        .map((one) => markOf(index, one))
      return [...(zoom > CLUSTER_MAX_ZOOM ? spread(marks, zoom) : marks), ...alone]
    },
    expansionZoom: (clusterId) => index.getClusterExpansionZoom(clusterId),
  }
}

type Grouped = ClusterFeature<Sums> | PointFeature<SiteMark>

function markOf(index: Supercluster<SiteMark, Sums>, grouped: Grouped): MarkOnMap {
  const { properties } = grouped
  if (!('cluster_id' in properties)) return onItsPoint(properties as SiteMark)
  const [longitude = 0, latitude = 0] = grouped.geometry.coordinates
  const { cluster_id: clusterId, siteCount, capacity, remaining } = properties
  const siteIds = index.getLeaves(clusterId, Infinity).map((leaf) => leaf.properties.id)
  return {
    kind: 'cluster',
    key: `cluster-${[...siteIds].sort().join()}`,
    clusterId,
    siteIds,
    siteCount,
    capacity,
    remaining,
    point: { latitude, longitude },
  }
}

function onItsPoint(site: SiteMark): SiteOnMap {
  return { kind: 'site', key: site.id, site, point: site.point, offset: { x: 0, y: 0 } }
}

function feature(site: SiteMark): PointFeature<SiteMark> {
  return {
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [site.point.longitude, site.point.latitude] },
    properties: site,
  }
}

/** Sites in one house stand in a ring around it, so that each can be pressed. */
export function spread(marks: readonly MarkOnMap[], zoom: number): MarkOnMap[] {
  const scale = worldScale(zoom)
  const pixels = (mark: MarkOnMap) => {
    const { x, y } = worldPoint(mark.point.longitude, mark.point.latitude)
    return { x: x * scale, y: y * scale }
  }
  const groups: { at: { x: number; y: number }; members: MarkOnMap[] }[] = []
  for (const mark of marks) {
    const at = pixels(mark)
    const group = groups.find((one) => Math.hypot(one.at.x - at.x, one.at.y - at.y) < SPREAD_WITHIN_PX)
    if (group) group.members.push(mark)
    else groups.push({ at, members: [mark] })
  }
  return groups.flatMap(({ at, members }) => {
    if (members.length < 2) return members
    const radius = Math.max(SPREAD_RADIUS_PX, (members.length * 2 * SPREAD_RADIUS_PX) / (2 * Math.PI))
    return members.map((mark, place) => {
      if (mark.kind === 'cluster') return mark
      const angle = (2 * Math.PI * place) / members.length - Math.PI / 2
      const own = pixels(mark)
      const offset = {
        x: Math.round(at.x + radius * Math.cos(angle) - own.x),
        y: Math.round(at.y + radius * Math.sin(angle) - own.y),
      }
      return { ...mark, offset }
    })
  })
}
