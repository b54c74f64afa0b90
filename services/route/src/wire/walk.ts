import { type Walk as WalkMessage, WalkSchema } from '@xingzhi/proto/route/v1/route_pb.js'
import { toMessage } from '@xingzhi/runtime/to-message'
import type { Walk } from '../domain/walk.ts'

export function walkMessage(walk: Walk): WalkMessage {
  const stamps = walk.stamps.map((stamp) => ({ ...stamp, doubt: stamp.doubt ?? ('UNSPECIFIED' as const) }))
  return toMessage(WalkSchema, { ...walk, stamps })
}
