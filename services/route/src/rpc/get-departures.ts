import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  GetDeparturesRequest,
  GetDeparturesResponseSchema,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { readIds } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { readDepartures } from '../db/departures.ts'
import { departureMessage } from '../wire/departure.ts'

/** Cancelled ones too: who had reserved one sees what became of it. */
export async function getDepartures(
  { db }: Context,
  request: GetDeparturesRequest,
): Promise<MessageInitShape<typeof GetDeparturesResponseSchema>> {
  const departures = await readDepartures(db, readIds('ids', request.ids))
  return { departures: departures.map(departureMessage) }
}
