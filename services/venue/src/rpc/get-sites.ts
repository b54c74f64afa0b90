import type { MessageInitShape } from '@bufbuild/protobuf'
import type { GetSitesRequest, GetSitesResponseSchema } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import { readIds } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { readSites } from '../db/sites.ts'
import { siteMessage } from '../wire/site.ts'

export async function getSites(
  { db }: Context,
  request: GetSitesRequest,
): Promise<MessageInitShape<typeof GetSitesResponseSchema>> {
  const sites = await readSites(db, readIds('ids', request.ids))
  return { sites: sites.map(siteMessage) }
}
