import type { HandlerContext } from '@connectrpc/connect'
import {
  type GetStationCodeRequest,
  type GetStationCodeResponse,
  GetStationCodeResponseSchema,
} from '@xingzhi/proto/route/v1/route_service_pb.js'
import { requireActor } from '@xingzhi/runtime/actor'
import { readId } from '@xingzhi/runtime/read-input'
import { refuse } from '@xingzhi/runtime/refusal'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Context } from '../context.ts'
import { readStation } from '../db/stations.ts'

/** For guides and operators. Refuses NOT_FOUND. */
export async function getStationCode(
  { db, clock, codes }: Context,
  request: GetStationCodeRequest,
  call: HandlerContext,
): Promise<GetStationCodeResponse> {
  const { roles } = requireActor(call)
  if (!roles.includes('GUIDE') && !roles.includes('OPERATOR')) refuse('FORBIDDEN')
  const stationId = readId('stationId', request.stationId)
  if (!(await readStation(db, stationId))) refuse('NOT_FOUND', { what: 'station' })
  return toMessage(GetStationCodeResponseSchema, codes.at(stationId, clock()))
}
