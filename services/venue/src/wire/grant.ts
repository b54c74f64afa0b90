import type { MessageInitShape } from '@bufbuild/protobuf'
import { timestampFromDate } from '@bufbuild/protobuf/wkt'
import type { GrantSchema } from '@xingzhi/proto/venue/v1/venue_pb.js'
import type { Grant } from '../db/grants.ts'

export function grantMessage({ grantedAt, ...same }: Grant): MessageInitShape<typeof GrantSchema> {
  return { ...same, grantedAt: timestampFromDate(grantedAt) }
}
