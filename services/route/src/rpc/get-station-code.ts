import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { HandlerContext } from '@connectrpc/connect'
import type {
  GetStationCodeRequest,
  GetStationCodeResponseSchema,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import type { Context } from '../context.ts'
import { readStation } from '../db/stations.ts'

/** For guides and operators. Refuses NOT_FOUND. */
export async function getStationCode(
  { sql, clock, codes }: Context,
  request: GetStationCodeRequest,
  call: HandlerContext,
): Promise<MessageInitShape<typeof GetStationCodeResponseSchema>> {
  const { roles } = requireActor(call)
  if (!roles.includes('GUIDE') && !roles.includes('OPERATOR')) refuse('FORBIDDEN')
  const stationId = readId('stationId', request.stationId)
  if (!(await readStation(sql, stationId))) refuse('NOT_FOUND', { what: 'station' })
  const { code, validUntil } = codes.at(stationId, clock())
  return { code, validUntil: timestampFromDate(validUntil) }
}
