import type { MessageInitShape } from '@bufbuild/protobuf'
import type { ListStreetTownsResponseSchema } from '@xingzhi/proto/venue/v1/venue_service_pb.js'
import type { Context } from '../context.ts'
import { listStreetTowns as listRows } from '../db/street-towns.ts'

export async function listStreetTowns({
  db,
}: Context): Promise<MessageInitShape<typeof ListStreetTownsResponseSchema>> {
  return { streetTowns: await listRows(db) }
}
