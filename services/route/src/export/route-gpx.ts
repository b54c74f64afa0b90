import { descriptionOf, type GuidedRoute } from './guided-route.ts'

/** GPX 1.1: the stations as waypoints in their order, the path as a track. */
export async function routeGpx(route: GuidedRoute): Promise<string> {
  // With the first file that is asked for: it takes 16 MB.
  const { BaseBuilder, buildGPX } = await import('gpx-builder')
  const { Copyright, Link, Metadata, Point, Segment, Track } = BaseBuilder.MODELS
  const { name, path, stops, provenance } = route
  const { attribution, licence, licenceUrl, pageUrl, caveats } = provenance
  const desc = descriptionOf(route)
  const link = pageUrl === '' ? {} : { link: new Link(pageUrl, { text: name }) }
  const waypoints = stops.map(
    ({ number, name: station, story, latitude, longitude }) =>
      new Point(latitude, longitude, { name: `${padded(number)} ${station}`, desc: story }),
  )
  const segment = new Segment(path.map(({ latitude, longitude }) => new Point(latitude, longitude)))
  const builder = new BaseBuilder()
  const copyright = new Copyright(attribution.replace('© ', ''), { license: licenceUrl })
  builder.setMetadata(new Metadata({ name, desc, copyright, ...link }))
  builder.setWayPoints(waypoints)
  const src = `行知 Xingzhi, ${attribution} (${licence})`
  const cmt = caveats.join('\n')
  builder.setTracks([new Track([segment], { name, desc, src, ...(cmt !== '' && { cmt }), ...link })])
  return buildGPX(builder.toObject())
}

/** Watches and maps sort waypoints by their names as texts. */
function padded(number: number): string {
  return String(number).padStart(2, '0')
}
