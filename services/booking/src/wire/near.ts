import type { Point as PointMessage } from '@xingzhi/proto/common/v1/geo_pb.js'
import type { Point } from '@xingzhi/runtime/distance'
import { readPoint, refuseInput } from '@xingzhi/runtime/read-input'

/** Where somebody is, if they say so. Refuses INVALID_INPUT. */
export function readNear(near: PointMessage | undefined): Point | undefined {
  if (!near) return undefined
  // NaN fails both comparisons.
  const isPlace = Math.abs(near.latitude) <= 90 && Math.abs(near.longitude) <= 180
  return isPlace ? readPoint('near', near) : refuseInput('near', 'malformed')
}
