import type { MessageInitShape } from '@bufbuild/protobuf'
import type { Bounds } from '@xingzhi/proto/common/v1/geo_pb.js'
import type { ListSitesRequest, ListSitesResponseSchema } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { pageOf, readPage } from '@xingzhi/runtime/page'
import { readDegrees, refuseInput } from '@xingzhi/runtime/read-input'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { type Box, listSites as listSiteRows } from '../db/sites.ts'
import { readCrafts } from '../wire/read-craft.ts'
import { siteMessage } from '../wire/site.ts'

const cursor = z.tuple([z.uuid()])

export async function listSites(
  { db }: Context,
  request: ListSitesRequest,
): Promise<MessageInitShape<typeof ListSitesResponseSchema>> {
  const { limit, after } = readPage(request.page, { cursor })
  const within = request.within && readBox(request.within)
  const crafts = readCrafts('crafts', request.crafts)
  const found = await listSiteRows(db, { within, crafts, after: after?.[0], limit })
  const { rows, pageInfo } = pageOf(found, limit, (site) => [site.id])
  return { sites: rows.map(siteMessage), pageInfo }
}

function readBox(bounds: Bounds): Box {
  const box = {
    south: readDegrees('within.south', bounds.south, 90),
    west: readDegrees('within.west', bounds.west, 180),
    north: readDegrees('within.north', bounds.north, 90),
    east: readDegrees('within.east', bounds.east, 180),
  }
  if (box.south > box.north) refuseInput('within.north', 'too_small', box.south)
  if (box.west > box.east) refuseInput('within.east', 'too_small', box.west)
  return box
}
