import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import { CheckInProof, type StampSchema, type WalkSchema } from '@xingzhi/proto/route/v1/route_pb.js'
import type { Stamp, Walk } from '../domain/walk.ts'

export function walkMessage({
  id,
  routeId,
  startedAt,
  completedAt,
  stamps,
}: Walk): MessageInitShape<typeof WalkSchema> {
  return {
    ...{ id, routeId },
    startedAt: timestampFromDate(startedAt),
    ...(completedAt && { completedAt: timestampFromDate(completedAt) }),
    stamps: stamps.map(stampMessage),
  }
}

function stampMessage({ at, claimedAt, proof, ...same }: Stamp): MessageInitShape<typeof StampSchema> {
  return {
    ...same,
    proof: CheckInProof[proof],
    at: timestampFromDate(at),
    ...(claimedAt && { claimedAt: timestampFromDate(claimedAt) }),
  }
}
