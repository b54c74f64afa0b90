import type { GuidedRoute } from './guided-route.ts'

/** GPX 1.1: the stations as waypoints in their order, the path as a track. */
export async function routeGpx({ name, summary, path, stops }: GuidedRoute): Promise<string> {
  // With the first file that is asked for: it takes 16 MB.
  const { BaseBuilder, buildGPX } = await import('gpx-builder')
  const { Metadata, Point, Segment, Track } = BaseBuilder.MODELS
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
