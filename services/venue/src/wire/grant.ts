import { type Grant as GrantMessage, GrantSchema } from '@xingzhi/proto/venue/v1/venue_pb.js'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Grant } from '../db/grants.ts'

export function grantMessage(grant: Grant): GrantMessage {
  return toMessage(GrantSchema, grant)
}
