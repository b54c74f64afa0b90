import { BaseBuilder, buildGPX } from 'gpx-builder'
import type { GuidedRoute } from './guided-route.ts'

const { Metadata, Point, Segment, Track } = BaseBuilder.MODELS

/** GPX 1.1: the stations as waypoints in their order, the path as a track. */
export function routeGpx({ name, summary, path, stops }: GuidedRoute): string {
  const waypoints = stops.map(
    ({ number, name, story, latitude, longitude }) =>
      new Point(latitude, longitude, { name: `${number} ${name}`, desc: story }),
  )
  const segment = new Segment(path.map(({ latitude, longitude }) => new Point(latitude, longitude)))
  const builder = new BaseBuilder()
  builder.setMetadata(new Metadata({ name, desc: summary }))
  builder.setWayPoints(waypoints)
  builder.setTracks([new Track([segment], { name })])
  return buildGPX(builder.toObject())
}
