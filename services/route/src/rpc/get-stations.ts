import type { MessageInitShape } from '@bufbuild/protobuf'
import type {
  GetStationsRequest,
  GetStationsResponseSchema,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { readIds } from '@xingzhi/runtime/read-input'
import type { Context } from '../context.ts'
import { readStations } from '../db/stations.ts'
import { stationMessage } from '../wire/station.ts'

export async function getStations(
  { db }: Context,
  request: GetStationsRequest,
): Promise<MessageInitShape<typeof GetStationsResponseSchema>> {
  const stations = await readStations(db, readIds('ids', request.ids))
  return { stations: stations.map(stationMessage) }
}
